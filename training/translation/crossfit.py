"""Scores of samples by models that never saw their source, their system or their outlet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from training.translation.blocks import Blocks
from training.translation.corpus import Sample
from training.translation.folds import PARTS, Split, by_year, crossed
from training.translation.heads import fit_all, scores
from training.translation.sampling import MACHINE_SHARES, TRANSLATED_SHARES, weights


class Scores(NamedTuple):
    """Left-out scores, samples by blocks; NaN where a sample was never left out."""

    full: Any
    cut: Any
    spread: Any  # variance between the models that judged a sample; NaN where one did


def left_out(samples: Sequence[Sample], blocks: Blocks, seed: int, task: str) -> Scores:
    """Mean left-out scores over the crossed folds."""
    sums = [np.zeros((len(samples), len(blocks.full))) for _ in range(2)]
    squares, times = np.zeros(len(samples)), np.zeros(len(samples))
    for split in crossed(samples, seed, PARTS if task == "machine" else 1):
        found = _scores(samples, blocks, split, task)
        for total, part in zip(sums, found, strict=True):
            total[split.test] += part[split.test]
        squares[split.test] += found[0][split.test].mean(axis=1) ** 2
        times[split.test] += 1
    with np.errstate(invalid="ignore", divide="ignore"):
        full, cut = (total / times[:, None] for total in sums)
        spread = np.where(times > 1, squares / times - full.mean(axis=1) ** 2, np.nan)
    return Scores(full, cut, spread)


def year_scores(samples: Sequence[Sample], blocks: Blocks) -> Any:
    """Scores of machine translation by models that saw nothing of the sample's year."""
    found = np.full((len(samples), len(blocks.full)), np.nan)
    for _, split in by_year(samples):
        found[split.test] = _scores(samples, blocks, split, "machine")[0][split.test]
    return found


def labels(samples: Sequence[Sample], task: str) -> Any:
    """True for machine translation, or for what a person translated."""
    wanted = ("mt",) if task == "machine" else ("human", "reference")
    return np.array([sample.kind in wanted for sample in samples])


def shares(task: str) -> dict[str, float]:
    """Shares of the pools in the training of a task."""
    return MACHINE_SHARES if task == "machine" else TRANSLATED_SHARES


def _scores(samples: Sequence[Sample], blocks: Blocks, split: Split, task: str) -> tuple[Any, Any]:
    heads = fit_all(blocks.full, labels(samples, task), weights(samples, split.train, shares(task)))
    return scores(heads, blocks.full), scores(heads, blocks.cut)
