"""Pairs that the model finds by itself: mutual nearest neighbours with a margin.

Artetxe & Schwenk 2019, "Margin-based parallel corpus mining": a neighbour counts if it is much nearer than the
other near ones. Only texts that have no French partner are looked for, among the French texts of their domain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]
    Vectors = NDArray[np.float32]

NEIGHBOURS = 4
BLOCK = 2048


def mine(queries: Vectors, candidates: Vectors, margin: float) -> Integers:
    """Rows (query, candidate) of mutual best neighbours whose cosine exceeds `margin` times the near ones' mean."""
    if not len(queries) or not len(candidates):
        return np.zeros((0, 2), dtype=np.int64)
    best, score, near = _nearest(queries, candidates)
    chosen = np.unique(best)
    back, _, near_back = _nearest(candidates[chosen], queries)
    position = np.searchsorted(chosen, best)
    mutual = back[position] == np.arange(len(queries))
    ratio = score / np.maximum((near + near_back[position]) / 2, 1e-6)
    rows = np.flatnonzero(mutual & (ratio > margin))
    return np.stack([rows, best[rows]], axis=1)


def _nearest(queries: Vectors, candidates: Vectors) -> tuple[Integers, Vectors, Vectors]:
    """For each query its best candidate, that one's cosine, and the mean cosine of the nearest ones."""
    import torch

    count, wanted = min(NEIGHBOURS, len(candidates)), torch.from_numpy(candidates).T
    parts = [
        torch.topk(torch.from_numpy(queries[at : at + BLOCK]) @ wanted, count, dim=1)
        for at in range(0, len(queries), BLOCK)
    ]
    best = torch.cat([part.indices[:, 0] for part in parts]).numpy()
    cosines = torch.cat([part.values for part in parts]).numpy()
    return best, cosines[:, 0], cosines.mean(axis=1)
