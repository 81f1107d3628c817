"""The parts of a phrase: a word, a choice of words, any form of a verb, any word, a number, a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
FREE = {"*": _WORD, "**": rf"{_WORD}(?: {_WORD}){{0,2}}", "#": r"\d[\d ., ]{0,14}"}
"""Any word, up to three words, and a number, with their patterns."""
MARKS = {"[[": "(?P<span>", "]]": ")", "^": r"(?:(?<=\n)|\A)", "$": r"(?=\s*(?:\n|$))"}
"""The marked part and the edges of a line."""
_WIDTH = {"*": 42, "**": 126, "#": 16, "^": 4, "$": 4}
_TOKENS = {"*": 3, "**": 9, "#": 8}
"""Tokens that those of FREE take at most: a word with an elision before it and a clitic after it, groups of digits."""
ENDING = r"[\w'\u0300-\u036f]{0,12}"
"""What a stem may end with."""
_ADVERB = Outer(frozenset(verbs.ADVERBS), frozenset())


@dataclass(frozen=True)
class Slot:
    """One part of a phrase: one of MARKS, or it is made of `words`, one of which stands there."""

    mark: str = ""
    words: tuple[str, ...] = ()
    optional: bool = False
    width: int = 0
    elides: bool = False

    @cached_property
    def cost(self) -> float | None:
        """How common the tokens are by which the slot is looked up; None where it has none or need not be there."""
        costs = [] if self.mark or self.optional else [_cost(word) for word in self.words]
        known = [cost for cost in costs if cost is not None]
        return max(known) + 0.01 * len(known) if known and len(known) == len(costs) else None

    @cached_property
    def literals(self) -> tuple[str, ...]:
        """Its words as they stand in a text."""
        return tuple(word.replace("_", " ") for word in self.words)

    @property
    def pattern(self) -> str:
        """The regular expression of the part."""
        one = MARKS[self.mark] if self.mark else f"(?:{'|'.join(map(_literal, self.words))})"
        return one + "?" * self.optional

    @cached_property
    def tokens(self) -> int:
        """Tokens that the slot takes, at most; a verb may have an adverb after it."""
        return max(map(_token_count, self.words), default=0)

    def is_free(self) -> bool:
        """Whether it is any words or a number."""
        return len(self.words) == 1 and self.words[0] in FREE

    def is_plain(self) -> bool:
        """Whether each alternative stands for itself."""
        return not (self.optional or self.elides or any(map(_is_open, self.words)))

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """The runs of tokens that the slot can be, those of one length taken together."""
        if self.mark:
            return ((),) if self.mark in ("[[", "]]") else (ANYTHING,)
        by_length: dict[int, list[Run]] = {0: [()]} if self.optional else {}
        for word in self.words:
            for run in _word_runs(word):
                by_length.setdefault(len(run), []).append(run)
        return tuple(tuple(map(any_of, zip(*runs, strict=True))) for runs in by_length.values())

    @cached_property
    def openings(self) -> frozenset[str] | None:
        """The first letters, BEGINNING of them, of the token with which its words begin; None for any."""
        found = set[str]()
        for word in self.words:
            if word in FREE:
                if word != "#":
                    return None
                found |= FIGURES.beginnings
            elif word[0] == "@":
                found |= verbs.verb_starts(word[1:], BEGINNING)
            else:
                found.update(form[:BEGINNING] for token in _tokens(word)[:1] for form in (token, token.rstrip("'")))
        return frozenset(found)

    def is_single(self) -> bool:
        """Whether each alternative is one token."""
        return bool(self.words) and not any(_is_open(word) or len(_tokens(word)) > 1 for word in self.words)

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
    if part in MARKS:
        return Slot(part, width=_WIDTH.get(part, 0))
    optional = part.startswith("(") and part.endswith(")")
    words = _alternatives(part[1:-1] if optional else part)
    if "_" in words:
        words, optional = [word for word in words if word != "_"], True
    if not words:
        raise ValueError(f"{part!r} has no words")
    return Slot("", tuple(words), optional, max(map(_width, words)), any(word.endswith("'") for word in words))


def _alternatives(part: str) -> list[str]:
    mark = "@" if part.startswith("@") else ""
    return [mark + word for word in part.removeprefix(mark).split("|")]


def _is_open(word: str) -> bool:
    """Whether an alternative stands for others than itself: a verb, a stem, any words, a number."""
    return word in FREE or word[0] == "@" or word[-1] == "~"


def _width(word: str) -> int:
    if word in FREE:
        return _WIDTH[word]
    return verbs.WIDTH if word.startswith("@") else len(word) + (12 if word.endswith("~") else 0)


def _literal(word: str) -> str:
    if word in FREE:
        return FREE[word]
    if word.startswith("@"):
        return verbs.verb_pattern(word[1:])
    stem = re.escape(word.rstrip("~").replace("_", " ")).replace(r"\ ", " ")
    return stem + ENDING if word.endswith("~") else stem


def _cost(word: str) -> float | None:
    """How common the rarest token of an alternative is; None for one that is too short or may be any word."""
    if word in FREE:
        return None
    if word[0] == "@":
        return 1.0 if min(map(len, verbs.verb_forms(word[1:]))) >= PREFIX else None
    tokens = _tokens(word.rstrip("~"))
    if not tokens or (word[-1] == "~" and len(tokens[-1]) < PREFIX):
        return None
    return 1.0 if word[-1] == "~" else frequency(rarest(word))


def begins_token(word: str) -> bool:
    """Whether an alternative begins where a token does."""
    return word in FREE or word[0] == "@" or word[0].isalnum()


def rarest(word: str) -> str:
    """The token of an alternative that occurs least often, by a guess."""
    return min(_tokens(word), key=frequency)


def _token_count(word: str) -> int:
    if word in FREE:
        return _TOKENS[word]
    return 2 if word[0] == "@" else len(_tokens(word.rstrip("~")))


def _word_runs(word: str) -> tuple[Run, ...]:
    """The runs of tokens that an alternative can be."""
    if word in FREE:
        token = FIGURES if word == "#" else None
        return tuple((token,) * count for count in range(1, min(_TOKENS[word], DEPTH) + 1))
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
    if word.isalpha():
        return [folded(word)]
    text = folded(word.replace("_", " "))
    # An elided word alone is a token only before a letter.
    whole = text.isalpha() or (text.endswith("'") and " " not in text)
    return [text] if whole else tokenize(text).texts
