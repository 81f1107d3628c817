"""From the scores of the blocks to calibrated probabilities of three kinds, and how far they can be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize, nnls

from auditor.scoring.translation.model import QUESTIONS

TYPICAL = 300.0
LONGEST = 800
VOICES = {"measures": {"people": 0.1, "originals": 0.3}}
"""Weight of the measures beside a view's 1.0, chosen on the crossed folds."""
SURE = 5.0
PEOPLE, ORIGINALS = 0, 1
_BOUNDS = [(0.05, 8.0), (-1.0, 2.0), (-6.0, 6.0), (-2.0, 2.0)]
"""Of slope, slope by length, shift, shift by length."""


class Joint(NamedTuple):
    """How much each block counts for a question."""

    shares: Any
    intercept: float

    def total(self, scores: Any) -> Any:
        """Weighted sum of the blocks' scores, over the last axis."""
        return scores @ self.shares + self.intercept


def join(scores: Any, names: Sequence[str], question: str) -> Joint:
    """Adds the blocks' left-out scores (samples by blocks), each in standard deviations times its voice.

    The sum is not fitted: on left-out systems fitted shares did worse.
    """
    voices = np.array([VOICES.get(name, {}).get(question, 1.0) for name in names])
    shares = voices / (np.nanstd(scores, axis=0) + 1e-9)
    shares = shares / np.nanstd(scores @ shares)
    return Joint(shares, -float(np.nanmean(scores @ shares)))


class Calibration(NamedTuple):
    """Slope, slope by length, shift and shift by length of each question (see `auditor...model.Calibrator`)."""

    numbers: Any  # 2 x 4

    def odds(self, totals: Any, words: Any) -> Any:
        """Log odds of machine translation against people and against originals; questions come last."""
        length = _length(words)
        slope, by_length, shift, shift_by_length = self.numbers.T
        steepness = np.maximum(slope + np.multiply.outer(length, by_length), 0.0)
        return totals * steepness + shift + np.multiply.outer(length, shift_by_length)

    def machine(self, totals: Any, words: Any) -> Any:
        """Log odds of machine translation against both."""
        odds = self.odds(totals, words)
        with np.errstate(invalid="ignore"):  # what was not judged is NaN, and stays so
            return -np.logaddexp(-odds[..., PEOPLE], -odds[..., ORIGINALS])

    def original(self, totals: Any, words: Any) -> Any:
        """Probability of an original."""
        odds = self.odds(totals, words)
        return np.exp(_logarithms(odds)[..., 2])

    def settings(self) -> dict[str, dict[str, float]]:
        """As `model.json` holds it."""
        names = ("slope", "slope_length", "shift", "shift_length")
        return {
            question: dict(zip(names, (float(number) for number in row), strict=True)) | {"typical": TYPICAL}
            for question, row in zip(QUESTIONS, self.numbers, strict=True)
        }


def _length(words: Any) -> Any:
    return np.log(np.minimum(words, LONGEST) / TYPICAL)


def _logarithms(odds: Any) -> Any:
    """Log probabilities of machine, person and original."""
    scores = np.stack([np.zeros_like(odds[..., 0]), -odds[..., PEOPLE], -odds[..., ORIGINALS]], axis=-1)
    return scores - np.logaddexp.reduce(scores, axis=-1, keepdims=True)


def calibrate(totals: Any, words: Any, kinds: Sequence[str], weights: Any) -> Calibration:
    """The likeliest calibration of sums (samples by questions); a reference may be a person's or an original."""
    rows = np.flatnonzero(weights)
    truth = np.array([{"mt": 0, "human": 1, "native": 2, "reference": 3}[kinds[row]] for row in rows.tolist()])
    given, lengths, weight = totals[rows], words[rows], weights[rows] / weights[rows].sum()

    def loss(numbers: Any) -> float:
        logs = _logarithms(Calibration(numbers.reshape(2, 4)).odds(given, lengths))
        logs = np.column_stack([logs, np.logaddexp(logs[:, 1], logs[:, 2])])
        return -float(weight @ logs[np.arange(len(truth)), truth])

    found = minimize(loss, np.array([1.0, 0.0, 0.0, 0.0] * 2), method="L-BFGS-B", bounds=_BOUNDS * 2)
    return Calibration(np.round(found.x, 6).reshape(2, 4))


def doubt(full: Any, cut: Any, words: Any, cut_words: Any, spread: Any) -> dict[str, float]:
    """Variance of the log odds: `model` + `length` / words.

    `length` comes from how far a cut's log odds lie from its text's; `model` from how far models that were taught by
    different systems differ, and is no less than what the regression finds. Log odds count up to `SURE` only: what lies
    beyond is one side's beyond doubt.
    """
    full, cut = (np.clip(part, -SURE, SURE) for part in (full, cut))
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
