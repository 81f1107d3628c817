"""Aligns the sentences of two texts that say the same in the same order, across languages.

Dynamic programming over the similarities of sentence vectors, one to many and with skips, after Vecalign (Thompson and
Koehn, 2019, https://aclanthology.org/D19-1136): the cost of a pair is its distance divided by what is usual for either
side in these two texts, so that one limit serves every model. Their approximation for books is left out; instead each
row of the table is computed at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from auditor.embedding import Embedder

    Floats = NDArray[np.float32]

SHAPES = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1))
"""Numbers of neighbouring sentences, left and right, that may be aligned with each other."""
SKIP = 0.42
"""Cost of a sentence left alone: two sentences farther than 0.84 of the usual distance of strangers are not aligned."""
BETWEEN = 0.93
"""Share of the usual distance below which two sentences left over in one place, one on each side, are aligned after
all: their place speaks for it."""
WORSE = 0.05
"""Loss of similarity from which a sentence at the edge of a run does not belong to it."""
WIDEST = max(max(shape) for shape in SHAPES)


class Bead(NamedTuple):
    """Sentences `left[0]` to before `left[1]` with `right[0]` to before `right[1]`; one side is empty for a skip."""

    left: tuple[int, int]
    right: tuple[int, int]
    similarity: float

    @property
    def aligned(self) -> bool:
        """Whether both sides hold sentences."""
        return self.left[0] < self.left[1] and self.right[0] < self.right[1]


@dataclass(frozen=True, slots=True)
class _Side:
    """Vectors of runs of 1, 2 ... sentences that start at each sentence, and the usual distance to the other text."""

    blocks: list[Floats]
    usual: list[Floats]


def align(left: Sequence[str], right: Sequence[str], embedder: Embedder) -> list[Bead]:
    """Beads that cover both lists of sentences, in order, at the least cost; similarities are cosines."""
    if not left or not right:
        return [Bead((n, n + 1), (0, 0), 0.0) for n in range(len(left))] + [
            Bead((len(left),) * 2, (n, n + 1), 0.0) for n in range(len(right))
        ]
    sides = _side(left, right, embedder), _side(right, left, embedder)
    beads = [part for bead in _walk_back(*_table(*sides), *sides) for part in _trimmed(bead, *sides)]
    return list(_closed(beads, *sides))


def _side(own: Sequence[str], other: Sequence[str], embedder: Embedder) -> _Side:
    """Blocks of a text, and their mean distance to the single sentences of the other."""
    blocks = [
        embedder.encode([" ".join(own[n : n + size]) for n in range(len(own) - size + 1)])
        for size in range(1, min(WIDEST, len(own)) + 1)
    ]
    centre = embedder.encode(list(other)).mean(axis=0)
    return _Side(blocks, [1 - vectors @ centre for vectors in blocks])


def _distances(left: _Side, right: _Side, shape: tuple[int, int], row: int) -> Floats:
    """Cost of aligning the left block that starts at `row` with each right block, by their sizes."""
    import numpy as np

    one, many = shape[0] - 1, shape[1] - 1
    usual = (left.usual[one][row] + right.usual[many]) / 2
    distances = 1 - right.blocks[many] @ left.blocks[one][row]
    cost: Floats = distances / np.maximum(usual, 1e-6) * max(shape)
    return cost


def _table(left: _Side, right: _Side) -> tuple[Any, Any]:
    """Least cost of aligning the first i with the first j sentences, and the number of the step that reached it."""
    import numpy as np

    rows, columns = len(left.blocks[0]), len(right.blocks[0])
    cost = np.full((rows + 1, columns + 1), np.inf)
    step = np.full((rows + 1, columns + 1), -1, dtype=np.int8)  # -1: right skipped, -2: left skipped
    cost[0] = np.arange(columns + 1) * SKIP
    for i in range(1, rows + 1):
        best, by = cost[i - 1] + SKIP, np.full(columns + 1, -2, dtype=np.int8)
        for number, (down, across) in enumerate(SHAPES):
            if down <= i and across <= columns:
                found = cost[i - down, :-across] + _distances(left, right, (down, across), i - down)
                better = found < best[across:]
                best[across:][better], by[across:][better] = found[better], number
        # Skips of the right side run along the row: a running minimum once their cost is taken off.
        slope = np.arange(columns + 1) * SKIP
        cost[i] = np.minimum.accumulate(best - slope) + slope
        step[i] = np.where(cost[i] < best - 1e-12, -1, by)
    return cost, step


def _walk_back(cost: Any, step: Any, left: _Side, right: _Side) -> list[Bead]:
    beads: list[Bead] = []
    i, j = cost.shape[0] - 1, cost.shape[1] - 1
    while i or j:
        number = int(step[i, j])
        down, across = SHAPES[number] if number >= 0 else ((0, 1) if number == -1 else (1, 0))
        runs = (i - down, i), (j - across, j)
        beads.append(_bead(*runs, left, right) if number >= 0 else Bead(*runs, 0.0))
        i, j = i - down, j - across
    return beads[::-1]


def _trimmed(bead: Bead, left: _Side, right: _Side) -> list[Bead]:
    """The bead, or a better one and the sentence at its edge that made it worse: what was added or left out."""
    options: list[list[Bead]] = []
    (i, k), (j, m) = bead.left, bead.right
    if k - i > 1 and bead.aligned:
        options.append([Bead((i, i + 1), (j, j), 0.0), _bead((i + 1, k), (j, m), left, right)])
        options.append([_bead((i, k - 1), (j, m), left, right), Bead((k - 1, k), (m, m), 0.0)])
    if m - j > 1 and bead.aligned:
        options.append([Bead((i, i), (j, j + 1), 0.0), _bead((i, k), (j + 1, m), left, right)])
        options.append([_bead((i, k), (j, m - 1), left, right), Bead((k, k), (m - 1, m), 0.0)])
    best = max(options, key=lambda parts: max(part.similarity for part in parts), default=[bead])
    if max(part.similarity for part in best) < bead.similarity + WORSE:
        return [bead]
    return [piece for part in best for piece in (_trimmed(part, left, right) if part.aligned else [part])]


def _bead(run: tuple[int, int], other: tuple[int, int], left: _Side, right: _Side) -> Bead:
    """The bead of two runs, with its similarity."""
    one, two = left.blocks[run[1] - run[0] - 1][run[0]], right.blocks[other[1] - other[0] - 1][other[0]]
    return Bead(run, other, round(float(one @ two), 4))


def _closed(beads: Sequence[Bead], left: _Side, right: _Side) -> Iterator[Bead]:
    """The beads, with one sentence left alone on each side of a gap put together where they are not strangers."""
    gap: list[Bead] = []
    for bead in [*beads, None]:
        if bead is not None and not bead.aligned:
            gap.append(bead)
            continue
        yield from _joined(gap, left, right)
        gap = []
        if bead is not None:
            yield bead


def _joined(gap: list[Bead], left: _Side, right: _Side) -> list[Bead]:
    ours = [bead.left[0] for bead in gap if bead.left[0] < bead.left[1]]
    theirs = [bead.right[0] for bead in gap if bead.right[0] < bead.right[1]]
    if len(ours) != 1 or len(theirs) != 1:
        return gap
    (i,), (j,) = ours, theirs
    usual = (left.usual[0][i] + right.usual[0][j]) / 2
    bead = _bead((i, i + 1), (j, j + 1), left, right)
    return [bead] if 1 - bead.similarity < BETWEEN * usual else gap
