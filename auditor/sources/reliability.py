"""Reliability: points of the observed signals over the points that could be observed, with coverage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from auditor.sources.signals import POINTS, Signal

LEAST_COVERAGE = 0.30
"""Under this share of observable points nothing is said of reliability."""


class Reliability(NamedTuple):
    """`score` 0..100, or None under the least coverage; `coverage` 0..1. Read: « 62 on 58 % observed »."""

    score: float | None
    coverage: float

    def __str__(self) -> str:
        share = f"{round(100 * self.coverage)} % observed"
        return f"not rated, {share}" if self.score is None else f"{self.score:g} on {share}"


def reliability(signals: Iterable[Signal]) -> Reliability:
    """Reliability of an article: what does not apply leaves both sums, what is unseen lowers the coverage."""
    earned = observed = applicable = 0
    for signal in signals:
        if signal.status == "not_applicable":
            continue
        points = POINTS[signal.signal]
        applicable += points
        if signal.status != "not_observed":
            observed += points
            earned += signal.points
    coverage = observed / applicable if applicable else 0.0
    score = round(100 * earned / observed, 1) if observed and coverage >= LEAST_COVERAGE else None
    return Reliability(score, round(coverage, 3))
