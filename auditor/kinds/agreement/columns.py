"""The words of documents as columns, in which the few places that are worth a look are found all at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from auditor.kinds.agreement.pairs import pairs
from auditor.kinds.agreement.roles import CLASS, ROLES
from auditor.kinds.agreement.words import Word, class_words
from auditor.reading import Document
from auditor.reading.wordnumbers import Column

T = TypeVar("T", bound=np.generic)
JOINED, COMMA, OPENS = 1, 2, 4
"""Between two words: nothing but a space, a comma, the end of a clause."""
CLAUSE_ENDS = frozenset((".", ";", ":", "!", "?", ""))


def _gap(gap: str) -> int:
    if gap in ("", " "):
        return JOINED
    return COMMA if gap == ", " else OPENS if gap.strip() in CLAUSE_ENDS or "\n" in gap else 0


_GAPS = Column(_gap, np.uint8)


def by_class(holds: Callable[[Word], object]) -> NDArray[np.bool_]:
    """Of each of the lexicon's classes, whether something is true of its words."""
    return np.array([bool(holds(word)) for word in class_words()])


class Columns:
    """Columns of a row of words: `classes` (see `words.class_words`) and `roles` (see `roles`).

    `firsts` are the places of the documents' first words in the row, and its length.
    """

    def __init__(self, documents: Sequence[Document], firsts: Sequence[int]) -> None:
        self._documents = documents
        words = self.of(ROLES)
        self.classes, self.roles = words >> CLASS, words & ((1 << CLASS) - 1)
        self.gaps = np.concatenate([document.gap_column(_GAPS) for document in documents])
        """What stands before each word: JOINED, COMMA, OPENS, or 0."""
        edges = np.array(firsts)
        self.gaps[edges[:-1]] = self.gaps[edges[1:] - 1] = OPENS
        self.lasts = edges[1:] - 2
        """The last word of each document."""

    def of(self, column: Column[T]) -> NDArray[T]:
        """What a column says of each word."""
        return np.concatenate([document.column(column) for document in self._documents])

    @cached_property
    def pairs(self) -> NDArray[np.uint8]:
        """Of each word but the last, the sorts of pairs (see `pairs`) that it makes with the next."""
        return pairs().take(self.classes[:-1] * len(class_words()) + self.classes[1:])

    def paired(self, sort: int) -> list[int]:
        """Tokens that make a pair of a sort with the next."""
        return places(self.pairs & sort)


def places(found: NDArray[Any]) -> list[int]:
    """Tokens of a column whose item is true, or not 0."""
    numbers: list[int] = found.nonzero()[0].tolist()
    return numbers
