"""From the scores of the blocks to one calibrated probability, and how far it can be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import nnls
from sklearn.linear_model import LogisticRegression

TYPICAL = 300.0
LONGEST = 800


class Joint(NamedTuple):
    """How much each block counts, and the calibration of the sum by length (see `auditor...model.Calibrator`)."""

    shares: Any
    intercept: float
    calibrator: dict[str, float]

    def total(self, scores: Any) -> Any:
        """Weighted sum of the blocks' scores."""
        return scores @ self.shares + self.intercept

    def logits(self, scores: Any, words: Any) -> Any:
        """Calibrated log odds of samples of so many words."""
        found, length = self.total(scores), _length(words)
        fit = self.calibrator
        slope = fit["slope"] + fit["slope_length"] * length
        return found * slope + fit["shift"] + fit["shift_length"] * length


def _length(words: Any) -> Any:
    return np.log(np.minimum(words, LONGEST) / TYPICAL)


def join(scores: Sequence[Any], words: Sequence[Any], voices: Any, labels: Any, weights: Any) -> Joint:
    """Adds the blocks' left-out scores, each in standard deviations times its voice, and calibrates the sum.

    The sum is not fitted: on left-out systems fitted shares did worse. `scores` and `words` are of whole texts and of
    cuts; the calibration is fitted on both.
    """
    rows = np.flatnonzero(weights)
    means, spreads = scores[0][rows].mean(axis=0), scores[0][rows].std(axis=0) + 1e-9
    shares = voices / spreads
    intercept = -float((means * shares).sum())
    totals = [part[rows] @ shares + intercept for part in scores]
    features = [_features(total, n[rows]) for total, n in zip(totals, words, strict=True)]
    calibrator = LogisticRegression(C=100.0, max_iter=1000)
    given = np.tile(weights[rows], len(scores)), np.tile(labels[rows], len(scores))
    calibrator.fit(np.concatenate(features), given[1], sample_weight=given[0])
    slope, slope_length, shift_length = (float(value) for value in calibrator.coef_[0])
    fit = {
        "slope": slope,
        "slope_length": slope_length,
        "shift": float(calibrator.intercept_[0]),
        "shift_length": shift_length,
        "typical": TYPICAL,
    }
    return Joint(shares, intercept, fit)


def _features(totals: Any, words: Any) -> Any:
    length = _length(words)
    return np.column_stack([totals, totals * length, length])


def doubt(full: Any, cut: Any, words: Any, cut_words: Any, spread: Any) -> dict[str, float]:
    """Variance of the log odds: `model` + `length` / words.

    `length` comes from how far a cut's log odds lie from its text's; `model` from how far models that were taught by
    different systems differ, and is no less than what the regression finds.
    """
    here = cut_words < words
    reach = (1 / cut_words - 1 / words)[here]
    design = np.column_stack([reach, np.ones_like(reach)])
    (length, rest), _ = nnls(design, ((cut - full) ** 2)[here])
    return {"model": float(max(spread[~np.isnan(spread)].mean(), rest)), "length": float(length)}


def calibration_error(probability: Any, labels: Any, weights: Any, bins: int = 10) -> float:
    """Expected calibration error: mean distance of a bin's probability from its share of machine translation."""
    place = np.minimum((probability * bins).astype(int), bins - 1)
    mass, mean, share = (
        np.bincount(place, weights=weights * column, minlength=bins)
        for column in (np.ones_like(probability), probability, labels)
    )
    return float(np.abs(mean - share).sum() / mass.sum())
