"""Antipatterns of a card: what, found in the sentence around a match, silences it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from auditor.kinds.lazy import LazyPattern, compile_pattern, is_checking
from auditor.reading import Document

REACH = 300
"""Code points on each side of a match in which an antipattern is looked for."""
_PLAIN = re.compile(r"(?P<begins>\\b)?(?P<text>[^\W_](?:[^\\\[\](){}.*+?^$|]*[^\W_])?)(?P<ends>\\b)?")


class Unless:
    """The antipatterns of a card, under `unless`."""

    def __init__(self, params: Mapping[str, Any]) -> None:
        self._sources: Sequence[str] = params.get("unless", ())
        if is_checking():
            for number, source in enumerate(self._sources):
                compile_pattern(source, f"$.params.unless[{number}]")

    @cached_property
    def _parts(self) -> tuple[list[_Text], list[LazyPattern]]:
        """What is looked for, made ready when the card first matches."""
        texts, patterns = list[_Text](), list[LazyPattern]()
        for source in self._sources:
            if (found := _plain(source)) is not None:
                texts += found
            else:
                patterns.append(LazyPattern(source))
        return texts, patterns

    def silences(self, document: Document, start: int, end: int) -> bool:
        """Whether an antipattern occurs in the sentence of the match, at most REACH code points around it."""
        if not self._sources:
            return False
        sentence, folded = document.sentence_at(start), document.folded
        low, high = max(sentence.start, start - REACH), min(max(sentence.end, end), end + REACH)
        texts, patterns = self._parts
        return any(text.occurs(folded, low, high) for text in texts) or any(
            pattern.search(folded, low, high) for pattern in patterns
        )


class _Text(NamedTuple):
    """A text that must begin and end with a letter or digit, and a word with it where `begins` and `ends` say so."""

    text: str
    begins: bool
    ends: bool

    def occurs(self, folded: str, low: int, high: int) -> bool:
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


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _plain(source: str) -> list[_Text] | None:
    r"""The texts of an antipattern that only lists some (`\bpluie|\bjapon\b`), which needs no regular expression."""
    found = [_PLAIN.fullmatch(part) for part in source.split("|")]
    texts = [_Text(part["text"], bool(part["begins"]), bool(part["ends"])) for part in found if part is not None]
    return texts if len(texts) == len(found) else None
