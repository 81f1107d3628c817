"""The places of documents at which token patterns can match, found for all words and patterns at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from auditor.kinds.grammar.layouts import REACH
from auditor.kinds.grammar.row import Columns, Numbers, Row
from auditor.kinds.grammar.wordclasses import WordClasses
from auditor.kinds.tables import Groups, Tables, distinct
from auditor.kinds.tables import words as words_of
from auditor.reading.lexicon import french

Things = NDArray[np.integer[Any]]
_PORTION = 16_384
"""Items that are looked at together; each is paired with all patterns that are looked for by its class."""


class Sieve:
    """Rules most patterns out by what stands around their anchors; see `sievetables.tables` for what it is made of.

    A pattern is looked for by the item that it asks for and that is rarest, by a guess; then the next rarest are looked
    at, and of what is left all that its layouts ask.
    """

    def __init__(self, tables: Tables) -> None:
        self.classes = WordClasses(words_of(tables["words"]), french())
        self.columns = Columns(self.classes)
        self._sought = Groups(tables["firsts"], tables["patterns"].astype(np.int64))
        self._shifts = tables["shifts"]
        self._rarest = _Tests(tables["bits"], tables["rarest"], tables["rarest_offsets"])
        self._layouts = Groups(tables["layouts"], np.arange(tables["layouts"][-1]))
        self._around = _Tests(tables["bits"], tables["around"], tables["around_offsets"])
        self._patterns = np.arange(len(self._shifts)).repeat(np.diff(tables["layouts"]))
        self._heads, self._shapes = tables["heads"], tables["shapes"]

    def candidates(self, row: Row) -> Iterator[tuple[int, int, int]]:
        """Numbers of documents in a row, of tokens there, and of patterns that may match at these, in order."""
        items, found = self._sought.has(row.classes).nonzero()[0], [np.empty(0, np.int64)]
        for first in range(0, len(items), _PORTION):
            portion = items[first : first + _PORTION]
            places, sought = self._sought.pairs(portion, row.classes.take(portion))
            places, patterns = self._rarest.passed(row, places - self._shifts.take(sought), sought)
            places, layouts = self._around.passed(row, *self._layouts.pairs(places, patterns))
            fit = self._is_placed(row, places, layouts)
            found.append(places[fit] * len(self._shifts) + self._patterns[layouts[fit]])
        anchors, numbers = np.divmod(distinct(np.concatenate(found)), len(self._shifts))
        documents, tokens = row.tokens(anchors)
        return zip(documents.tolist(), tokens.tolist(), numbers.tolist(), strict=True)

    def _is_placed(self, row: Row, places: Numbers, layouts: Things) -> NDArray[np.bool_]:
        """Whether clauses begin, and letters have the case, where layouts ask for it around places."""
        heads = self._heads.take(layouts)
        fit = row.heads.take(places + heads) | (heads > REACH)
        numbers, columns = self._shapes.take(layouts, axis=0).nonzero()
        numbers, columns = numbers[fit[numbers]], columns[fit[numbers]]
        shapes = row.shapes(places[numbers] + columns - REACH)
        fit[numbers[self._shapes[layouts[numbers], columns] & shapes == 0]] = False
        return fit


class _Tests:
    """What numbered things ask of the items at offsets from a place, each test at an offset of its own.

    `answers` are columns of the table `bits` (classes, answers / 8), shape (tests, things) as the `offsets`. What a
    frequent class of items is asked so lies close together.
    """

    def __init__(self, bits: NDArray[np.uint8], answers: NDArray[np.int32], offsets: NDArray[np.int64]) -> None:
        self._bits, self._size = bits.ravel(), bits.shape[1]
        lines, masks = (answers >> 3).astype(np.int64), np.left_shift(1, answers & 7).astype(np.uint8)
        self._tests = list(zip(offsets, lines, masks, strict=True))

    def passed(self, row: Row, places: Numbers, things: Things) -> tuple[Numbers, Things]:
        """The places at which things get all the answers that they ask for."""
        columns = row.classes * self._size
        for offsets, lines, masks in self._tests:
            items = columns.take(places + offsets.take(things))
            kept = (self._bits.take(lines.take(things) + items) & masks.take(things)).nonzero()[0]
            places, things = places.take(kept), things.take(kept)
        return places, things
