"""Which words of an article carry its sums: the pull of every n-gram, laid on the items that it covers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from auditor.scoring.translation.views import VIEWS

if TYPE_CHECKING:
    from auditor.scoring.translation.model import Model, Reading

Array = npt.NDArray[np.float64]


def attribute(model: Model, reading: Reading, reach: Sequence[float]) -> Array:
    """Pull of each item on the log odds: its part of all n-grams that cover it, each by the reach of its question."""
    size = len(reading.stream.entries)
    each = _each(model, reading, reach)
    total, start = np.zeros(size), 0
    for view in VIEWS.values():
        for order in view.orders:
            count = max(size - order + 1, 0)
            part = each[reading.found[start : start + count]] / order
            for step in range(order if count else 0):
                total[step : step + count] += part
            start += count
    return total


def _each(model: Model, reading: Reading, reach: Sequence[float]) -> Any:
    """Pull of one occurrence of each row present, in the row's place; the last place, which -1 means, is 0."""
    each = np.empty(len(model.table) + 1, np.float32)
    each[-1] = 0
    cuts = reading.rows.searchsorted(model.ends)
    by_row = np.repeat([reach[view.question] for view in VIEWS.values()], np.diff(cuts, prepend=0))
    each[reading.rows] = reading.pulls / reading.counts * by_row
    return each
