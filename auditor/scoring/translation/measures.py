"""Measures of a whole article: its sentences, its words, its habits; none of them names a thing or counts a mark."""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from auditor.scoring.translation.lexis import COMMA, NAME

if TYPE_CHECKING:
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

    def of(self, stream: Stream) -> Floats:
        """All measures of a stream, by `NAMES`."""
        spoken = stream.entries >= NAME
        words = spoken.nonzero()[0]
        lengths = np.add.reduceat(spoken, stream.breaks, dtype=np.int64) if len(words) else np.zeros(0, np.int64)
        firsts = _firsts(words, stream)
        tags, size = self._lexis.tags.take(stream.entries), max(len(words), 1)
        starts, shares = self._columns
        free = words[~self._lexis.kept.take(stream.entries.take(words))]
        return np.concatenate(
            [
                _of_lengths(lengths[lengths > 0]),
                [_early_commas(stream, firsts), 1 - len(free) / size if len(words) else 0.0, stream.letters / size],
                np.bincount(tags.take(firsts), minlength=len(starts)) @ starts / max(len(firsts), 1),
                np.bincount(tags, minlength=len(shares)) @ shares / size,
                self._bands(stream.entries.take(free)),
            ]
        )

    def _bands(self, entries: Any) -> Any:
        counts = np.bincount(self._lexis.bands.take(entries) + 1, minlength=_BANDS + 1)[1:]
        return counts / max(int(counts.sum()), 1)


def first_words(stream: Stream) -> Any:
    """Item of the first word of each sentence that has one."""
    return _firsts((stream.entries >= NAME).nonzero()[0], stream)


def _firsts(words: Any, stream: Stream) -> Any:
    places = words.searchsorted(stream.breaks)
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


def _early_commas(stream: Stream, firsts: Any) -> float:
    """Share of sentences with a comma soon after their first word."""
    commas = np.append((stream.entries == COMMA).nonzero()[0], len(stream.entries))
    following = commas[commas.searchsorted(firsts)]
    ends = np.append(stream.breaks, len(stream.entries))
    last = ends[ends.searchsorted(firsts, side="right")]
    early = np.count_nonzero(following < np.minimum(firsts + _EARLY + 1, last))
    return early / max(len(firsts), 1)
