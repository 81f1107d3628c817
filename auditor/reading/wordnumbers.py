"""Words as small numbers that all documents share, so that what is known of words stands in columns of numbers.

Frequent words come early and have low numbers: what a document looks up in a column lies close together.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt

T = TypeVar("T", bound=np.generic)
MOST, MOST_GAPS = 200_000, 20_000
"""Words, and things between two words, that are numbered before the numbers begin anew."""


class WordNumbers(dict[str, int]):
    """Number of each folded token; a word that has none is given the next. Number 0 is what stands beyond a text."""

    def __init__(self) -> None:
        super().__init__({"": 0})
        self.words = [""]
        """The words in the order of their numbers."""
        self._lock = Lock()

    def __missing__(self, word: str) -> int:
        with self._lock:
            if word not in self:  # another thread may have been first
                self.words.append(word)
                self[word] = len(self.words) - 1
        return self[word]


class Current:
    """The numbers in use; a document keeps those that it began with."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._numbers = WordNumbers()

    def __call__(self) -> WordNumbers:
        if len(self._numbers) > self._most:
            self._numbers = WordNumbers()
        return self._numbers


current, current_gaps = Current(MOST), Current(MOST_GAPS)


class Column(Generic[T]):
    """What is known of each word, by its number; worked out once for a word, when a text first shows it."""

    def __init__(self, value: Callable[[str], Any], dtype: type[T]) -> None:
        self._value = value
        self._lock = Lock()
        self._filled = 0
        self._numbers: WordNumbers | None = None
        self._values: npt.NDArray[T] = np.empty(0, dtype)

    def of(self, numbers: WordNumbers) -> npt.NDArray[T]:
        """The values of all words so far, at the places of their numbers."""
        with self._lock:
            if self._numbers is not numbers:
                self._numbers, self._filled = numbers, 0
            count = len(numbers.words)
            if self._filled < count:
                self._fill(numbers.words[self._filled : count])
            return self._values

    def _fill(self, words: list[str]) -> None:
        """Append the values of some words; who holds the old array reads on in it."""
        filled, count = self._filled, self._filled + len(words)
        if filled == 0 or count > len(self._values):
            values = np.empty(max(2 * count, 4096), self._values.dtype)
            values[:filled] = self._values[:filled]
            self._values = values
        self._values[filled:count] = np.fromiter(map(self._value, words), self._values.dtype, len(words))
        self._filled = count
