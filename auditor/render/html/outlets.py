"""Track records of outlets as one page: a table, and for each outlet its drawn score over time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import IO, NamedTuple

from auditor.render.html.page import filled
from auditor.sources.record import Point, Record

MAX_CHARTS = 60
"""Outlets that get a chart: those with most articles. The table has all."""
WIDTH, HEIGHT = 300.0, 80.0
"""Size of a chart's field in its own units; labels stand around it."""


class Dot(NamedTuple):
    """A point of a chart, in its units."""

    x: float
    y: float
    point: Point


class Scale(NamedTuple):
    """What all charts share, so that they can be compared: first and last day, and the score at the foot."""

    first: str
    last: str
    low: float

    def x(self, day: str) -> float:
        """Where a day stands from left to right; a single day stands in the middle."""
        days = _ordinal(self.last) - _ordinal(self.first)
        return WIDTH * (_ordinal(day) - _ordinal(self.first)) / days if days else WIDTH / 2

    def y(self, score: float) -> float:
        """Where a score stands from the top."""
        return HEIGHT * (100 - score) / (100 - self.low)

    def dots(self, history: Sequence[Point]) -> list[Dot]:
        """The points of one outlet's line."""
        return [Dot(round(self.x(point.day), 1), round(self.y(point.score), 1), point) for point in history]


def write_html(records: Sequence[Record], stream: IO[str], language: str = "en") -> None:
    """Write the page of track records; it needs no other file and no network."""
    charted = sorted((record for record in records if record.history), key=lambda record: -record.articles)
    page = filled(
        "outlets.html",
        language,
        words=("strings.json", "outlets.json"),
        styles=("style.css", "outlets.css"),
        records=sorted(records, key=lambda record: (record.score is None, record.score or 0.0, record.outlet)),
        charted=charted[:MAX_CHARTS],
        scale=scale(records),
        width=WIDTH,
        height=HEIGHT,
    )
    stream.write(page)


def scale(records: Sequence[Record]) -> Scale:
    """A scale that holds every point; the foot is the round ten below the lowest score."""
    points = [point for record in records for point in record.history]
    days = [point.day for point in points] or ["2000-01-01"]
    low = min((point.score for point in points), default=0.0)
    return Scale(min(days), max(days), min(90.0, 10 * (low // 10)))


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
