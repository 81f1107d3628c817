r"""Texts that a regular expression spells out (`\bpluie|\bpains?\b|neige (?:fine|épaisse)`): no need to compile it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

MOST = 24
"""Texts that an alternative may spell out."""
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]|[^\\\[()|]+", re.DOTALL)
_NOT_APART = re.compile(r"\(\?[a-zA-Z(]|\\[1-9]")
"""Flags, names, conditions and references: what the alternatives of a pattern mean may depend on one another."""
_BOUNDARY = r"\b"
_PIECE = re.compile(  # a character, one of a few, or one of several texts; it may be left out
    r"(?:(?P<text>[^\\\[\](){}.*+?^$|])|\[(?P<letters>[^\W_]+)\]|\(\?:(?P<choices>[^\\\[\](){}.*+?^$]*)\))"
    r"(?P<maybe>\?(?![?+]))?(?![*+{])"
)


class Text(NamedTuple):
    """A text, and a word with it where `begins` and `ends` say so; it begins or ends with a letter or digit there."""

    text: str
    begins: bool
    ends: bool

    def occurs(self, folded: str, low: int, high: int) -> bool:
        """Whether it stands in a part of a text."""
        at = folded.find(self.text, low, high)
        while at >= 0:
            end = at + len(self.text)
            inside = (self.begins and at and _is_of_word(folded[at - 1])) or (
                self.ends and end < high and _is_of_word(folded[end])
            )
            if not inside:
                return True
            at = folded.find(self.text, at + 1, high)
        return False


def spelt(source: str) -> tuple[list[Text], str | None]:
    """The texts that alternatives of a pattern spell out, and a pattern of the others if there are any."""
    texts, others = list[Text](), list[str]()
    for alternative in _alternatives(source):
        found = _texts(alternative)
        if found is None:
            others.append(alternative)
        else:
            texts += found
    return texts, "|".join(others) if others else None


def _alternatives(source: str) -> Iterator[str]:
    if _NOT_APART.search(source):
        yield source
        return
    start, depth = 0, 0
    for token in _TOKEN.finditer(source):
        depth += (token.group() == "(") - (token.group() == ")")
        if token.group() == "|" and not depth:
            yield source[start : token.start()]
            start = token.end()
    yield source[start:]


def _texts(alternative: str) -> list[Text] | None:
    begins, ends = alternative.startswith(_BOUNDARY), alternative.endswith(_BOUNDARY)
    bodies = _bodies(alternative.removeprefix(_BOUNDARY).removesuffix(_BOUNDARY))
    if bodies is None or not all(_is_of_word(body[0]) and _is_of_word(body[-1]) for body in bodies):
        return None
    return [Text(body, begins, ends) for body in bodies]


def _bodies(body: str) -> list[str] | None:
    """All that a part of a pattern matches; None if that is too much, or may be nothing."""
    bodies, at = [""], 0
    while at < len(body):
        piece = _PIECE.match(body, at)
        if piece is None:
            return None
        bodies = [before + choice for before in bodies for choice in _choices(piece)]
        if len(bodies) > MOST:
            return None
        at = piece.end()
    return None if "" in bodies else bodies


def _choices(piece: re.Match[str]) -> list[str]:
    choices = list(piece["text"] or piece["letters"] or "") or piece["choices"].split("|")
    return [*choices, ""] if piece["maybe"] else choices


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"
