"""The head and the tail of a text, where outlets sign, date, label and credit: the only places searched for these."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.reading import Document, Span

HEAD_LINES, TAIL_LINES, SHORT = 8, 8, 240
"""Lines at either end, and the code points over which a line is body text and not a mark."""


def head(document: Document) -> list[Span]:
    """The first short lines."""
    return [line for line in document.lines[:HEAD_LINES] if line.end - line.start <= SHORT]


def tail(document: Document) -> list[Span]:
    """The last short lines that do not belong to the head."""
    rest = document.lines[HEAD_LINES:]
    return [line for line in rest[-TAIL_LINES:] if line.end - line.start <= SHORT]


def search(pattern: re.Pattern[str], document: Document, lines: Sequence[Span]) -> re.Match[str] | None:
    """The first match of a pattern in one of the lines; `^` and `$` are the line's."""
    return next(matches(pattern, document, lines), None)


def matches(pattern: re.Pattern[str], document: Document, lines: Sequence[Span]) -> Iterator[re.Match[str]]:
    """Every match of a pattern in the lines, in order; the pattern must be multi-line for `^` to hold."""
    for line in lines:
        yield from pattern.finditer(document.plain, line.start, line.end)
