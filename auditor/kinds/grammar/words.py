"""The words of a document as patterns look at them before any sentence is built."""

from __future__ import annotations

from collections.abc import Container

from auditor.kinds.grammar.wordclasses import EDGE, WordClasses
from auditor.reading.tokens import Tokens

_JOINED = frozenset(("", " "))
"""What stands between most words; where anything but spaces does, no two words of a pattern stand side by side."""


class Words:
    """The words of a document with their classes, and the classes one and two places beside each.

    Beside a word that a mark parts from its neighbour stands EDGE. `texts` ends with what stands beyond the text;
    `heads` are the numbers of the tokens that open a clause; `apart` is true of a token that does not stand right after
    the one before.
    """

    def __init__(self, tokens: Tokens, heads: Container[int], classes: WordClasses) -> None:
        self.texts = [*tokens.texts, "", ""]
        self.heads = heads
        self.classes = list(map(classes.__getitem__, self.texts))
        self.next, self.second = self.classes[1:], self.classes[2:]
        self.last, self.last_but_one = [EDGE, *self.classes], [EDGE, EDGE, *self.classes]
        self.apart = bytearray(len(self.texts))
        for token, gap in enumerate(tokens.between):
            if gap not in _JOINED and not (gap.isspace() and "\n" not in gap):
                self._part(token)
        self._part(0)
        self._part(len(tokens))

    def _part(self, token: int) -> None:
        """Set a token and the one before it apart."""
        self.apart[token] = True
        self.last[token] = self.last_but_one[token] = self.last_but_one[token + 1] = EDGE
        if token > 0:
            self.next[token - 1] = self.second[token - 1] = EDGE
        if token > 1:
            self.second[token - 2] = EDGE
