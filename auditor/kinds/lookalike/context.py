"""What stands around each word: its neighbours, and what the clause holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from auditor.kinds.lookalike.classes import END, NOTHING, Classes

Numbers = NDArray[np.int64]
MARGIN = 4
"""Ends of a clause that stand before and after a text, so that each word has neighbours."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """Words and marks of a text as classes, in order; `places` are those of the words."""

    classes: Numbers
    places: Numbers

    @classmethod
    def of(cls, texts: Iterable[tuple[Numbers, Numbers]]) -> Sequence:
        """Of texts one after the other: the classes of their words, and those of what stands before each word.

        The latter are those of `classes.mark`. The ends around each text keep its clauses apart.
        """
        words, marks = map(list, zip(*texts, strict=True))
        sizes, before = [len(part) for part in words], np.concatenate(marks)
        is_mark = before != NOTHING
        ends = np.arange(len(sizes)).repeat(sizes) * 2 * MARGIN
        places = MARGIN + ends + np.arange(len(before)) + is_mark.cumsum()
        classes = np.full(len(before) + np.count_nonzero(is_mark) + 2 * MARGIN * len(sizes), END, np.int64)
        classes[places] = np.concatenate(words)
        classes[places[is_mark] - 1] = before[is_mark]
        return cls(classes, places)


class Clauses:
    """Facts on the clause of each item of a sequence, as columns of small numbers; none tells the item itself."""

    def __init__(self, sequence: Sequence, classes: Classes) -> None:
        items, self._classes = sequence.classes, classes
        self._items, self._index = items, np.arange(len(items))
        self._parting = classes.parting[items]
        self._before = self._previous(self._parting)

    def columns(self) -> list[Numbers]:
        """Verbs, number of the last noun, opener, last determiner and noun with their distance, first of the clause."""
        items, classes = self._items, self._classes
        determiner, determiner_away = self._last(classes.determiner[items], 4)
        noun, noun_away = self._last(classes.noun[items], 5)
        numbered = self._previous(classes.number_of[items] > 0)
        inside = numbered > self._before
        return [
            self._verbs(),
            np.where(inside, classes.number_of[items[numbered]], 0),
            items[self._before],
            determiner,
            determiner_away,
            noun,
            noun_away,
            self._subject(),
        ]

    def _shifted(self, column: Numbers) -> Numbers:
        return np.concatenate([column[:1] * 0, column[:-1]])

    def _previous(self, holds: NDArray[np.bool_]) -> Numbers:
        """Of each item the place of the last one before it of which something is true; 0 for none."""
        return self._shifted(np.maximum.accumulate(np.where(holds, self._index, 0)))

    def _next(self, holds: NDArray[np.bool_]) -> Numbers:
        """Of each item the place of the next one of which something is true; that beyond the last for none."""
        places = np.where(holds, self._index, len(self._index))
        return np.append(np.minimum.accumulate(places[::-1])[::-1][1:], len(self._index))

    def _last(self, holds: NDArray[np.bool_], most: int) -> tuple[Numbers, Numbers]:
        """Gender and number of the last such item of the clause, and how far it is, `most` at most."""
        place = self._previous(holds)
        inside = place > self._before
        away = np.minimum(self._index - place, most)
        return np.where(inside, self._classes.agrees[self._items[place]], 0), np.where(inside, away, 0)

    def _verbs(self) -> Numbers:
        """Finite verbs of the clause before and after each item, each 0, 1 or 2 for more, as one number."""
        count = np.concatenate([[0], np.cumsum(self._classes.finite[self._items])])
        left = count[self._index] - count[np.minimum(self._before + 1, self._index)]
        right = count[self._next(self._parting)] - count[self._index + 1]
        verbs: Numbers = np.minimum(left, 2) * 3 + np.minimum(right, 2)
        return verbs

    def _subject(self) -> Numbers:
        """Gender and number of the first determiner, noun or pronoun of the clause, if it stands before the item."""
        nominal = self._classes.determiner[self._items] | self._classes.noun[self._items]
        first = self._next(nominal)[self._before]
        return np.where(first < self._index, self._classes.agrees[self._items[np.minimum(first, self._index)]], 0)
