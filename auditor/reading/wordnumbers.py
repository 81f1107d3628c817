"""Words as small numbers that all documents share, so that what is known of words stands in columns of numbers.

Frequent words come early and have low numbers: what a document looks up in a column lies close together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from itertools import repeat
from threading import Lock
from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt

T = TypeVar("T", bound=np.generic)
U = TypeVar("U", bound=np.generic)
MOST, MOST_GAPS = 120_000, 20_000
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


class NewWords:
    """Words of which a column is first asked, all at once: from the number `first` up to the number `last`."""

    def __init__(self, numbers: WordNumbers, first: int, last: int) -> None:
        self._numbers, self._first, self._last = numbers, first, last

    def __len__(self) -> int:
        return self._last - self._first

    @cached_property
    def words(self) -> list[str]:
        """The words in the order of their numbers."""
        return self._numbers.words[self._first : self._last]

    def column(self, column: Column[T]) -> npt.NDArray[T]:
        """What another column says of them."""
        return column.of(self._numbers)[self._first : self._last]

    def each(self, value: Callable[[str], Any], dtype: type[T]) -> npt.NDArray[T]:
        """What a function says of each."""
        return np.fromiter(map(value, self.words), dtype, len(self))

    def listed(
        self, numbers: Mapping[str, int], parts: Iterable[str] | None = None, other: int = 0
    ) -> npt.NDArray[np.int64]:
        """The numbers that a dictionary has for them, or for a part of each; `other` for what is not in it."""
        return np.fromiter(map(numbers.get, parts or self.words, repeat(other)), np.int64, len(self))


class Column(Generic[T]):
    """What is known of each word, by its number; worked out once for a word, when a text first shows it."""

    def __init__(self, value: Callable[[str], Any], dtype: type[T]) -> None:
        self._values_of: Callable[[NewWords], npt.NDArray[Any]] = lambda new: new.each(value, dtype)
        self._lock = Lock()
        self._filled = 0
        self._numbers: WordNumbers | None = None
        self._values: npt.NDArray[T] = np.empty(0, dtype)

    @classmethod
    def at_once(cls, values: Callable[[NewWords], npt.NDArray[Any]], dtype: type[T]) -> Column[T]:
        """A column by what is said of all new words together, which costs a fraction of what one by one does."""
        column = cls(len, dtype)
        column._values_of = values
        return column

    def of(self, numbers: WordNumbers) -> npt.NDArray[T]:
        """The values of all words so far, at the places of their numbers."""
        with self._lock:
            if self._numbers is not numbers:
                self._numbers, self._filled = numbers, 0
            count = len(numbers.words)
            if self._filled < count:
                self._fill(NewWords(numbers, self._filled, count))
            return self._values

    def _fill(self, new: NewWords) -> None:
        """Append the values of some words; who holds the old array reads on in it."""
        filled, count = self._filled, self._filled + len(new)
        if filled == 0 or count > len(self._values):
            values = np.empty(max(2 * count, 4096), self._values.dtype)
            values[:filled] = self._values[:filled]
            self._values = values
        self._values[filled:count] = self._values_of(new)
        self._filled = count
