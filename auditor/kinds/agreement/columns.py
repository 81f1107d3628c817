"""The words of a document as columns, in which the few places that are worth a look are found all at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from auditor.kinds.agreement.pairs import pairs
from auditor.kinds.agreement.roles import CLASS, ROLES
from auditor.kinds.agreement.words import Word, class_words
from auditor.reading import Document
from auditor.reading.wordnumbers import Column

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
    """Columns of a document, an item a token: `classes` (see `words.class_words`) and `roles` (see `roles`)."""

    def __init__(self, document: Document) -> None:
        words = document.column(ROLES)[:-1]
        self.classes, self.roles = words >> CLASS, words & ((1 << CLASS) - 1)
        self.gaps = document.gap_column(_GAPS)[:-1]
        """What stands before each token: JOINED, COMMA, OPENS, or 0."""
        self.gaps[:1] = OPENS

    @cached_property
    def pairs(self) -> NDArray[np.uint8]:
        """Of each token but the last, the sorts of pairs (see `pairs`) that it makes with the next."""
        return pairs().take(self.classes[:-1] * len(class_words()) + self.classes[1:])

    def paired(self, sort: int) -> list[int]:
        """Tokens that make a pair of a sort with the next."""
        return places(self.pairs & sort)


def places(found: NDArray[Any]) -> list[int]:
    """Tokens of a column whose item is true, or not 0."""
    numbers: list[int] = np.flatnonzero(found).tolist()
    return numbers
