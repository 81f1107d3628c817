"""Words and marks of several documents in one row of numbers, as patterns look at them before a sentence is built."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from auditor.kinds.grammar.layouts import REACH
from auditor.kinds.grammar.sentence import CLAUSE_MARKS, MAX_MARKS
from auditor.kinds.grammar.wordclasses import EDGE, WordClasses
from auditor.reading import Document
from auditor.reading.wordnumbers import Column

Numbers = NDArray[np.int64]
SHAPES = {"any": 0, "lower": 1, "capital": 2}
"""Bits of the letters that an element asks for."""
MARKS, _WIDTH = 3, 18
"""Marks between two words that are read, and the bits of a class."""
_MARK = (1 << _WIDTH) - 1
_PARTS, _OPENS = 1 << _WIDTH * MARKS, 2 << _WIDTH * MARKS
"""Bits above the marks: there is more than can be read, and a clause opens behind it."""


class Columns:
    """What the row needs to know of each word, and of what stands between two words."""

    def __init__(self, classes: WordClasses) -> None:
        self._classes = classes
        self.words = Column.at_once(classes.of_all, np.int32)
        self.gaps = Column(self._gap, np.int64)

    def _gap(self, gap: str) -> int:
        """The classes of marks, the last in the lowest bits, with the bits above them."""
        marks, found = "".join(gap.split()), _OPENS if any(mark in gap for mark in CLAUSE_MARKS) else 0
        if "\n" in gap or len(marks) > MARKS or len(gap) > MAX_MARKS:
            return found | _PARTS
        for number, mark in enumerate(reversed(marks)):
            found |= self._classes.of(mark) << _WIDTH * number
        return found


class Row:
    """Items of documents, one after the other: their `classes`, the `places` of the words, and which are `heads`.

    Between sentences, and where there are more than MARKS between two words, stand REACH items of the class EDGE.
    `heads` are the words that open a sentence or stand after a colon or semicolon, and all that are no words.
    """

    def __init__(self, documents: Sequence[Document], columns: Columns) -> None:
        words = np.concatenate([document.column(columns.words)[:-1] for document in documents])
        gaps = np.concatenate([document.gap_column(columns.gaps)[:-1] for document in documents])
        firsts = _firsts(documents)
        parting, opening = (gaps & _PARTS) != 0, (gaps & _OPENS) != 0
        parting[firsts] = opening[firsts] = True
        marks = [np.where(parting, EDGE, gaps >> _WIDTH * number & _MARK) for number in range(MARKS)]
        before = np.sum([column != EDGE for column in marks], axis=0) + REACH * parting
        self.places = np.arange(2 * REACH, 2 * REACH + len(words)) + before.cumsum()
        self.classes = np.full(self.places[-1] + 1 + 2 * REACH, EDGE, np.int64)
        self.classes[self.places] = words
        for away, column in enumerate(marks, 1):
            at = column.nonzero()[0]
            self.classes[self.places[at] - away] = column[at]
        self.heads = np.ones(len(self.classes), np.bool_)
        self.heads[self.places] = opening
        self._documents = documents
        self._starts = np.cumsum([0, *(len(document.tokens) for document in documents)])

    def tokens(self, places: Numbers) -> tuple[Numbers, Numbers]:
        """Number of the document that the word in each place belongs to, and of its token there."""
        words = self.places.searchsorted(places)
        documents = self._starts.searchsorted(words, side="right") - 1
        return documents, words - self._starts[documents]

    def shapes(self, places: Numbers) -> Numbers:
        """Bits of the letters that the item in each place has: all where it may be any, none where it is a mark."""
        words = self.places.searchsorted(places)
        is_word = self.places.take(words, mode="clip") == places
        found = np.where(self.classes[places] == EDGE, max(SHAPES.values()) * 2 - 1, 0)
        documents, tokens = self.tokens(places[is_word])
        pairs = zip(documents.tolist(), tokens.tolist(), strict=True)
        found[is_word] = [_shape(self._documents[document], token) for document, token in pairs]
        return found


def _firsts(documents: Sequence[Document]) -> list[int]:
    """Numbers of the words that open a sentence, counted through all documents."""
    firsts, start = list[int](), 0
    for document in documents:
        firsts += [start + first for first, last in document.sentence_ranges if first < last]
        start += len(document.tokens)
    return firsts


def _shape(document: Document, token: int) -> int:
    word = document.plain[document.tokens.starts[token] : document.tokens.ends[token]]
    return (SHAPES["lower"] if word.islower() else 0) | (SHAPES["capital"] if word[0].isupper() else 0)
