"""Stretches of text, counted in code points of the text as it was given."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """Code points from `start` to before `end`."""

    start: int
    end: int


class SpanIndex:
    """Finds the span that holds a position, in logarithmic time; the spans are sorted and do not overlap."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._starts = [span.start for span in spans]

    def at(self, position: int) -> Span | None:
        """The span that holds `position`, or None between spans."""
        number = self.number_at(position)
        return None if number is None else self._spans[number]

    def number_at(self, position: int) -> int | None:
        """The number of the span that holds `position`, or None between spans."""
        number = bisect_right(self._starts, position) - 1
        if number < 0 or position >= self._spans[number].end:
            return None
        return number


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends; empty at `start` if there is nothing else."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if left == len(piece):
        return Span(start, start)
    return Span(start + left, start + len(piece.rstrip()))
