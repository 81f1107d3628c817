"""Which words of an article carry its sum: the pull of every n-gram, laid on the items that it covers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from auditor.scoring.translation.views import VIEWS

if TYPE_CHECKING:
    from auditor.scoring.translation.masking import Stream
    from auditor.scoring.translation.model import Grams

Array = npt.NDArray[np.float64]


def attribute(grams: dict[str, Grams], stream: Stream, column: int) -> Array:
    """Pull of each item: its part of all n-grams that cover it. The parts add up to the sum of the n-grams."""
    total = np.zeros(len(stream.forms))
    for name, view in grams.items():
        cells = len(stream.forms) if name != "letters" else _letter_count(stream)
        laid = _lay(view, VIEWS[name].orders, cells, column)
        total += laid if name != "letters" else _by_item(laid, stream)
    return total


def _lay(view: Grams, orders: tuple[int, ...], cells: int, column: int) -> Array:
    """Each occurrence's pull in equal parts on the cells that it covers."""
    if not len(view.rows):
        return np.zeros(cells)
    each = np.zeros(view.rows[-1] + 2)  # the last place, which -1 means, stays 0
    each[view.rows] = view.pulls[:, column] / view.counts
    pulls, laid, start = each[view.found], np.zeros(cells), 0
    for order in orders:
        size = max(cells - order + 1, 0)
        part = pulls[start : start + size] / order
        for step in range(order if size else 0):
            laid[step : step + size] += part
        start += size
    return laid


def _letter_count(stream: Stream) -> int:
    return sum(len(masks.shown) for masks in stream.masks) + max(len(stream.masks) - 1, 0)


def _by_item(laid: Array, stream: Stream) -> Array:
    """Sums of letters by item; the space after an item is its own."""
    lengths: Any = np.fromiter((len(masks.shown) + 1 for masks in stream.masks), np.int64, len(stream.masks))
    return np.add.reduceat(laid, np.cumsum(lengths) - lengths)
