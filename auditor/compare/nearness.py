"""How near articles or passages of a batch are: what they say in other words, and the rare words they share.

The mean of two measures, each 0..1: the cosine of their sentence vectors' centres, which reaches across languages, and
the root of the cosine of their words weighted by rarity in the batch, names most, which tells two events of one kind
apart. The root lifts the second, which is small wherever texts are short, to the height of the first.

Two passages of one event may share nothing, and yet each be near a third. So each article is then read together with
its nearest ones in the batch, each worth its nearness (query expansion by the nearest neighbours, as in Radenović et
al. 2018, https://arxiv.org/abs/1711.02512).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from auditor.compare.passages import Passages
from auditor.embedding import Embedder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

LEAD = 8
"""Sentences from the beginning that say what an article is about."""
NAME_WORTH = 3
"""How often a name counts."""
NEIGHBOURS, KIN = 5, 0.39
"""Nearest articles that each is read together with, at most, and their nearness to it, at least."""
SHORTEST = 4
"""Letters of a word that counts; numbers always do."""
STEM = 5
"""Letters by which two words are taken for forms of one."""


def nearness(sides: Sequence[Passages], embedder: Embedder) -> Floats:
    """Nearness of each to each, shape (articles, articles); 1 to itself. None may be without sentences."""
    import numpy as np

    mean: Floats = (centres(sides, embedder) + np.sqrt(rarities(sides))) * np.float32(0.5)
    return together(mean)


def together(table: Floats) -> Floats:
    """Nearness of each to each, of shape (articles, articles), each article taken together with its nearest ones."""
    import numpy as np

    near = _neighbours(table)
    worth = np.take_along_axis(table, near, axis=1)
    worth[worth < KIN] = 0
    half = _blended(table, near, worth)
    both: Floats = np.clip(_blended(half.T, near, worth), 0, 1)
    np.fill_diagonal(both, 1)
    return both


def _neighbours(table: Floats) -> NDArray[np.int64]:
    """Numbers of each article's nearest others, nearest first."""
    import numpy as np

    left = table.copy()
    np.fill_diagonal(left, -1)
    near = np.zeros((len(table), min(NEIGHBOURS, len(table) - 1)), dtype=np.int64)
    for column in range(near.shape[1]):
        near[:, column] = left.argmax(axis=1)
        left[np.arange(len(left)), near[:, column]] = -1
    return near


def _blended(rows: Floats, near: NDArray[np.int64], worth: Floats) -> Floats:
    """Mean of each row, which counts 1, and of those near it."""
    total = rows.copy()
    for column in range(near.shape[1]):
        total += worth[:, column, None] * rows[near[:, column]]
    blended: Floats = total / (1 + worth.sum(axis=1, keepdims=True))
    return blended


def centres(sides: Sequence[Passages], embedder: Embedder) -> Floats:
    """Cosines of the articles' mean vectors."""
    import numpy as np

    return _cosines(np.stack([embedder.encode(side.texts[:LEAD]).mean(axis=0) for side in sides]))


def rarities(sides: Sequence[Passages]) -> Floats:
    """Cosines of the articles' words, weighted by inverse document frequency."""
    import numpy as np

    counts = [_marks(side) for side in sides]
    held = Counter(mark for own in counts for mark in own)
    column = {mark: number for number, mark in enumerate(sorted(mark for mark, n in held.items() if n > 1))}
    table = np.zeros((len(sides), max(len(column), 1)), dtype=np.float32)
    for row, own in enumerate(counts):
        lengths = 0.0
        for mark, times in own.items():
            worth = (1 + math.log(times)) * math.log(1 + len(sides) / held[mark])
            lengths += worth * worth
            if mark in column:
                table[row, column[mark]] = worth
        table[row] /= max(lengths**0.5, 1e-9)
    cosines: Floats = np.clip(table @ table.T, 0, 1)
    np.fill_diagonal(cosines, 1)
    return cosines


def _marks(side: Passages) -> Counter[str]:
    """Beginnings of words and numbers of an article, folded, those of names NAME_WORTH times."""
    names = (part.lower() for name in side.document.names for part in name.text.split())
    worth = Counter({mark: (NAME_WORTH - 1) * n for mark, n in Counter(map(_mark, names)).items()})
    total = Counter(map(_mark, side.document.tokens.texts)) + worth
    del total[""]
    return total


def _mark(word: str) -> str:
    return word[:STEM] if len(word) >= SHORTEST or word[0].isdigit() else ""


def _cosines(rows: Floats) -> Floats:
    import numpy as np

    scaled = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    cosines: Floats = np.clip(scaled @ scaled.T, 0, 1)
    np.fill_diagonal(cosines, 1)
    return cosines
