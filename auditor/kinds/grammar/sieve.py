"""The places of a document at which token patterns can match, found for all words and patterns at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from auditor.kinds.grammar.answers import Answers
from auditor.kinds.grammar.pattern import OFFSETS, Pattern
from auditor.kinds.grammar.wordclasses import WordClasses
from auditor.kinds.grammar.words import Words
from auditor.kinds.tables import Groups, Tables, lines
from auditor.kinds.tables import words as words_of
from auditor.reading.lexicon import french
from auditor.reading.wordnumbers import Column

_PORTION = 16_384
"""Tokens that are looked at together; each is paired with all patterns of its word."""


class Sieve:
    """Rules most patterns of an anchor word out by the words beside it.

    The tables: `words` are those that patterns name; `firsts` and `patterns` group the numbers of patterns by the class
    of the words that anchor them; `rows` (offsets, patterns) are the answers that each pattern asks for at OFFSETS,
    which stand in `bits` (rows / 8, classes); `heads` (patterns) says which only match where a clause begins.
    """

    def __init__(self, tables: Tables) -> None:
        self.classes = WordClasses(words_of(tables["words"]), french())
        self.column = Column.at_once(self.classes.of_all, np.int32)
        """The class of each word."""
        self._groups = Groups(tables["firsts"], tables["patterns"])
        self._bits, self._heads = tables["bits"].ravel(), tables["heads"]
        self._lines = ((tables["rows"] >> 3) * tables["bits"].shape[1]).astype(np.int32)
        self._masks = np.left_shift(1, tables["rows"] & 7).astype(np.uint8)

    def candidates(self, words: Words, skipped: Sequence[int] = ()) -> Iterator[tuple[int, int]]:
        """Tokens with the numbers of patterns that may match there, in order; `skipped` tokens are no anchors."""
        beside = words.beside(OFFSETS)
        anchoring = self._groups.has(beside[0])
        if skipped:
            anchoring[skipped] = False
        tokens = anchoring.nonzero()[0]
        heads = np.zeros(len(beside[0]), np.bool_)
        heads[np.fromiter(words.heads, np.int64)] = True
        for first in range(0, len(tokens), _PORTION):
            portion = tokens[first : first + _PORTION]
            places, patterns = self._groups.pairs(portion, beside[0][portion])
            for line, masks, offset in zip(self._lines, self._masks, OFFSETS, strict=True):
                answers = self._bits.take(line.take(patterns) + beside[offset].take(places)) & masks.take(patterns)
                kept = answers.nonzero()[0]
                places, patterns = places.take(kept), patterns.take(kept)
            kept = (heads.take(places) | ~self._heads.take(patterns)).nonzero()[0]
            yield from zip(places.take(kept).tolist(), patterns.take(kept).tolist(), strict=True)


def tables(patterns: Sequence[Pattern]) -> Tables:
    """The tables of a sieve for patterns by their number."""
    named = sorted({word for pattern in patterns for word in pattern.names()})
    classes = WordClasses(named, french())
    answers = Answers(classes)
    pairs = [(anchor, n) for n, pattern in enumerate(patterns) for anchor in classes.numbers(pattern.anchors)]
    firsts, grouped = Groups.tables(pairs, classes.count)
    rows = [[answers.add(pattern.beside[offset]) for pattern in patterns] for offset in OFFSETS]
    return {
        "words": lines(named),
        "firsts": firsts,
        "patterns": grouped,
        "rows": np.array(rows, np.int64).reshape(len(OFFSETS), -1),
        "bits": answers.packed(),
        "heads": np.array([pattern.at_head for pattern in patterns], np.bool_),
    }
