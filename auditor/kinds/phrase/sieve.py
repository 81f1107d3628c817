"""The places of a document at which phrases can stand, found for all words and phrases at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from auditor.kinds.phrase.expression import Expression
from auditor.kinds.phrase.outer import BEGINNING, Outer
from auditor.kinds.phrase.slot import PREFIX
from auditor.kinds.tables import Groups, Tables, lines, words
from auditor.reading import Document
from auditor.reading.wordnumbers import Column

BESIDE = (1, -1, 2, -2)
"""Tokens from an anchor at which a look rules phrases out."""
_SHIFT = 20
_NUMBER = (1 << _SHIFT) - 1


class _Numbers:
    """Of each token three numbers in one, from the lowest bits on: as a word that phrases name, by its first letters as
    the beginning of an anchor, and by its first letters as those of a word beside an anchor. 0 is what no phrase names.
    """

    def __init__(self, named: Iterable[str], prefixes: Iterable[str], beginnings: Iterable[str]) -> None:
        self._named, self._prefixes, self._beginnings = (
            {text: number for number, text in enumerate(texts, 1)} for texts in (named, prefixes, beginnings)
        )

    def of(self, token: str) -> int:
        """The numbers of a token."""
        prefix, beginning = self._prefixes.get(token[:PREFIX], 0), self._beginnings.get(token[:BEGINNING], 0)
        return self._named.get(token, 0) | prefix << _SHIFT | beginning << 2 * _SHIFT


class Sieve:
    """Rules most phrases of an anchor out by the tokens beside it.

    The tables: `named`, `prefixes` and `beginnings` are the texts that have numbers; each line of `anchored` (n, 5) is
    a phrase with what can stand at BESIDE from one of its anchors, grouped by the anchor's number as a word and as a
    beginning. What can stand beside is a number too, 0 for anything: `beside` holds it with the words that it allows
    (number shifted by 20 bits, plus the word's; in order), `begun` (numbers, beginnings) the beginnings.
    """

    def __init__(self, tables: Tables) -> None:
        numbers = _Numbers(*(words(tables[name]) for name in ("named", "prefixes", "beginnings")))
        self._numbers = Column(numbers.of, np.int64)
        self._by_word = Groups(tables["word_firsts"], tables["word_members"])
        self._by_prefix = Groups(tables["prefix_firsts"], tables["prefix_members"])
        self._phrases, *self._sides = tables["anchored"].T.copy()
        self._beside, self._begun = tables["beside"], tables["begun"]

    def candidates(self, document: Document, skipped: Sequence[int] = ()) -> Iterator[tuple[int, int]]:
        """Tokens with the numbers of phrases that may stand around them; `skipped` tokens are no anchors."""
        column = document.column(self._numbers)
        numbers = np.append(column, column[-1])
        named, beginnings = numbers & _NUMBER, numbers >> 2 * _SHIFT
        of_words = self._by_word.pairs(*_anchors(self._by_word, named, skipped))
        of_prefixes = self._by_prefix.pairs(*_anchors(self._by_prefix, (numbers >> _SHIFT) & _NUMBER, skipped))
        places = np.concatenate((of_words[0], of_prefixes[0]))
        members = np.concatenate((of_words[1], of_prefixes[1]))
        for sides, step in zip(self._sides, BESIDE, strict=True):
            beside = places + step  # before the first token stand the last two, which are none
            kept = self._fit(sides.take(members), named.take(beside), beginnings.take(beside)).nonzero()[0]
            places, members = places.take(kept), members.take(kept)
        yield from zip(places.tolist(), self._phrases.take(members).tolist(), strict=True)

    def _fit(
        self, sides: NDArray[np.int64], named: NDArray[np.int64], beginnings: NDArray[np.int64]
    ) -> NDArray[np.bool_]:
        """Whether tokens beside anchors are what can stand there."""
        keys = sides << _SHIFT | named
        allowed: NDArray[np.bool_] = self._beside.take(self._beside.searchsorted(keys)) == keys
        allowed |= self._begun[sides, beginnings]
        return allowed


def _anchors(
    groups: Groups, numbers: NDArray[np.int64], skipped: Sequence[int]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Tokens that anchor phrases, with their numbers."""
    anchoring = groups.has(numbers)
    if skipped:
        anchoring[skipped] = False
    found = anchoring.nonzero()[0]
    return found, numbers.take(found)


class _Sides:
    """Numbers of what can stand beside anchors."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[frozenset[str], frozenset[str]] | None, int] = {None: 0}

    def number(self, outer: Outer | None) -> int:
        key = (outer.tokens, outer.beginnings) if outer else None
        return self.numbers.setdefault(key, len(self.numbers))

    def tables(self, named: Mapping[str, int], beginnings: Mapping[str, int]) -> dict[str, NDArray[Any]]:
        """`beside` and `begun`; of a pair of numbers that is higher than all there is one, so that a search ends."""
        beside, begun = [np.iinfo(np.int64).max], np.zeros((len(self.numbers), len(beginnings) + 1), np.bool_)
        begun[0] = True
        for outer, number in self.numbers.items():
            tokens, starts = outer or ((), ())
            beside += (number << _SHIFT | named[token] for token in tokens)
            begun[number, [beginnings[start] for start in starts]] = True
        return {"beside": np.array(sorted(beside), np.int64), "begun": begun}


def tables(expressions: Iterable[Expression]) -> Tables:
    """The tables of a sieve for phrases in the order of their numbers."""
    sides, anchored = _Sides(), list[tuple[int, ...]]()
    by_word, by_prefix = list[tuple[str, int]](), list[tuple[str, int]]()
    for number, expression in enumerate(expressions):
        (left, right), (second_left, second_right), inner, forms = expression.beside()
        for anchor in sorted(forms) or expression.anchors:
            before, after = inner.get(anchor, (left, right))
            further = (None, None) if inner else (second_right, second_left)
            by_word.append((anchor, len(anchored)))
            anchored.append((number, *map(sides.number, (after, before, *further))))
        for prefix in () if forms else expression.prefixes:
            by_prefix.append((prefix, len(anchored)))
            around = (None, None) if inner else (right, left)
            anchored.append((number, *map(sides.number, (*around, None, None))))
    outers = [outer for outer in sides.numbers if outer]
    named = _numbered([anchor for anchor, _ in by_word], *(tokens for tokens, _ in outers))
    prefixes, beginnings = _numbered([prefix for prefix, _ in by_prefix]), _numbered(*(starts for _, starts in outers))
    word_firsts, word_members = Groups.tables([(named[text], n) for text, n in by_word], len(named) + 1)
    prefix_firsts, prefix_members = Groups.tables([(prefixes[text], n) for text, n in by_prefix], len(prefixes) + 1)
    return {
        "named": lines(named),
        "prefixes": lines(prefixes),
        "beginnings": lines(beginnings),
        "word_firsts": word_firsts,
        "word_members": word_members,
        "prefix_firsts": prefix_firsts,
        "prefix_members": prefix_members,
        "anchored": np.array(anchored, np.int64).reshape(-1, 1 + len(BESIDE)),
        **sides.tables(named, beginnings),
    }


def _numbered(*texts: Iterable[str]) -> dict[str, int]:
    """Texts in order with their numbers, from 1 on."""
    return {text: number for number, text in enumerate(sorted(set().union(*texts)), 1)}
