"""What the score cards of an outlet's articles say of the outlet: means, shrinkage, trend, frequent rules."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

_PRIOR_CARDS = 5.0
"""A record of n articles counts n / (n + 5): with few articles an outlet stands near the mean of all."""
_MOST_RULES = 5


class Point(NamedTuple):
    """What the record was at the end of a day (ISO 8601): the drawn score of the `articles` scored until then."""

    day: str
    score: float
    articles: int


@dataclass(frozen=True, slots=True)
class Record:
    """An outlet's record: `score` (0..100) is the mean of its overall scores drawn towards the mean of all outlets;
    `mean` is not drawn; `trend` is points per 30 days, None under four dated articles or one day; `rules` are its most
    frequent ones with the number of articles they were found in."""

    outlet: str
    articles: int
    scored: int
    mean: float | None
    score: float | None
    reliability: float | None
    machine_translated: float | None
    trend: float | None
    first: str | None
    last: str | None
    rules: tuple[tuple[str, int], ...]
    history: tuple[Point, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON types; its history is a list of day, score and number of articles."""
        return asdict(self) | {"rules": [list(rule) for rule in self.rules], "history": list(map(list, self.history))}


def record_of(outlet: str, rows: Sequence[tuple[Any, ...]], overall_mean: float | None) -> Record:
    """The record of an outlet from its rows: day, overall score, reliability, probability of MT, rules as JSON."""
    scores = [row[1] for row in rows if row[1] is not None]
    days = [row[0] for row in rows if row[0]]
    rules = Counter(rule for row in rows for rule in json.loads(row[4]))
    frequent = sorted(rules.items(), key=lambda rule: (-rule[1], rule[0]))[:_MOST_RULES]
    return Record(
        outlet=outlet,
        articles=len(rows),
        scored=len(scores),
        mean=_rounded(mean(scores)),
        score=_rounded(_drawn(scores, overall_mean)),
        reliability=_rounded(mean([row[2] for row in rows if row[2] is not None])),
        machine_translated=_rounded(mean([row[3] for row in rows if row[3] is not None]), 3),
        trend=_rounded(_trend([(row[0], row[1]) for row in rows if row[0] and row[1] is not None])),
        first=min(days, default=None),
        last=max(days, default=None),
        rules=tuple(frequent),
        history=tuple(_history([(row[0], row[1]) for row in rows if row[0] and row[1] is not None], overall_mean)),
    )


def _drawn(scores: Sequence[float], overall_mean: float | None) -> float | None:
    if not scores or overall_mean is None:
        return None
    return (sum(scores) + _PRIOR_CARDS * overall_mean) / (len(scores) + _PRIOR_CARDS)


def _history(points: Sequence[tuple[str, float]], overall_mean: float | None) -> Iterator[Point]:
    """The drawn score at the end of each day that has a scored article, of articles with a day alone."""
    scores: list[float] = []
    for day, own in groupby(sorted(point for point in points if _is_day(point[0])), key=lambda point: point[0]):
        scores.extend(score for _, score in own)
        drawn = _rounded(_drawn(scores, overall_mean))
        if drawn is not None:
            yield Point(day, drawn, len(scores))


def _trend(points: Sequence[tuple[str, float]]) -> float | None:
    """Slope of a least-squares line through day and score, times 30."""
    try:
        days = [date.fromisoformat(day).toordinal() for day, _ in points]
    except ValueError:
        return None
    if len(days) < 4 or len(set(days)) < 2:
        return None
    middle, level = sum(days) / len(days), sum(score for _, score in points) / len(points)
    spread = sum((day - middle) ** 2 for day in days)
    slope = sum((day - middle) * (score - level) for day, (_, score) in zip(days, points, strict=True)) / spread
    return 30 * slope


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def mean(values: Sequence[float]) -> float | None:
    """The mean, or None of nothing."""
    return sum(values) / len(values) if values else None


def _rounded(value: float | None, digits: int = 1) -> float | None:
    return None if value is None else round(value, digits)
