"""Arrays that a kind works out of all its rules once for an installation, and how they are looked up."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from auditor import cache

Tables = Mapping[str, NDArray[Any]]

FORMAT = {"exemplars": 1, "grammar": 6, "lookalikes": 2, "phrases": 12}
MIN_KEPT = 200
"""Patterns or phrases from which on the tables of them are kept; those of a few cards are made in no time."""


def kept(name: str, made_of: Iterable[str], make: Callable[[], Tables]) -> Tables:
    """The arrays kept on disk under a name and the digest of what they are `made_of`; made and kept if there are none.

    A file that is damaged is made anew. `FORMAT` has a number for each name, raised when its arrays change their sense.
    """
    digest = hashlib.blake2b(" ".join((str(FORMAT[name]), *made_of)).encode(), digest_size=8).hexdigest()
    file = f"{name}-{digest}.npz"
    try:
        content = BytesIO((cache.folder() / file).read_bytes())
        with np.load(content, allow_pickle=False) as stored:
            return dict(stored)
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        tables, content = make(), BytesIO()
        np.savez(content, allow_pickle=False, **tables)
        cache.store(file, content.getvalue())
        return tables


def made(name: str, count: int, made_of: Iterable[str], make: Callable[[], Tables]) -> Tables:
    """The arrays made of so many patterns: kept on disk where they are many."""
    return kept(name, made_of, make) if count >= MIN_KEPT else make()


def lines(words: Iterable[str]) -> NDArray[np.uint8]:
    """Words as bytes, a line each."""
    return np.frombuffer("\n".join(words).encode(), np.uint8)


def words(lines: NDArray[np.uint8]) -> list[str]:
    """The words of such bytes."""
    text = lines.tobytes().decode()
    return text.split("\n") if text else []


def distinct(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers in order, each once. `numpy.unique` does it too, but first loads masked arrays: 25 ms of a start."""
    ordered = np.sort(numbers)
    new = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return ordered[new]


class Groups:
    """Numbers in groups, by the number of the group: `firsts` (groups + 1) divides `members`."""

    def __init__(self, firsts: NDArray[np.int32], members: NDArray[np.int32]) -> None:
        self._firsts = firsts
        self._counts = np.diff(firsts)
        self._members = members

    @staticmethod
    def tables(pairs: Sequence[tuple[int, int]], groups: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """`firsts` and `members` of pairs of a group and a member."""
        ordered = sorted(pairs)
        firsts = np.searchsorted([group for group, _ in ordered], range(groups + 1))
        return firsts.astype(np.int32), np.array([member for _, member in ordered], np.int32)

    def has(self, groups: NDArray[np.integer[Any]]) -> NDArray[np.bool_]:
        """Whether groups have members."""
        found: NDArray[np.bool_] = self._counts.take(groups) > 0
        return found

    def pairs(
        self, places: NDArray[np.int64], groups: NDArray[np.integer[Any]]
    ) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """Each place with each member of its group, in order."""
        counts = self._counts.take(groups)
        shifts = (self._firsts.take(groups) - (counts.cumsum() - counts)).repeat(counts)
        return places.repeat(counts), self._members.take(np.arange(len(shifts)) + shifts)
