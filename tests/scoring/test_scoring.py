"""Points, curves and the overall score."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import ModelError
from auditor.scorecard import CATEGORIES, CategoryScore, Finding
from auditor.scoring.curve import Calibration, Curve, calibration
from auditor.scoring.points import category_scores, overall

CURVE = Curve(0.5, 2.0)
CALIBRATION = Calibration(dict.fromkeys(CATEGORIES, CURVE), dict.fromkeys(CATEGORIES, 1.0), {})


def finding(severity="major", confidence=1.0, weight=1.0):
    return Finding("r", "language", severity, confidence, weight, 0, 1, "x", "m")


def test_a_curve_passes_its_two_points():
    assert CURVE.score(0) == 100
    assert CURVE.score(0.5) == pytest.approx(90)
    assert CURVE.score(2.0) == pytest.approx(50)


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_more_points_never_score_higher(a, b):
    low, high = sorted((a, b))
    assert 0 <= CURVE.score(high) <= CURVE.score(low) <= 100


def test_points_are_severity_times_confidence_per_hundred_words():
    scores = category_scores([finding(), finding("minor", 0.5), finding("critical", weight=0)], 200, CALIBRATION)
    assert scores["language"].points_per_100_words == pytest.approx((5 + 0.5) / 2)
    assert scores["language"].findings == 3
    assert scores["translation"].score == 100


def test_points_that_no_finding_carries_count_too():
    scores = category_scores([], 100, CALIBRATION, {"translation": 2.0})
    assert scores["translation"].score == pytest.approx(50)


def test_one_ruined_category_cannot_be_bought_back():
    def mean(*numbers):
        scores = {name: CategoryScore(n, 0, 1, 0) for name, n in zip(CATEGORIES, numbers, strict=True)}
        return overall(scores, CALIBRATION.weights)

    assert mean(100, 100, 100, 100) == 100
    assert mean(0, 100, 100, 100) < mean(75, 75, 75, 75) == 75


def test_what_was_not_observed_leaves_the_mean():
    scores = {"language": CategoryScore(None, 0, 0, 0), "framing": CategoryScore(60.0, 0, 1, 0)}
    assert overall(scores, CALIBRATION.weights) == 60
    assert overall({}, CALIBRATION.weights) is None


def test_the_shipped_calibration_says_where_it_comes_from():
    shipped = calibration()
    assert set(shipped.curves) == set(shipped.weights) == set(CATEGORIES)
    assert all(0 < curve.p90 < curve.p50 for curve in shipped.curves.values())
    assert shipped.provenance


def test_a_damaged_calibration_is_named(tmp_path):
    file = tmp_path / "curves.json"
    file.write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match=r"curves\.json: no calibration"):
        calibration(file)
