"""The words of a document as patterns look at them before any sentence is built."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import numpy as np
from numpy.typing import NDArray

from auditor.kinds.grammar.element import Element
from auditor.kinds.grammar.wordclasses import EDGE
from auditor.reading import Document
from auditor.reading.wordnumbers import Column

# Where anything but spaces stands between two words, no pattern goes on.
_PARTING = Column(lambda gap: bool(gap) and ("\n" in gap or not gap.isspace()), np.bool_)


class Words:
    """The words of a document with their classes, one an item of `classes`.

    `texts` and `classes` end with what stands beyond the text; `heads` are the numbers of the tokens that open a
    clause; `apart` is true of a token that does not stand right after the one before.
    """

    def __init__(self, document: Document, heads: Collection[int], classes: NDArray[np.int32]) -> None:
        tokens = document.tokens
        self._plain, self._starts, self._ends = document.plain, tokens.starts, tokens.ends
        self.texts = [*tokens.texts, ""]
        self.heads = heads
        self.classes: list[int] = classes.tolist()
        self._classes = classes
        apart = document.gap_column(_PARTING)
        apart[0] = apart[-1] = True
        self.apart = apart.tobytes()
        self._joined = ~apart

    def places(self, token: int, element: Element) -> bool:
        """Whether a token has the case and stands at the head of a clause, where an element asks for it."""
        if element.at in ("start", "clause") and token not in self.heads:
            return False
        return element.case == "any" or element.in_case(self._plain[self._starts[token] : self._ends[token]])

    def beside(self, offsets: Iterable[int]) -> dict[int, NDArray[np.int32]]:
        """Offsets from a word to the class there, by token; EDGE from the first mark between them on."""
        found = {0: self._classes}
        for offset in sorted(offsets, key=abs):
            further = found[offset] = np.full(len(self._joined), EDGE, np.int32)
            if offset > 0:  # EDGE is 0, so that a factor of 0 sets it
                np.multiply(found[offset - 1][1:], self._joined[1:], out=further[:-1])
            else:
                np.multiply(found[offset + 1][:-1], self._joined[1:], out=further[1:])
        return found
