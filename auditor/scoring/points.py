"""MQM points by category, and the scores they give."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from auditor.scorecard import CATEGORIES, CategoryScore, Finding
from auditor.scoring.curve import Calibration

HALF_SURE_WORDS = 120
"""Words at which a score is half sure: below, one finding more or less would change it much."""
_FLOOR = 1.0  # a ruined category pulls the geometric mean down, but leaves the others their order


def category_scores(
    findings: Iterable[Finding], words: int, calibration: Calibration, extra: Mapping[str, float] | None = None
) -> dict[str, CategoryScore]:
    """Score of each category: points (severity x confidence x weight, as in MQM) per 100 words through its curve.

    `extra` adds points per 100 words that no finding carries, such as those for the probability of machine translation.
    """
    found = list(findings)
    sure = round(words / (words + HALF_SURE_WORDS), 3)
    scores: dict[str, CategoryScore] = {}
    for name in CATEGORIES:
        own = [finding for finding in found if finding.category == name]
        points = 100 * sum(finding.points for finding in own) / max(words, 1) + (extra or {}).get(name, 0.0)
        score = round(calibration.curves[name].score(points), 1)
        scores[name] = CategoryScore(score, round(points, 3), sure, len(own))
    return scores


def overall(scores: Mapping[str, CategoryScore], weights: Mapping[str, float]) -> float | None:
    """Weighted geometric mean of the scores that were observed; one ruined category cannot be bought back."""
    parts = [(weights[name], score.score) for name, score in scores.items() if score.score is not None]
    total = sum(weight for weight, _ in parts)
    if total <= 0:
        return None
    return round(math.exp(sum(weight * math.log(max(score, _FLOOR)) for weight, score in parts) / total), 1)
