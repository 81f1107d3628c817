"""The rule that joins findings and probability."""

from __future__ import annotations

from auditor.scoring.curve import Curve
from auditor.scoring.translation.join import extra_points

CURVE = Curve(0.4, 2.0)


def points(low: float, translated: float = 1.0) -> float:
    return extra_points({"probability": 0.9, "translated": translated, "interval": [low, 1.0]}, CURVE)


def test_nothing_is_added_without_an_estimate_or_below_the_bar():
    assert extra_points(None, CURVE) == 0.0
    assert points(0.2) == points(0.5) == 0.0


def test_points_rise_with_the_probability():
    values = [points(low / 100) for low in range(50, 101)]
    assert values == sorted(values)
    assert values[-1] > values[0]


def test_a_machine_translation_without_findings_is_not_ruined():
    assert 60 < CURVE.score(points(1.0)) < 90


def test_a_translation_by_a_person_costs_nothing():
    assert points(0.1, translated=1.0) == points(0.1, translated=0.1) == 0.0
