"""Measures of a whole article: its sentences, its words, its habits; none of them names a thing or counts a mark."""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from auditor.scoring.translation.lexis import COMMA, NAME, STOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.scoring.translation.lexis import Lexis
    from auditor.scoring.translation.masking import Stream

Floats = npt.NDArray[np.float64]

_PARTS = ("NOM", "VER", "ADJ", "ADV", "ART", "PRE", "PRO", "CON", "AUX", "UNK", "ONO")
_MIXED = ("AUX/VER", "ADJ/NOM", "NOM/VER", "ADJ/VER", "ART/PRO", "ADJ/PRO", "ADV/PRE", "ART/PRE", "CON/PRO")
_ENDINGS = tuple("ait aient rait raient ant a era ront é ée és ées er ir re it i is u us e es ent ons ez".split())
_STARTS = ("NAME", "NUM", "ART", "PRO", "PRE", "CON", "ADV", "NOM", "VER", "ART/PRO", "ADJ/PRO")
_BANDS = 10
_EARLY = 6
"""Items after a sentence's first word among which a comma is an early one."""

NAMES: tuple[str, ...] = (
    *("sentence.mean", "sentence.spread", "sentence.short", "sentence.long", "sentence.longest", "sentence.step"),
    *("start.comma", "closed.share", "word.length"),
    *(f"start.{tag}" for tag in _STARTS),
    *(f"part.{tag}" for tag in (*_PARTS, *_MIXED)),
    *(f"ending.{ending}" for ending in _ENDINGS),
    *(f"band.{band}" for band in range(_BANDS)),
)
"""What `Measures.of` gives, in order: shares of words or of sentences, or plain means; 0 words give zeros."""


class Measures:
    """Measures streams of one lexis."""

    def __init__(self, lexis: Lexis) -> None:
        self._lexis = lexis

    @cached_property
    def _columns(self) -> tuple[Any, Any]:
        """Tags by measures: 1 where a tag counts for a start, for a part of speech or an ending."""
        parted = [(tag, *tag.partition(":")[::2]) for tag in self._lexis.tag_names]
        starts = [[part == name for name in _STARTS] for _, part, _ in parted]
        names = (*_PARTS, *_MIXED)
        shares = [[*(part == name for name in names), *(end == name for name in _ENDINGS)] for _, part, end in parted]
        return np.array(starts, np.float64), np.array(shares, np.float64)

    def of(self, streams: Sequence[Stream]) -> list[Floats]:
        """All measures of each stream, by `NAMES`."""
        texts = _Texts.of(streams)
        starts, shares = self._columns
        entries, words = texts.entries, texts.words
        tags, kept = self._lexis.tags.take(entries), self._lexis.kept.take(entries.take(words))
        sizes, free = np.maximum(texts.count(words), 1), words[~kept]
        firsts, opened = texts.firsts, np.maximum(texts.count(texts.firsts), 1)[:, None]
        parts = (
            [_of_lengths(lengths) for lengths in texts.lengths()],
            texts.count(texts.early_commas())[:, None] / opened,
            (texts.count(words[kept]) / sizes)[:, None],
            np.array([[stream.letters] for stream in streams]) / sizes[:, None],
            texts.table(firsts, tags.take(firsts), len(starts)) @ starts / opened,
            texts.table(words, tags.take(words), len(shares)) @ shares / sizes[:, None],
            self._bands(texts, free),
        )
        return list(np.concatenate(parts, axis=1))

    def _bands(self, texts: _Texts, free: Any) -> Any:
        bands = self._lexis.bands.take(texts.entries.take(free)) + 1
        counts = texts.table(free, bands, _BANDS + 1)[:, 1:]
        return counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)


class _Texts(NamedTuple):
    """The items of some streams one after the other, each stream with a stop behind it so that none is empty."""

    entries: Any  # in the lexis
    numbers: Any  # of each item's stream
    streams: int
    sentences: Any  # first item of each
    words: Any  # items that are words
    firsts: Any  # the first word of each sentence that has one

    @classmethod
    def of(cls, streams: Sequence[Stream]) -> _Texts:
        entries = np.concatenate([part for stream in streams for part in (stream.entries, [STOP])])
        sizes = np.array([len(stream.entries) + 1 for stream in streams])
        begins = (sizes.cumsum() - sizes).tolist()
        sentences = [begin + item for begin, stream in zip(begins, streams, strict=True) for item in stream.breaks]
        words = (entries >= NAME).nonzero()[0]
        numbers = np.arange(len(streams)).repeat(sizes)
        return cls(entries, numbers, len(streams), np.array(sentences), words, _firsts(words, sentences))

    def count(self, items: Any) -> Any:
        """How many of some items each stream has."""
        return np.bincount(self.numbers.take(items), minlength=self.streams)

    def table(self, items: Any, values: Any, size: int) -> Any:
        """Streams by values below `size`: how many of some items have each."""
        counts = np.bincount(self.numbers.take(items) * size + values, minlength=self.streams * size)
        return counts.reshape(self.streams, size)

    def lengths(self) -> list[Any]:
        """Words of each stream's sentences that have some."""
        found = np.add.reduceat(self.entries >= NAME, self.sentences, dtype=np.int64)
        numbers = self.numbers.take(self.sentences)[found > 0]
        return np.split(found[found > 0], numbers.searchsorted(range(1, self.streams)))

    def early_commas(self) -> Any:
        """The first words of sentences with a comma soon after them."""
        size = len(self.entries)
        commas = np.append((self.entries == COMMA).nonzero()[0], size)
        following, ends = commas[commas.searchsorted(self.firsts)], np.append(self.sentences, size)
        last = ends[ends.searchsorted(self.firsts, side="right")]
        return self.firsts[following < np.minimum(self.firsts + _EARLY + 1, last)]


def first_words(stream: Stream) -> Any:
    """Item of the first word of each sentence that has one."""
    return _firsts((stream.entries >= NAME).nonzero()[0], stream.breaks)


def _firsts(words: Any, breaks: Sequence[int]) -> Any:
    places = words.searchsorted(breaks)
    places = places[places < len(words)]
    new = places[1:] != places[:-1]
    return words[np.concatenate([places[:1], places[1:][new]])]


def _of_lengths(lengths: Any) -> list[float]:
    size = len(lengths)
    if not size:
        return [0.0, 0.0, 1.0, 0.0, 0.0, 0.5]
    mean = int(lengths.sum()) / size
    away = lengths - mean
    steps = np.abs(lengths[1:] - lengths[:-1])
    return [
        math.log(mean),
        math.sqrt(float((away * away).sum()) / size) / mean,
        np.count_nonzero(lengths < 7) / size,
        np.count_nonzero(lengths > 35) / size,
        math.log(int(lengths.max())),
        int(steps.sum()) / (size - 1) / mean if size > 1 else 0.5,
    ]
