"""Weights of the features, chosen and judged on dialogues that were left out."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import nnls

from auditor.scoring.translation.quality import NAMES, SURE
from training.quality.turns import Judged

PARTS, INNER, ROUNDS = 10, 5, 3
"""Parts of the dialogues that are left out in turn, those within them, and how often they are drawn anew."""
SHARE, LEAST = 0.8, 30
"""Share of texts that lie in their interval, and the words of a text from which it is asked."""
HARD = 2.0
"""What a turn is at most taught as: with its 5 points a poor one would weigh more than all the medium ones."""
STRENGTHS = tuple(float(10**power) for power in np.arange(0, 4.5, 0.5))
LENGTH = ("sentences", "words", "words.root", "words.log")
SETS: Mapping[str, tuple[str, ...]] = {
    "length": LENGTH,
    "without address": tuple(name for name in NAMES if name != "address"),
    "all": NAMES,
}


class Choice(NamedTuple):
    """Features that are used, and how strongly their weights are held back."""

    names: tuple[str, ...]
    strength: float


def learn(rows: Any, points: Any, choice: Choice) -> Any:
    """Weights by `NAMES`, 0 or more, brought to the sum of the points: ridge regression that leaves sentences free.

    A weight below 0 would let an odder text be the better one.
    """
    used = np.isin(NAMES, choice.names)
    spreads = np.maximum(rows.std(axis=0), 1e-9)
    spreads[0] = 1.0
    scaled = rows[:, used] / spreads[used]
    held = np.diag([1e-6] + [choice.strength] * (int(used.sum()) - 1))
    lower = np.linalg.cholesky(scaled.T @ scaled + held)
    found = np.zeros(len(NAMES))
    found[used] = nnls(lower.T, np.linalg.solve(lower, scaled.T @ np.minimum(points, HARD)))[0] / spreads[used]
    return found * points.sum() / max(float(np.maximum(rows @ found, 0).sum()), 1e-9)


def choose(judged: Judged, rows: Any, seed: int, sets: Mapping[str, tuple[str, ...]] = SETS) -> Choice:
    """The choice whose left-out estimates, within some rows, correlate best with the points."""
    choices = [Choice(names, strength) for names in sets.values() for strength in STRENGTHS]
    parts = list(split(judged.dialogues, rows, INNER, seed))
    return max(choices, key=lambda choice: _agreement(judged, parts, choice))


def _agreement(judged: Judged, parts: list[tuple[Any, Any]], choice: Choice) -> float:
    found, given = [], []
    for train, test in parts:
        found.append(judged.features[test] @ learn(judged.features[train], judged.points[train], choice))
        given.append(judged.points[test])
    return float(np.corrcoef(np.concatenate(found), np.concatenate(given))[0, 1])


def split(dialogues: Any, rows: Any, parts: int, seed: int) -> Iterator[tuple[Any, Any]]:
    """Rows to learn from and rows left out; no dialogue is in both."""
    names = sorted(set(dialogues[rows].tolist()))
    random.Random(seed).shuffle(names)
    part = {name: number % parts for number, name in enumerate(names)}
    of = np.array([part.get(name, -1) for name in dialogues.tolist()])
    for number in range(min(parts, len(names))):
        yield rows & (of != number), rows & (of == number)


def left_out(judged: Judged, seed: int, sets: Mapping[str, tuple[str, ...]] = SETS) -> Any:
    """Expected points of each turn by models that saw nothing of its dialogue, chosen within what they saw."""
    found = np.zeros(len(judged.points))
    every = np.ones(len(found), bool)
    for turn in range(ROUNDS):
        for train, test in split(judged.dialogues, every, PARTS, seed + turn):
            choice = choose(judged, train, seed, sets)
            weights = learn(judged.features[train], judged.points[train], choice)
            found[test] += np.maximum(judged.features[test] @ weights, 0.0) / ROUNDS
    return found


def doubt(judged: Judged, found: Any, seed: int) -> dict[str, float]:
    """Variance of a text's points as a share of the estimate: `model` + `length` / words.

    From how far the left-out estimates of dialogues, and of halves and quarters of them, lie from what was marked;
    points are skewed, so the variance is brought to where `SHARE` of these texts lie within its interval.
    """
    draw = np.random.default_rng(seed)
    off, reach = [], []
    for pieces in (1, 2, 4):
        names = judged.dialogues * pieces + draw.integers(0, pieces, len(found))
        words, given, guessed = (np.bincount(names, weights=part) for part in (judged.words, judged.points, found))
        here = words >= LEAST
        off.append(((given[here] - guessed[here]) / guessed[here]) ** 2)
        reach.append(1 / words[here])
    squares = np.concatenate(off)
    design = np.column_stack([np.ones(len(squares)), np.concatenate(reach)])
    fitted, _ = nnls(design, squares)
    scale = float(np.quantile(squares / (design @ fitted), SHARE)) / SURE**2
    return {"model": round(scale * float(fitted[0]), 5), "length": round(scale * float(fitted[1]), 3)}
