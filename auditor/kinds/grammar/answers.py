"""Which classes of words meet what patterns ask of the words around an anchor, as a table of bits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from auditor.kinds.grammar.element import Element
from auditor.kinds.grammar.layouts import Asked
from auditor.kinds.grammar.readings import UNKNOWN, Readings, allowed
from auditor.kinds.grammar.wordclasses import EDGE, WordClasses

Row = NDArray[np.bool_]


class Answers:
    """Rows of answers, one for each thing asked, a column for each class; what is asked twice has one row."""

    def __init__(self, classes: WordClasses) -> None:
        self._classes = classes
        self._rows: list[Row] = []
        self._numbers: dict[bytes, int] = {}
        self._of_readings: dict[Readings, Row] = {}
        self._of_elements: dict[object, Row] = {}

    def add(self, asked: Asked) -> int:
        """Number of the row that answers what is asked."""
        row = self._answer(*asked)
        number = self._numbers.setdefault(row.tobytes(), len(self._rows))
        if number == len(self._rows):
            self._rows.append(row)
        return number

    def row(self, number: int) -> Row:
        """The answers of a row, by class."""
        return self._rows[number]

    def packed(self) -> NDArray[np.uint8]:
        """The answers as bits, shape (classes, rows / 8): row r is bit r % 8 of the bytes in column r // 8."""
        if not self._rows:
            return np.zeros((self._classes.count, 1), np.uint8)
        return np.ascontiguousarray(np.packbits(np.array(self._rows), axis=0, bitorder="little").T)

    def _answer(self, elements: Sequence[Element], hidden: bool) -> Row:
        if not elements:
            return np.ones(self._classes.count, np.bool_)
        row: Row = np.logical_or.reduce([self._element(element) for element in elements])
        row[EDGE] = hidden
        return row

    def _element(self, element: Element) -> Row:
        key = element.conditions()
        if key not in self._of_elements:
            row = self._reading(element.readings)
            if element.words:
                row = row & self._listed(element.words, self._classes.digits if element.numbers else None)
            if element.barred:
                row = row & ~self._listed(element.barred)
            self._of_elements[key] = row
        return self._of_elements[key]

    def _listed(self, words: Iterable[str], others: Row | None = None) -> Row:
        row = np.zeros(self._classes.count, np.bool_) if others is None else others.copy()
        row[self._classes.numbers(words)] = True
        return row

    def _reading(self, readings: Readings) -> Row:
        if readings not in self._of_readings:
            lexicon = self._classes.lexicon
            fitting = np.zeros(lexicon.classes + 1, np.bool_)  # the last is that of unknown words, by the index -1
            fitting[[number for number in allowed(readings, lexicon) if number != UNKNOWN]] = True
            fitting[UNKNOWN] = UNKNOWN in allowed(readings, lexicon)
            row: Row = fitting[self._classes.analyses]
            self._of_readings[readings] = row
        return self._of_readings[readings]
