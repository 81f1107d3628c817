"""What the finders of repeated words ask of every word at once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from auditor.kinds.base import MAX_PLACES
from auditor.reading import Document
from auditor.reading.wordnumbers import Column


def among(words: Iterable[str]) -> Column[np.bool_]:
    """Whether a word is one of those given."""
    return _among(tuple(words))


@lru_cache(maxsize=64)
def _among(words: tuple[str, ...]) -> Column[np.bool_]:
    return Column(frozenset(words).__contains__, np.bool_)


def between_equals(keys: NDArray[np.integer[Any]], between: NDArray[np.bool_]) -> list[int]:
    """Places of the words asked for that stand between two whose keys are equal.

    The arrays have one more place than there are tokens; no token is beyond the text.
    """
    places = np.flatnonzero((keys[:-3] == keys[2:-1]) & between[1:-2])[:MAX_PLACES]
    return [place + 1 for place in places.tolist()]


def beginnings(document: Document, length: int) -> NDArray[np.uint32]:
    """A number for the first letters of each token, equal for those that begin alike, and seldom for others."""
    return document.column(_beginnings(length))


@lru_cache(maxsize=4)
def _beginnings(length: int) -> Column[np.uint32]:
    return Column.at_once(
        lambda new: np.array([crc32(word[:length].encode()) for word in new.words], np.uint32), np.uint32
    )
