"""Left-out log odds and probabilities of all samples, calibrated on others than those that are judged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from auditor.scoring.translation.model import QUESTIONS
from training.translation.blocks import Blocks, of_question
from training.translation.calibrate import SURE, Calibration, Joint, calibrate, doubt, join
from training.translation.corpus import Sample
from training.translation.crossfit import Scores, by_year_scores, left_out
from training.translation.folds import PARTS, group_parts
from training.translation.sampling import CALIBRATION_SHARES, weights


class Judged(NamedTuple):
    """What left-out models say of every sample."""

    machine: Any  # log odds
    machine_cut: Any
    machine_by_year: Any  # NaN where the sample's year holds no machine translation
    original: Any  # probability
    words: Any
    cut_words: Any


class Fit(NamedTuple):
    """What joins the heads' scores, and how sure it is."""

    joints: list[Joint]  # by question
    calibration: Calibration
    doubt: dict[str, float]


def judge(samples: Sequence[Sample], blocks: Blocks, seed: int) -> tuple[Fit, Judged]:
    """Scores all samples by models that left them out, and fits the join on these scores.

    The join that ships is fitted on all left-out scores; the one that judges a sample here, on those of other groups
    and outlets. The kinds of features and their voices were chosen on the same folds, which is not undone.
    """
    scores = [left_out(samples, blocks, seed, question) for question in QUESTIONS]
    joints = [
        join(np.nanmean(found.full, axis=0), of_question(question), question)
        for found, question in zip(scores, QUESTIONS, strict=True)
    ]
    full, cut = (_totals(joints, scores, part) for part in ("full", "cut"))
    calibration = _fit(samples, blocks, full, cut, np.ones(len(samples), bool))
    by_year = [by_year_scores(samples, blocks, question) for question in QUESTIONS]
    years = np.stack([joint.total(found) for joint, found in zip(joints, by_year, strict=True)], axis=-1)
    judged = _crossed(samples, blocks, (full, cut, years), seed)
    spread = np.nanvar(np.clip(calibration.machine(full, blocks.words), -SURE, SURE), axis=0)
    twice = (~np.isnan(full[..., 0])).sum(axis=0) > 1
    sure = doubt(judged.machine, judged.machine_cut, blocks.words, blocks.cut_words, spread[twice])
    return Fit(joints, calibration, sure), judged


def _totals(joints: Sequence[Joint], scores: Sequence[Scores], part: str) -> Any:
    """Models by samples by questions."""
    sums = [joint.total(getattr(found, part)) for joint, found in zip(joints, scores, strict=True)]
    return np.stack(sums, axis=-1)


def _fit(samples: Sequence[Sample], blocks: Blocks, full: Any, cut: Any, rows: Any) -> Calibration:
    weight = weights(samples, rows, CALIBRATION_SHARES)
    return calibrate(
        np.concatenate([np.nanmean(full, axis=0), np.nanmean(cut, axis=0)]),
        np.concatenate([blocks.words, blocks.cut_words]),
        [sample.kind for sample in samples] * 2,
        np.tile(weight, 2),
    )


def _crossed(samples: Sequence[Sample], blocks: Blocks, totals: tuple[Any, Any, Any], seed: int) -> Judged:
    full, cut, years = totals
    parts = group_parts(samples, seed)
    size = len(samples)
    machine, machine_cut, by_year, original = (np.full(size, np.nan) for _ in range(4))
    for part in range(PARTS):
        here = parts == part
        calibration = _fit(samples, blocks, full, cut, ~here)
        means = np.nanmean(full[:, here], axis=0), np.nanmean(cut[:, here], axis=0)
        machine[here] = calibration.machine(means[0], blocks.words[here])
        machine_cut[here] = calibration.machine(means[1], blocks.cut_words[here])
        by_year[here] = calibration.machine(years[here], blocks.words[here])
        original[here] = calibration.original(means[0], blocks.words[here])
    return Judged(machine, machine_cut, by_year, original, blocks.words, blocks.cut_words)
