"""Samples as matrices: weighted n-gram counts of each view, and measures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
import scipy.sparse as sparse

from auditor.article import Article
from auditor.reading import Document
from auditor.scoring.translation.forms import Forms
from auditor.scoring.translation.grams import Keys, Table, slots
from auditor.scoring.translation.masking import stream
from auditor.scoring.translation.measures import measure
from auditor.scoring.translation.views import VIEWS, view_keys

Matrix = Any
"""scipy.sparse.csr_array, samples by rows of a table."""


class Read(NamedTuple):
    """Features of one sample before a vocabulary is chosen."""

    grams: dict[str, tuple[Keys, Any]]  # by view: distinct keys, and how often each occurs
    measures: dict[str, float]
    words: int


def read(text: str, forms: Forms) -> Read:
    """Reads one text as the auditor does."""
    document = Document(Article(text))
    items = stream(document, forms)
    grams = {name: np.unique(view_keys(name, items), return_counts=True) for name in VIEWS}
    return Read(
        {name: (found, counts.astype(np.float32)) for name, (found, counts) in grams.items()},
        measure(items),
        document.words,
    )


class Vocabulary(NamedTuple):
    """The n-grams of a view that are kept, no two in one slot, and the weight that each is counted with."""

    table: Table
    rarity: Any  # float32: inverse document frequency


def vocabulary(found: Iterable[Keys], documents: int, at_least: int, at_most: int) -> Vocabulary:
    """The n-grams that occur in so many documents; of two that share a slot the more frequent one."""
    everything, counts = np.unique(np.concatenate(list(found)), return_counts=True)
    order = np.lexsort((everything, -counts))
    order = order[counts[order] >= at_least]
    _, first = np.unique(slots(everything[order]), return_index=True)
    order = np.sort(order[np.sort(first)[:at_most]])
    rarity = np.log(documents / counts[order]) + 0.5
    return Vocabulary(Table(everything[order]), rarity.astype(np.float32))


def matrix(grams: Sequence[tuple[Keys, Any]], chosen: Vocabulary) -> Matrix:
    """Rows of unit length: log(1 + count) x rarity."""
    indices, values, ends = [], [], [0]
    for found, counts in grams:
        rows = chosen.table.find(found)
        here = rows >= 0
        weights = np.log1p(counts[here]) * chosen.rarity[rows[here]]
        weights /= max(float(np.sqrt((weights**2).sum())), 1e-9)
        indices.append(rows[here])
        values.append(weights.astype(np.float32))
        ends.append(ends[-1] + len(weights))
    shape = (len(grams), len(chosen.table))
    columns = np.concatenate(indices).astype(np.int32)  # what liblinear takes
    return sparse.csr_array((np.concatenate(values), columns, np.array(ends, np.int32)), shape=shape)
