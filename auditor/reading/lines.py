"""Lines and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.reading.spans import Span, trimmed

_LINE = re.compile(r"[^\n]+")
_BLANK = re.compile(r"\n[ ]*\n")


def read(plain: str) -> list[Span]:
    """Lines that hold more than white space, without the white space around them."""
    spans = (trimmed(plain, match.start(), match.end()) for match in _LINE.finditer(plain))
    return [span for span in spans if span.end > span.start]


def paragraphs(plain: str, lines: Sequence[Span]) -> list[Span]:
    """Runs of lines with no blank line between them."""
    runs: list[Span] = []
    for line in lines:
        if runs and not _BLANK.search(plain, runs[-1].end, line.start):
            runs[-1] = Span(runs[-1].start, line.end)
        else:
            runs.append(line)
    return runs
