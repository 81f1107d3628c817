"""Several documents as one row of words, so that what takes long is done once for all of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from auditor.kinds.agreement.columns import Columns
from auditor.kinds.agreement.words import Qualifiers, Words
from auditor.reading import Document


class Row:
    """Documents that have words, one after the other; a word's number is its place in the row.

    `texts` are the folded words, `between` is what stands before each. Behind the last word of each document stands an
    empty one; before it, and before the first word, a line ends, so that nothing reaches over into another document.
    """

    def __init__(self, documents: Sequence[Document], words: Words, qualifiers: Qualifiers) -> None:
        self.words, self.qualifiers = words, qualifiers
        self._documents = documents
        self._indexes = [document.index for document in documents]
        self._firsts = [0, *accumulate(len(document.tokens) + 1 for document in documents)]
        self.texts, self.between = list[str](), list[str]()
        for document in documents:
            self.texts += document.tokens.texts
            self.texts.append("")
            self.between += document.tokens.between
            self.between[-len(document.tokens) - 1] = self.between[-1] = "\n"

    @cached_property
    def columns(self) -> Columns:
        """What is known of each word."""
        return Columns(self._documents, self._firsts)

    def number(self, token: int) -> int:
        """The number of the document that a word is of."""
        return bisect_right(self._firsts, token) - 1

    def own(self, token: int) -> tuple[Document, int]:
        """The document that a word is of, and the number of its token there."""
        number = self.number(token)
        return self._documents[number], token - self._firsts[number]

    def written(self, first: int, last: int | None = None) -> str:
        """A word as it is written, or the text from one word to another."""
        document, token = self.own(first)
        end = token if last is None else token + last - first
        return document.plain[document.tokens.starts[token] : document.tokens.ends[end]]

    def places(self, word: str) -> list[int]:
        """Where a word stands."""
        indexes = zip(self._firsts, self._indexes, strict=False)
        return [first + token for first, index in indexes for token in index.get(word, ())]

    def before(self, token: int, most: int) -> list[str]:
        """The words of the same document right before one, as many at most."""
        document, number = self.own(token)
        return document.tokens.texts[max(0, number - most) : number]
