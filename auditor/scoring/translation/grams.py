"""n-grams as 64-bit keys, and the table that gives each its row; all in numpy, with no Python object per n-gram."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Keys = npt.NDArray[np.uint64]
Ints = npt.NDArray[np.int64]
Rows = npt.NDArray[np.int32]

SLOT_BITS = 20
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_SHIFT = np.uint64(32)
_TO_SLOT = np.uint64(64 - SLOT_BITS)


def keys(codes: Keys, orders: Sequence[int], salt: int = 0) -> Keys:
    """Keys of all n-grams of the given orders, order by order, each in the order of the text.

    The keys of order n are `len(codes) - n + 1`; orders longer than the text give none. Equal n-grams have equal keys
    where the salt, which tells views apart, is equal too.
    """
    sizes = [max(len(codes) - order + 1, 0) for order in orders]
    found = np.empty(sum(sizes), np.uint64)
    rolled, place = codes, 0
    for order in range(1, max(orders) + 1):
        if order > len(codes):
            break
        if order > 1:
            rolled = rolled[:-1] * _PRIME + codes[order - 1 :]
        if order in orders:
            mixed = (rolled + np.uint64(order + salt)) * _MIX
            mixed ^= mixed >> _SHIFT
            np.multiply(mixed, _PRIME, out=found[place : place + len(mixed)])
            place += len(mixed)
    return found


def slots(of: Keys) -> Ints:
    """Slot of each key in a table of 2**SLOT_BITS."""
    return (of >> _TO_SLOT).view(np.int64)


def checks(of: Keys) -> npt.NDArray[np.uint32]:
    """What tells the keys of one slot apart."""
    return of.astype(np.uint32)


class Table:
    """Finds the rows of n-gram keys; no two of its keys share a slot."""

    def __init__(self, of: Keys) -> None:
        self.keys = of
        self._checks = checks(of)
        self._rows = np.full(1 << SLOT_BITS, -1, np.int32)
        self._rows[slots(of)] = np.arange(len(of), dtype=np.int32)

    def __len__(self) -> int:
        return len(self.keys)

    def find(self, wanted: Keys) -> Rows:
        """Row of each key; -1 for a key that the table does not hold."""
        if not len(self.keys):
            return np.full(len(wanted), -1, np.int32)
        rows = self._rows.take(slots(wanted))
        rows[self._checks.take(rows, mode="wrap") != checks(wanted)] = -1  # -1 takes the last, whose check differs
        return rows


def tally(found: Any) -> tuple[Ints, Ints]:
    """Rows that occur, rising, and how often each does; -1 is left out."""
    rows: Any = np.sort(found[found >= 0])
    if not len(rows):
        return rows.astype(np.int64), np.zeros(0, np.int64)
    begins = np.concatenate([[True], rows[1:] != rows[:-1]]).nonzero()[0]
    return rows[begins].astype(np.int64), np.diff(np.append(begins, len(rows)))
