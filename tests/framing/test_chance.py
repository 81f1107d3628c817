"""Exact tests, against values worked out by hand."""

from __future__ import annotations

import pytest

from auditor.framing.chance import binomial_p, fisher_p


def test_binomial():
    assert binomial_p(5, 10) == 1.0
    assert binomial_p(10, 10) == pytest.approx(2 / 1024)
    assert binomial_p(0, 3) == pytest.approx(0.25)
    assert binomial_p(0, 0) == 1.0
    assert binomial_p(0, 4, 0.1) == 1.0
    assert binomial_p(4, 4, 0.1) == pytest.approx(0.0001)


def test_fisher_is_the_tea_tasting():
    assert fisher_p(((3, 1), (1, 3))) == pytest.approx(34 / 70)
    assert fisher_p(((4, 0), (0, 4))) == pytest.approx(2 / 70)
    assert fisher_p(((0, 0), (2, 3))) == 1.0
