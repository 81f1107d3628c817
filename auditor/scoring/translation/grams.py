"""n-grams as 64-bit keys, and the table that gives each its row; all in numpy, with no Python object per n-gram."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Keys = npt.NDArray[np.uint64]
Ints = npt.NDArray[np.int64]
Rows = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]

SLOT_BITS = 18
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_SHIFT = np.uint64(32)


def keys(codes: npt.NDArray[Any], orders: Sequence[int]) -> Keys:
    """Keys of all n-grams of the given orders, order by order, each in the order of the text.

    The keys of order n are `len(codes) - n + 1`; orders longer than the text give none.
    """
    base = codes.astype(np.uint64)
    found, rolled = [], base.copy()
    for order in range(1, max(orders) + 1):
        if order > len(base):
            break
        if order > 1:
            rolled = rolled[:-1] * _PRIME + base[order - 1 :]
        if order in orders:
            mixed = (rolled + np.uint64(order)) * _MIX
            found.append((mixed ^ (mixed >> _SHIFT)) * _PRIME)
    return np.concatenate(found) if found else np.zeros(0, np.uint64)


def slots(of: Keys) -> Ints:
    """Slot of each key in a table of 2**SLOT_BITS."""
    return (of >> np.uint64(64 - SLOT_BITS)).astype(np.int64)


class Table:
    """Finds the rows of n-gram keys; no two of its keys share a slot."""

    def __init__(self, of: Keys) -> None:
        self.keys = of
        self._rows = np.full(1 << SLOT_BITS, -1, np.int32)
        self._rows[slots(of)] = np.arange(len(of), dtype=np.int32)

    def __len__(self) -> int:
        return len(self.keys)

    def find(self, wanted: Keys) -> Rows:
        """Row of each key; -1 for a key that the table does not hold."""
        if not len(self.keys):
            return np.full(len(wanted), -1, np.int32)
        rows = self._rows[slots(wanted)]
        rows[self.keys[rows] != wanted] = -1
        return rows
