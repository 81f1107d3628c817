"""The head and the tail of a text, where outlets sign, date, label and credit: the only places searched for these."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any

from ahocorasick import Automaton

from auditor.reading import Document, Span

HEAD_LINES, TAIL_LINES, SHORT = 8, 8, 240
"""Lines at either end, and the code points over which a line is body text and not a mark."""

Anchors = tuple[str, ...]
"""Folded strings, one of which a line holds that a pattern matches."""
_asked: set[str] = set()


def anchored(*anchors: str) -> Anchors:
    """Anchors that are looked for at the edges of every text."""
    _asked.update(anchors)
    _automaton.cache_clear()
    return anchors


class Edges:
    """Short lines at the head and the tail of a document; `long_tail` has longer ones, for credits that are sentences.

    A pattern is tried only in lines in which one of its anchors occurs; all are found in one pass.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        last = document.lines[HEAD_LINES:]
        self.head = [line for line in document.lines[:HEAD_LINES] if line.end - line.start <= SHORT]
        self.long_tail = [line for line in last[-TAIL_LINES - 4 :] if line.end - line.start <= 2 * SHORT]
        self.tail = [line for line in last[-TAIL_LINES:] if line.end - line.start <= SHORT]
        self.both = self.head + self.tail
        self._places = _places(document.folded, self.head + self.long_tail)

    def mention(self, anchors: Anchors) -> bool:
        """Whether one of the anchors occurs at the edges."""
        return any(map(self._places.__contains__, anchors))

    def holding(self, lines: Sequence[Span], anchors: Anchors) -> Sequence[Span]:
        """Those of the lines that hold one of the anchors."""
        starts = [self._places[anchor] for anchor in anchors if anchor in self._places]
        if not starts:
            return ()
        found = starts[0].union(*starts[1:])
        return [line for line in lines if line.start in found]

    def opening(self, pattern: re.Pattern[str], lines: Sequence[Span]) -> re.Match[str] | None:
        """The first match of a pattern at the start of one of the lines."""
        match, plain = pattern.match, self.document.plain
        for start, end in lines:
            found = match(plain, start, end)
            if found:
                return found
        return None

    def search(self, pattern: re.Pattern[str], lines: Sequence[Span], anchors: Anchors) -> re.Match[str] | None:
        """The first match of a pattern anywhere in the lines that hold one of its anchors."""
        plain = self.document.plain
        for line in self.holding(lines, anchors):
            match = pattern.search(plain, line.start, line.end)
            if match:
                return match
        return None


def _places(folded: str, lines: Sequence[Span]) -> dict[str, set[int]]:
    """Each anchor that occurs to the starts of the lines that hold it."""
    places: dict[str, set[int]] = defaultdict(set)
    texts = [folded[line.start : line.end] for line in lines]
    ends = list(accumulate(len(text) + 1 for text in texts))  # of the lines, one under the other
    for last, anchor in _automaton().iter("\n".join(texts)):
        places[anchor].add(lines[bisect_right(ends, last)].start)
    return places


@lru_cache(maxsize=1)
def _automaton() -> Any:
    """Finds all anchors in one pass over a text (Aho and Corasick, 1975)."""
    automaton = Automaton()
    for anchor in sorted(_asked):
        automaton.add_word(anchor, anchor)
    automaton.make_automaton()
    return automaton
