"""What is learnt together: pairs of one domain, later pairs that the model finds alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from training.embeddings.data import Pair

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]

# Languages that have news of their own; phrases are most of what the others have.
WITH_NEWS = frozenset(("fr", "en", "de", "es", "it", "ru"))
# Share of the pairs of a domain that an epoch reads.
SHARES = {"phrases": 0.5, "captions": 0.5, "passages": 0.2}
NO_DOCUMENT = -1


@dataclass(frozen=True, slots=True)
class Lessons:
    """Pairs of text numbers, shape (pairs, 2); of each its domain, the chance that an epoch reads it, its document."""

    pairs: Integers
    domains: NDArray[np.str_]
    shares: NDArray[np.float64]
    documents: Integers

    def __len__(self) -> int:
        return len(self.pairs)

    def plus(self, other: Lessons) -> Lessons:
        """These and others."""
        return Lessons(
            np.concatenate([self.pairs, other.pairs]),
            np.concatenate([self.domains, other.domains]),
            np.concatenate([self.shares, other.shares]),
            np.concatenate([self.documents, other.documents]),
        )

    def drawn(self, rng: np.random.Generator) -> Lessons:
        """What one epoch reads."""
        chosen = rng.random(len(self)) < self.shares
        return Lessons(self.pairs[chosen], self.domains[chosen], self.shares[chosen], self.documents[chosen])


def lessons(numbered: Integers, pairs: Sequence[Pair], documents: Sequence[int] = ()) -> Lessons:
    """The pairs as lessons; `documents` are those of the last pairs, the others have none."""
    own = np.full(len(pairs), NO_DOCUMENT, dtype=np.int64)
    own[len(pairs) - len(documents) :] = documents
    shares = np.array([_share(pair) for pair in pairs], dtype=np.float64)
    return Lessons(numbered, np.array([pair.domain for pair in pairs]), shares, own)


def _share(pair: Pair) -> float:
    if pair.domain == "phrases" and not {pair.left.language, pair.right.language} <= WITH_NEWS:
        return 1.0
    return SHARES.get(pair.domain, 1.0)


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
