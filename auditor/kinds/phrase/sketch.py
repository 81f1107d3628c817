"""A small table that tells which of many numbers may be in a set: a Bloom filter with one hash (Bloom 1970)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_MIX, _SPREAD = np.uint64(0xFF51AFD7ED558CCD), np.uint64(0x9E3779B97F4A7C15)
"""Numbers made of two parts are mixed as by the finalizer of MurmurHash3, then hashed multiplicatively by the golden
ratio (Knuth, The Art of Computer Programming 3, 6.4)."""
_HALF = np.uint64(32)
BITS_EACH = 32
"""Bits of the table for each number of the set, at least: of numbers that are not in it one in so many passes."""


class Sketch:
    """Numbers of a set, told by one bit each; `table` is a power of two of bytes."""

    def __init__(self, table: NDArray[np.uint8]) -> None:
        self._bytes = table
        self._shift = np.uint64(64 - (8 * len(table)).bit_length() + 1)

    @staticmethod
    def table(numbers: Sequence[int]) -> NDArray[np.uint8]:
        """The bits of a set."""
        bits = 1 << max(BITS_EACH * len(numbers), 8).bit_length()
        table = np.zeros(bits, np.bool_)
        table[_hashed(np.array(numbers, np.int64), np.uint64(64 - bits.bit_length() + 1))] = True
        return np.packbits(table, bitorder="little")

    def may_hold(self, numbers: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether each number may be in the set; False where it is not."""
        hashed = _hashed(numbers, self._shift)
        bits = self._bytes.take(hashed >> 3) >> (hashed & 7).astype(np.uint8)
        return (bits & 1).view(np.bool_)


def _hashed(numbers: NDArray[np.int64], shift: np.uint64) -> NDArray[np.int64]:
    mixed = numbers.view(np.uint64) * _MIX
    mixed ^= mixed >> _HALF
    mixed *= _SPREAD
    mixed >>= shift
    return mixed.view(np.int64)
