"""Samples as matrices: weighted n-gram counts of each view, and measures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
import scipy.sparse as sparse

from auditor.article import Article
from auditor.reading import Document
from auditor.scoring.translation.grams import Keys, slots
from auditor.scoring.translation.lexis import Lexis
from auditor.scoring.translation.masking import stream
from auditor.scoring.translation.measures import Measures
from auditor.scoring.translation.views import VIEWS, view_keys

Matrix = Any
"""scipy.sparse.csr_array, samples by rows of a table."""


class Read(NamedTuple):
    """Features of one sample before a vocabulary is chosen."""

    grams: dict[str, tuple[Keys, Any]]  # by view: distinct keys, and how often each occurs
    measures: Any  # float64, by `measures.NAMES`
    words: int


class Reader:
    """Reads texts as the auditor does, but that every form has its own entry."""

    def __init__(self, lexis: Lexis) -> None:
        self.lexis = lexis
        self._measures = Measures(lexis)

    def read(self, text: str) -> Read:
        """Features of one text."""
        document = Document(Article(text))
        items = stream(document, self.lexis)
        grams = {name: np.unique(view_keys(name, items.entries, self.lexis), return_counts=True) for name in VIEWS}
        return Read(
            {name: (found, counts.astype(np.float32)) for name, (found, counts) in grams.items()},
            self._measures.of([items])[0],
            document.words,
        )


class Vocabulary(NamedTuple):
    """The n-grams of a view that are kept, rising, and the weight that each is counted with."""

    keys: Keys
    rarity: Any  # float32: inverse document frequency

    def find(self, wanted: Keys) -> Any:
        """Row of each key; -1 for one that is not kept."""
        if not len(self.keys):
            return np.full(len(wanted), -1)
        rows = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return np.where(self.keys[rows] == wanted, rows, -1)


def vocabularies(reads: Sequence[Read], at_least: int, at_most: int) -> dict[str, Vocabulary]:
    """For each view the most frequent n-grams that occur in so many samples; no two of all views share a slot."""
    taken = np.zeros(0, np.int64)
    found = {}
    for name in VIEWS:
        chosen = _frequent((read.grams[name][0] for read in reads), at_least, at_most, taken)
        taken = np.concatenate([taken, slots(chosen[0])])
        rarity = np.log(len(reads) / chosen[1]) + 0.5
        found[name] = Vocabulary(chosen[0], rarity.astype(np.float32))
    return found


def _frequent(found: Iterable[Keys], at_least: int, at_most: int, taken: Any) -> tuple[Keys, Any]:
    everything, counts = np.unique(np.concatenate(list(found)), return_counts=True)
    order = np.lexsort((everything, -counts))
    order = order[counts[order] >= at_least]
    order = order[~np.isin(slots(everything[order]), taken)]
    _, first = np.unique(slots(everything[order]), return_index=True)  # of two that share a slot the more frequent one
    order = np.sort(order[np.sort(first)[:at_most]])
    return everything[order], counts[order]


def matrix(grams: Sequence[tuple[Keys, Any]], chosen: Vocabulary) -> Matrix:
    """Rows of unit length: log(1 + count) x rarity."""
    indices, values, ends = [], [], [0]
    for found, counts in grams:
        rows = chosen.find(found)
        here = rows >= 0
        weights = np.log1p(counts[here]) * chosen.rarity[rows[here]]
        weights /= max(float(np.sqrt((weights**2).sum())), 1e-9)
        indices.append(rows[here])
        values.append(weights.astype(np.float32))
        ends.append(ends[-1] + len(weights))
    shape = (len(grams), len(chosen.keys))
    columns = np.concatenate(indices).astype(np.int32)  # what liblinear takes
    return sparse.csr_array((np.concatenate(values), columns, np.array(ends, np.int32)), shape=shape)


def stack(upper: Any, lower: Any) -> Any:
    """Two matrices of one kind, dense or sparse, one under the other."""
    if isinstance(upper, np.ndarray):
        return np.vstack([upper, lower])
    return sparse.vstack([upper, lower]).tocsr()


def occurring(matrix: Matrix, rows: Any, at_least: int) -> Any:
    """Columns that so many of the rows hold."""
    chosen = matrix[np.flatnonzero(rows)]
    return np.flatnonzero(np.bincount(chosen.indices, minlength=matrix.shape[1]) >= at_least)


def columns(matrix: Matrix, kept: Any) -> Matrix:
    """Some columns of a matrix, its rows brought to unit length again."""
    found = sparse.csr_array(matrix[:, kept])
    lengths = np.sqrt(np.asarray(found.multiply(found).sum(axis=1)).ravel())
    values = found.data / np.repeat(np.maximum(lengths, 1e-9), np.diff(found.indptr))
    parts = values.astype(np.float32), found.indices.astype(np.int32), found.indptr.astype(np.int32)
    return sparse.csr_array(parts, shape=found.shape)
