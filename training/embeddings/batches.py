"""What is learnt together: pairs of one domain, later pairs that the model finds alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]


def draw_batches(
    domains: NDArray[np.str_], size: int, rng: np.random.Generator, vectors: NDArray[np.float32] | None, group: int
) -> list[Integers]:
    """Every pair once, in batches of one domain in random order.

    With `vectors` of the pairs, a batch is made of random groups of pairs that are alike: the other members of a
    group are hard negatives.
    """
    batches = []
    for domain in np.unique(domains):
        members = rng.permutation(np.flatnonzero(domains == domain))
        if vectors is not None:
            groups = alike(vectors[members], group, rng)
            members = members[np.concatenate([groups[i] for i in rng.permutation(len(groups))])]
        batches += [members[at : at + size] for at in range(0, len(members), size)]
    return [batches[i] for i in rng.permutation(len(batches)) if len(batches[i]) > 1]


def alike(vectors: NDArray[np.float32], size: int, rng: np.random.Generator) -> list[Integers]:
    """Rows in groups of at most `size`, split in halves along the line between two rows drawn at random."""
    groups, open_groups = [], [np.arange(len(vectors))]
    while open_groups:
        rows = open_groups.pop()
        if len(rows) <= size:
            groups.append(rows)
            continue
        first, second = rng.choice(rows, 2, replace=False)
        ordered = rows[np.argsort(vectors[rows] @ (vectors[first] - vectors[second]), kind="stable")]
        open_groups += np.array_split(ordered, 2)
    return groups
