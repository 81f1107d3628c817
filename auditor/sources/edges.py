"""The head and the tail of a text, where outlets sign, date, label and credit: the only places searched for these."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.reading import Document, Span

HEAD_LINES, TAIL_LINES, SHORT = 8, 8, 240
"""Lines at either end, and the code points over which a line is body text and not a mark."""


class Edges:
    """Short lines at the head and the tail of a document; `long_tail` has longer ones, for credits that are sentences.

    `folded` is the text of all of them: a pattern is tried only where one of its anchor words occurs in it.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        last = document.lines[HEAD_LINES:]
        self.head = [line for line in document.lines[:HEAD_LINES] if line.end - line.start <= SHORT]
        self.long_tail = [line for line in last[-TAIL_LINES - 4 :] if line.end - line.start <= 2 * SHORT]
        self.tail = [line for line in last[-TAIL_LINES:] if line.end - line.start <= SHORT]
        self.both = self.head + self.tail
        self.folded = "\n".join(document.folded[line.start : line.end] for line in self.head + self.long_tail)

    def mention(self, anchors: Sequence[str]) -> bool:
        """Whether one of the anchor words occurs at the edges."""
        return any(map(self.folded.__contains__, anchors))

    def opening(self, pattern: re.Pattern[str], lines: Sequence[Span]) -> re.Match[str] | None:
        """The first match of a pattern at the start of one of the lines."""
        plain = self.document.plain
        return next((match for line in lines if (match := pattern.match(plain, line.start, line.end))), None)

    def search(self, pattern: re.Pattern[str], lines: Sequence[Span], anchors: Sequence[str]) -> re.Match[str] | None:
        """The first match of a pattern anywhere in the lines that hold one of its anchor words."""
        if not self.mention(anchors):
            return None
        plain, folded = self.document.plain, self.document.folded
        for line in lines:
            if any(folded.find(anchor, line.start, line.end) >= 0 for anchor in anchors):
                match = pattern.search(plain, line.start, line.end)
                if match:
                    return match
        return None
