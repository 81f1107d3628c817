"""A small table that tells which of many numbers may be in a set: a Bloom filter with two hashes (Bloom 1970)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

_MIX, _HALF = np.uint64(0xFF51AFD7ED558CCD), np.uint64(32)
"""Numbers made of two parts are mixed as by the finalizer of MurmurHash3."""
_SPREADS = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC4CEB9FE1A85EC53))
"""Then they are hashed by multiplication (Knuth, The Art of Computer Programming 3, 6.4), in two ways."""
BITS_EACH = 32
"""Bits of the table for each number of the set, at least: of others one in 16 * 16 passes."""


class Sketch:
    """Numbers of a set, told by two bits each; `table` is a power of two of bytes."""

    def __init__(self, table: NDArray[np.uint8]) -> None:
        self._bytes = table
        self._shift = _shift(8 * len(table))

    @staticmethod
    def table(numbers: Sequence[int]) -> NDArray[np.uint8]:
        """The bits of a set."""
        bits = 1 << max(BITS_EACH * len(numbers), 8).bit_length()
        table, members = np.zeros(bits, np.bool_), np.array(numbers, np.int64)
        for spread in _SPREADS:
            table[_hashed(members, spread, _shift(bits))] = True
        return np.packbits(table, bitorder="little")

    def may_hold(self, numbers: Numbers) -> NDArray[np.bool_]:
        """Whether each number may be in the set; False where it is not."""
        held = self._has(numbers, _SPREADS[0])
        places = held.nonzero()[0]  # most numbers are ruled out by then
        held[places] = self._has(numbers.take(places), _SPREADS[1])
        return held

    def _has(self, numbers: Numbers, spread: np.uint64) -> NDArray[np.bool_]:
        hashed = _hashed(numbers, spread, self._shift)
        bits = self._bytes.take(hashed >> 3) >> (hashed & 7).astype(np.uint8)
        return (bits & 1).view(np.bool_)


def _shift(bits: int) -> np.uint64:
    """What leaves of a hash the number of a bit."""
    return np.uint64(65 - bits.bit_length())


def _hashed(numbers: Numbers, spread: np.uint64, shift: np.uint64) -> Numbers:
    mixed = numbers.view(np.uint64) * _MIX
    mixed ^= mixed >> _HALF
    mixed *= spread
    mixed >>= shift
    return mixed.view(np.int64)
