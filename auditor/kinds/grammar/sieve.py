"""The places of a document at which token patterns can match, found for all words and patterns at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from auditor import cache
from auditor.kinds.grammar.answers import Answers
from auditor.kinds.grammar.pattern import OFFSETS, Pattern
from auditor.kinds.grammar.wordclasses import WordClasses
from auditor.kinds.grammar.words import Words
from auditor.reading.lexicon import french

Tables = Mapping[str, NDArray[Any]]

_PORTION = 16_384
"""Tokens that are looked at together; each is paired with all patterns of its word."""
_FORMAT = 1


class Sieve:
    """Rules most patterns of an anchor word out by the words beside it.

    The tables: `words`, a line each, are those that patterns name; `firsts` (classes + 1) divides `patterns`, the
    numbers of the patterns that a class of words anchors; `rows` (offsets, patterns) are the answers that each pattern
    asks for at OFFSETS, which stand in `bits` (rows / 8, classes); `heads` (patterns) says which only match where a
    clause begins.
    """

    def __init__(self, tables: Tables) -> None:
        self.classes = WordClasses(tables["words"].tobytes().decode().split("\n"), french())
        self._firsts, self._patterns = tables["firsts"], tables["patterns"]
        self._counts = np.diff(self._firsts)
        self._bits, self._heads = tables["bits"].ravel(), tables["heads"]
        self._lines = (tables["rows"] >> 3) * tables["bits"].shape[1]
        self._masks = np.left_shift(1, tables["rows"] & 7).astype(np.uint8)

    @classmethod
    def cached(cls, key: str, make: Callable[[], Tables]) -> Sieve:
        """The sieve whose tables are kept under a key, which says what they were made of; made if they are not."""
        name = f"grammar-{key}-{_FORMAT}.npz"
        try:
            content = BytesIO((cache.folder() / name).read_bytes())
            return cls(np.load(content, allow_pickle=False))
        except (OSError, ValueError, KeyError, EOFError, BadZipFile):
            tables, content = make(), BytesIO()
            np.savez(content, allow_pickle=False, **tables)
            cache.store(name, content.getvalue())
            return cls(tables)

    def candidates(self, words: Words, skipped: Sequence[int] = ()) -> Iterator[tuple[int, int]]:
        """Tokens with the numbers of patterns that may match there, in order; `skipped` tokens are no anchors."""
        beside = words.beside(OFFSETS)
        anchoring = self._counts[beside[0]] > 0
        anchoring[list(skipped)] = False
        tokens = np.flatnonzero(anchoring)
        heads = np.zeros(len(beside[0]), np.bool_)
        heads[np.fromiter(words.heads, np.int64)] = True
        for first in range(0, len(tokens), _PORTION):
            places, patterns = self._pairs(tokens[first : first + _PORTION], beside[0])
            for line, masks, offset in zip(self._lines, self._masks, OFFSETS, strict=True):
                answers = self._bits[line[patterns] + beside[offset][places]] & masks[patterns]
                kept = np.flatnonzero(answers)
                places, patterns = places[kept], patterns[kept]
            kept = np.flatnonzero(heads[places] | ~self._heads[patterns])
            yield from zip(places[kept].tolist(), patterns[kept].tolist(), strict=True)

    def _pairs(
        self, tokens: NDArray[np.int64], classes: NDArray[np.int32]
    ) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """Each token with each pattern of its word."""
        counts = self._counts[classes[tokens]]
        ends = np.cumsum(counts)
        shifts = np.repeat(self._firsts[classes[tokens]] - (ends - counts), counts)
        return np.repeat(tokens, counts), self._patterns[np.arange(len(shifts)) + shifts]


def tables(patterns: Sequence[Pattern]) -> Tables:
    """The tables of a sieve for patterns by their number."""
    words = sorted({word for pattern in patterns for word in pattern.names()})
    classes = WordClasses(words, french())
    pairs = sorted((anchor, n) for n, pattern in enumerate(patterns) for anchor in classes.numbers(pattern.anchors))
    answers = Answers(classes)
    rows = [[answers.add(pattern.beside[offset]) for pattern in patterns] for offset in OFFSETS]
    return {
        "words": np.frombuffer("\n".join(words).encode(), np.uint8),
        "firsts": np.searchsorted([anchor for anchor, _ in pairs], range(classes.count + 1)).astype(np.int32),
        "patterns": np.array([number for _, number in pairs], np.int32),
        "rows": np.array(rows, np.int64).reshape(len(OFFSETS), -1),
        "bits": answers.packed(),
        "heads": np.array([pattern.at_head for pattern in patterns], np.bool_),
    }
