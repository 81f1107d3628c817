"""The parts of a phrase: a word, a choice of words, any form of a verb, any word, a number, a mark."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from auditor.kinds.phrase import verbs
from auditor.kinds.phrase.outer import BEGINNING, FIGURES, Outer, either
from auditor.kinds.phrase.rarity import frequency
from auditor.reading.tokens import tokenize
from auditor.reading.typography import folded

PREFIX = 4
"""Code points of a stem by which the words of a text are looked up."""

_WORD = r"[\w'\u0300-\u036f-]{1,40}"
SPECIAL = {"*": _WORD, "**": rf"{_WORD}(?: {_WORD}){{0,2}}", "#": r"\d[\d ., ]{0,14}"}
_WIDTH = {"*": 42, "**": 126, "#": 16}
_ENDING = r"[\w'\u0300-\u036f]{0,12}"


class Anchors(NamedTuple):
    """Words and beginnings of words, of which each alternative of a slot has one, and how common they are."""

    words: tuple[str, ...]
    prefixes: tuple[str, ...]
    cost: float


@dataclass(frozen=True)
class Slot:
    """One part of a phrase: `fixed` is its pattern, or it is made of `words`, one of which stands there."""

    fixed: str = ""
    words: tuple[str, ...] = ()
    optional: bool = False
    width: int = 0
    elides: bool = False

    @cached_property
    def anchors(self) -> Anchors:
        """What the slot can be looked up by; nothing for one that need not be there."""
        return Anchors((), (), 0.0) if self.fixed or self.optional else _anchors(self.words)

    @cached_property
    def literals(self) -> tuple[str, ...]:
        """Its words as they stand in a text."""
        return tuple(word.replace("_", " ") for word in self.words)

    @property
    def pattern(self) -> str:
        """The regular expression of the part."""
        if self.fixed:
            return self.fixed
        return f"(?:{'|'.join(map(_literal, self.words))})" + ("?" if self.optional else "")

    @cached_property
    def tokens(self) -> int:
        """Tokens that the slot takes, at most; a verb may have an adverb after it."""
        return max((2 if word[0] == "@" else len(_tokens(word.rstrip("~"))) for word in self.words), default=0)

    def is_plain(self) -> bool:
        """Whether each alternative stands for itself."""
        return not (self.optional or self.elides or any(word[0] == "@" or word[-1] == "~" for word in self.words))

    def seeks(self) -> tuple[frozenset[str], frozenset[str]]:
        """Folded words, and beginnings of words, of which the slot holds one."""
        return frozenset(map(folded, self.anchors.words)), frozenset(map(folded, self.anchors.prefixes))

    def is_gap(self) -> bool:
        """Whether it only marks the span, and takes no room in the text."""
        return self.fixed in ("(?P<span>", ")")

    def outer(self, place: int) -> Outer | None:
        """What the first (`place` 0) or last (-1) token of the slot can be; None where that may be anything."""
        if self.fixed == SPECIAL["#"]:
            return FIGURES
        tokens, beginnings = set[str](), set[str]()
        for word in self.words:
            found = _tokens(word.rstrip("~"))
            if word[0] == "@":
                beginnings |= verbs.verb_starts(word[1:], BEGINNING)
                tokens.update(verbs.ADVERBS if place else ())
            elif not found or (word[-1] == "~" and len(found[-1]) < BEGINNING):
                return None
            elif word[-1] == "~" and (place or len(found) == 1):
                beginnings.add(found[-1][:BEGINNING])
            else:  # an apostrophe at the end may be an elision or a genitive (« editors' »), no part of the token
                bare = found[place].rstrip("'")
                tokens |= {bare, found[place], f"{bare}'" if self.elides else bare}
        return Outer(tokens, beginnings) if self.words else None

    def is_single(self) -> bool:
        """Whether each alternative is one token."""
        return bool(self.words) and all(
            word[0] != "@" and word[-1] != "~" and len(_tokens(word)) == 1 for word in self.words
        )

    def may_be_short(self) -> bool:
        """Whether it may be one token, so that the next slot stands two tokens away from the one before it."""
        return self.fixed == SPECIAL["#"] or any(word[0] == "@" or len(_tokens(word)) == 1 for word in self.words)

    def second(self, step: int) -> Outer | None:
        """What the second token of the slot can be, counted from its beginning (`step` 1) or end (-1).

        None where that may be anything; where it has no second token, nothing.
        """
        if self.fixed == SPECIAL["#"]:
            return FIGURES
        alternatives = [_tokens(word) for word in self.words if word[0] != "@"]
        if not self.words or not all(alternatives) or any(word[-1] == "~" for word in self.words):
            return None
        tokens = set[str]()
        for found in alternatives:
            tokens |= {form for token in found[1:2] if step > 0 for form in _either_way(token)}
            tokens |= {form for token in found[-2:-1] if step < 0 for form in _either_way(token)}
        verb = self.outer(-1) if any(word[0] == "@" for word in self.words) else None
        return Outer(tokens | verb.tokens, verb.beginnings) if verb else Outer(tokens, set())

    def is_verb(self) -> bool:
        """Whether the slot is any form of a verb."""
        return bool(self.words) and all(word[0] == "@" for word in self.words)

    def forms(self) -> frozenset[str]:
        """All forms of its verbs; nothing for a slot that is more than verbs."""
        return (
            frozenset().union(*(verbs.verb_forms(word[1:]) for word in self.words)) if self.is_verb() else frozenset()
        )

    def inner(self, left: Outer | None, right: Outer | None) -> Mapping[str, tuple[Outer | None, Outer | None]]:
        """Tokens of its alternatives of several tokens, with what can stand before and after each of them.

        `left` and `right` are what can stand around the slot.
        """
        found: dict[str, tuple[Outer | None, Outer | None]] = {}
        several = [tokens for word in self.words if word[0] != "@" and len(tokens := _variants(word)) > 1]
        alone = (
            [_variants(word) for word in self.words if word[0] != "@" and len(_variants(word)) == 1] if several else []
        )
        for tokens in [*several, *alone]:
            for place, forms in enumerate(tokens):
                before = Outer(tokens[place - 1], frozenset()) if place else left
                after = Outer(tokens[place + 1], frozenset()) if place + 1 < len(tokens) else right
                for token in forms:
                    was_before, was_after = found.get(token, (before, after))
                    found[token] = either(was_before, before), either(was_after, after)
        return found


@lru_cache(maxsize=16_384)
def slot(part: str) -> Slot:
    """The slot of one part of a phrase; raises ValueError for a verb that is none."""
    if part in SPECIAL:
        return Slot(SPECIAL[part], width=_WIDTH[part])
    if part in ("[[", "]]"):
        return Slot("(?P<span>" if part == "[[" else ")")
    if part in ("^", "$"):
        return Slot(r"(?:(?<=\n)|\A)" if part == "^" else r"(?=\s*(?:\n|$))", width=4)
    optional = part.startswith("(") and part.endswith(")")
    if optional and part[1:-1] in SPECIAL:
        return Slot(f"(?:{SPECIAL[part[1:-1]]})?", optional=True, width=_WIDTH[part[1:-1]])
    words = tuple(_alternatives(part[1:-1] if optional else part))
    return Slot("", words, optional, max(map(_width, words)), any(word.endswith("'") for word in words))


def _alternatives(part: str) -> list[str]:
    mark = "@" if part.startswith("@") else ""
    return [mark + word for word in part.removeprefix(mark).split("|")]


def _width(word: str) -> int:
    return verbs.WIDTH if word.startswith("@") else len(word) + (12 if word.endswith("~") else 0)


def _literal(word: str) -> str:
    if word.startswith("@"):
        return verbs.verb_pattern(word[1:])
    stem = re.escape(word.rstrip("~").replace("_", " ")).replace(r"\ ", " ")
    return stem + _ENDING if word.endswith("~") else stem


def _anchors(words: Sequence[str]) -> Anchors:
    """Of each alternative its rarest token, or the first letters of its stem; nothing if one has neither."""
    anchors: list[str] = []
    prefixes: list[str] = []
    cost = 0.0
    for word in words:
        if word.startswith("@"):
            stems = verbs.verb_prefixes(word[1:], PREFIX)
            if not stems:
                return Anchors((), (), 0.0)
            prefixes.extend(stems)
            cost = max(cost, 1.0)
            continue
        tokens = _tokens(word.rstrip("~"))
        if not tokens:
            return Anchors((), (), 0.0)
        if word.endswith("~"):
            if len(tokens[-1]) < PREFIX:
                return Anchors((), (), 0.0)
            prefixes.append(tokens[-1][:PREFIX])
            cost = max(cost, 1.0)
        else:
            token = min(tokens, key=frequency)
            anchors.append(token)
            cost = max(cost, frequency(token))
    return Anchors(tuple(anchors), tuple(prefixes), cost + 0.01 * len(words))


def _variants(word: str) -> list[frozenset[str]]:
    """The tokens of an alternative; one that may be elided, or be the beginning of a word, with its other form."""
    found = [frozenset((token,)) for token in _tokens(word.rstrip("~"))]
    if found and word.endswith("'"):
        (last,) = found[-1]
        found[-1] |= {last.rstrip("'"), last.rstrip("'") + "'"}
    return found


def _either_way(token: str) -> tuple[str, str]:
    """A token with and without an apostrophe at its end."""
    bare = token.rstrip("'")
    return bare, f"{bare}'"


def _tokens(word: str) -> list[str]:
    """The folded tokens of an alternative."""
    text = folded(word.replace("_", " "))
    # An elided word alone is a token only before a letter.
    whole = text.isalpha() or (text.endswith("'") and " " not in text)
    return [text] if whole else tokenize(text).texts
