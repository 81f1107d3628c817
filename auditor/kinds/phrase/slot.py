"""The parts of a phrase: a word, a choice of words, any form of a verb, any word, a number, a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from auditor.kinds.phrase import verbs
from auditor.kinds.phrase.outer import ANYTHING, BEGINNING, DEPTH, FIGURES, Outer, Run, any_of, begun
from auditor.kinds.phrase.rarity import frequency
from auditor.reading.tokens import tokenize
from auditor.reading.typography import folded

PREFIX = 4
"""Code points of a stem by which the words of a text are looked up."""

_WORD = r"[\w'\u0300-\u036f-]{1,40}"
_PATTERNS = {
    "*": _WORD,
    "**": rf"{_WORD}(?: {_WORD}){{0,2}}",
    "#": r"\d[\d ., ]{0,14}",
    "[[": "(?P<span>",
    "]]": ")",
    "^": r"(?:(?<=\n)|\A)",
    "$": r"(?=\s*(?:\n|$))",
}
SPECIAL = frozenset(_PATTERNS)
_WIDTH = {"*": 42, "**": 126, "#": 16, "^": 4, "$": 4}
_WORDS = {"*": 3, "#": DEPTH}
"""Tokens that one word, with what is elided before it and a clitic after it, and a number are at most."""
_ENDING = r"[\w'\u0300-\u036f]{0,12}"
_ADVERB = Outer(frozenset(verbs.ADVERBS), frozenset())


@dataclass(frozen=True)
class Slot:
    """One part of a phrase: a mark of SPECIAL, or it is made of `words`, one of which stands there."""

    special: str = ""
    words: tuple[str, ...] = ()
    optional: bool = False
    width: int = 0
    elides: bool = False

    @cached_property
    def cost(self) -> float | None:
        """How common the tokens are by which the slot is looked up; None where it has none or need not be there."""
        costs = [] if self.special or self.optional else [_cost(word) for word in self.words]
        known = [cost for cost in costs if cost is not None]
        return max(known) + 0.01 * len(known) if known and len(known) == len(costs) else None

    @cached_property
    def literals(self) -> tuple[str, ...]:
        """Its words as they stand in a text."""
        return tuple(word.replace("_", " ") for word in self.words)

    @property
    def pattern(self) -> str:
        """The regular expression of the part."""
        one = _PATTERNS[self.special] if self.special else "|".join(map(_literal, self.words))
        return f"(?:{one})" + "?" * self.optional if self.optional or self.words else one

    @cached_property
    def tokens(self) -> int:
        """Tokens that the slot takes, at most; a verb may have an adverb after it."""
        return max((2 if word[0] == "@" else len(_tokens(word.rstrip("~"))) for word in self.words), default=0)

    def is_plain(self) -> bool:
        """Whether each alternative stands for itself."""
        return not (self.optional or self.elides or any(word[0] == "@" or word[-1] == "~" for word in self.words))

    def is_gap(self) -> bool:
        """Whether it only marks the span, and takes no room in the text."""
        return self.special in ("[[", "]]")

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """The runs of tokens that the slot can be, those of one length taken together."""
        found = _special_runs(self.special) if self.special else _runs(self.words)
        return (*found, ()) if self.optional and () not in found else found

    @cached_property
    def openings(self) -> frozenset[str]:
        """The first letters, BEGINNING of them, of the token with which its words begin."""
        found = set[str]()
        for word in self.words:
            if word[0] == "@":
                found |= verbs.verb_starts(word[1:], BEGINNING)
            else:
                found.update(form[:BEGINNING] for token in _tokens(word)[:1] for form in (token, token.rstrip("'")))
        return frozenset(found)

    def is_single(self) -> bool:
        """Whether each alternative is one token."""
        return bool(self.words) and all(
            word[0] != "@" and word[-1] != "~" and len(_tokens(word)) == 1 for word in self.words
        )

    def anchored(self) -> Iterator[tuple[str, bool, Run, Run]]:
        """Tokens by which the slot is looked up (True: beginnings of tokens), and what its runs have around them."""
        for word in self.words:
            if word[0] == "@":
                for form in sorted(verbs.verb_forms(word[1:])):
                    yield form, False, (), ()
                    yield form, False, (), (_ADVERB,)
                continue
            tokens, (run,) = _tokens(word.rstrip("~")), _word_runs(word)
            if word[-1] == "~":
                yield tokens[-1][:PREFIX], True, run[:-1], ()
            else:
                anchor = rarest(word)
                places = (place for place, token in enumerate(tokens) if token == anchor)
                yield from ((anchor, False, run[:place], run[place + 1 :]) for place in places)


@lru_cache(maxsize=16_384)
def slot(part: str) -> Slot:
    """The slot of one part of a phrase; raises ValueError for a verb that is none."""
    if part in SPECIAL:
        return Slot(part, width=_WIDTH.get(part, 0))
    optional = part.startswith("(") and part.endswith(")")
    if optional and part[1:-1] in SPECIAL:
        return Slot(part[1:-1], optional=True, width=_WIDTH[part[1:-1]])
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


def _cost(word: str) -> float | None:
    """How common the rarest token of an alternative is; of a verb or a stem the first letters are looked up."""
    if word[0] == "@":
        return 1.0 if verbs.verb_prefixes(word[1:], PREFIX) else None
    tokens = _tokens(word.rstrip("~"))
    if not tokens or (word[-1] == "~" and len(tokens[-1]) < PREFIX):
        return None
    return 1.0 if word[-1] == "~" else frequency(rarest(word))


def rarest(word: str) -> str:
    """The token of an alternative that occurs least often, by a guess."""
    return min(_tokens(word), key=frequency)


def _special_runs(special: str) -> tuple[Run, ...]:
    if special in ("[[", "]]"):
        return ((),)
    if special not in _WORDS:
        return (ANYTHING,)
    token = FIGURES if special == "#" else None
    return tuple((token,) * count for count in range(1, _WORDS[special] + 1))


def _runs(words: Sequence[str]) -> tuple[Run, ...]:
    """The runs of alternatives; of those of one length what one or the other has at a place."""
    by_length: dict[int, list[Run]] = {}
    for word in words:
        for run in _word_runs(word):
            by_length.setdefault(len(run), []).append(run)
    return tuple(tuple(map(any_of, zip(*runs, strict=True))) for runs in by_length.values())


def _word_runs(word: str) -> tuple[Run, ...]:
    if word[0] == "@":
        forms = Outer(verbs.verb_forms(word[1:]), frozenset())
        return (forms,), (forms, _ADVERB)
    tokens = _tokens(word.rstrip("~"))
    if word[-1] == "~":
        return ((*(Outer({token}, set()) for token in tokens[:-1]), begun(tokens[-1])),)
    outers = [Outer({token}, set()) for token in tokens]
    if word[-1] == "'":  # before what is no letter it is a token without its apostrophe
        bare = tokens[-1].rstrip("'")
        outers[-1] = Outer({bare, f"{bare}'"}, set())
    return (tuple(outers),)


def _tokens(word: str) -> list[str]:
    """The folded tokens of an alternative."""
    text = folded(word.replace("_", " "))
    # An elided word alone is a token only before a letter.
    whole = text.isalpha() or (text.endswith("'") and " " not in text)
    return [text] if whole else tokenize(text).texts
