"""Scores of samples by models that never saw their source, their system or their outlet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from training.translation.blocks import Blocks, of_question, restrict
from training.translation.corpus import Sample
from training.translation.folds import PARTS, by_year, crossed
from training.translation.heads import Head, fit_all, scores
from training.translation.matrix import stack
from training.translation.sampling import CUTS, ORIGINALS_SHARES, paired, weights


class Scores(NamedTuple):
    """Left-out scores on one question; NaN where a sample was not judged."""

    full: Any  # models by samples by blocks: each model left out another part of the systems
    cut: Any


def machine(samples: Sequence[Sample]) -> Any:
    """True for machine translation."""
    return np.array([sample.kind == "mt" for sample in samples])


def teach(samples: Sequence[Sample], blocks: Blocks, rows: Any, question: str) -> dict[str, Head]:
    """Heads of a question, from these rows; against originals, from their cuts too, so that short texts are known."""
    truth, names = machine(samples), of_question(question)
    if question == "people":
        return fit_all(blocks.taught, names, truth, paired(samples, rows))
    weight = weights(samples, rows, ORIGINALS_SHARES)
    both = {name: stack(blocks.taught[name], blocks.cut[name]) for name in names}
    return fit_all(both, names, np.tile(truth, 2), np.concatenate([weight, CUTS * weight]))


def left_out(samples: Sequence[Sample], blocks: Blocks, seed: int, question: str) -> Scores:
    """Left-out scores over the crossed folds."""
    shape = (PARTS, len(samples), len(of_question(question)))
    full, cut = np.full(shape, np.nan), np.full(shape, np.nan)
    for number, split in enumerate(crossed(samples, seed)):
        known = restrict(blocks, split.train)
        heads = teach(samples, known, split.train, question)
        for target, features in ((full, known.full), (cut, known.cut)):
            target[number % PARTS][split.test] = scores(heads, features)[split.test]
    return Scores(full, cut)


def by_year_scores(samples: Sequence[Sample], blocks: Blocks, question: str) -> Any:
    """Scores (samples by blocks) by models that saw nothing of the sample's year."""
    found = np.full((len(samples), len(of_question(question))), np.nan)
    for _, split in by_year(samples):
        known = restrict(blocks, split.train)
        heads = teach(samples, known, split.train, question)
        found[split.test] = scores(heads, known.full)[split.test]
    return found
