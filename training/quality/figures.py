"""How well estimates agree with people's judgements, and how well anything could."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np
from scipy.stats import kendalltau, rankdata
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.linear_model import PoissonRegressor, RidgeCV

from auditor.scoring.translation.quality import SURE
from training.quality.fit import HARD, LENGTH, PARTS, SETS, left_out, split
from training.quality.overlap import chrf
from training.quality.turns import Judged

ROUNDS = 400
Learner = Callable[[Any, Any], Any]


class Agreement(NamedTuple):
    """Correlations with the points of turns, the AUC of error against none, and correlations by dialogue."""

    pearson: float
    spearman: float
    kendall: float
    auc: float
    dialogue_pearson: float  # of points per 100 words
    dialogue_spearman: float
    dialogue_kendall: float


def agreement(judged: Judged, found: Any, rows: Any | None = None, names: Any | None = None) -> Agreement:
    """Agreement of estimated points with the marked ones; `rows` may draw turns more than once, under new `names`."""
    rows = np.arange(len(found)) if rows is None else rows
    given, guessed, words = judged.points[rows], found[rows], judged.words[rows]
    at = np.unique(judged.dialogues[rows] if names is None else names, return_inverse=True)[1]
    rates = [np.bincount(at, weights=part) / np.bincount(at, weights=words) for part in (given, guessed)]
    return Agreement(*_correlations(given, guessed), auc(given > 0, guessed), *_correlations(*rates))


def _correlations(one: Any, other: Any) -> tuple[float, float, float]:
    ranks = np.corrcoef(rankdata(one), rankdata(other))[0, 1]
    return float(np.corrcoef(one, other)[0, 1]), float(ranks), float(kendalltau(one, other)[0])


def auc(truth: Any, values: Any) -> float:
    """Chance that one with an error gets more than one without, ties counted half."""
    ranks, errors = rankdata(values), int(truth.sum())
    return float((ranks[truth].sum() - errors * (errors + 1) / 2) / max(errors * (len(truth) - errors), 1))


def intervals(judged: Judged, found: Any, seed: int, beyond: Any | None = None) -> tuple[Agreement, Agreement]:
    """Ends of the 95 % intervals of all figures, by drawing dialogues anew; of the gains `beyond` another estimate."""
    draw = np.random.default_rng(seed)
    rows = [np.flatnonzero(judged.dialogues == name) for name in np.unique(judged.dialogues)]
    drawn = []
    for _ in range(ROUNDS):
        chosen = draw.integers(0, len(rows), len(rows))
        names = np.repeat(np.arange(len(rows)), [len(rows[number]) for number in chosen])
        places = np.concatenate([rows[number] for number in chosen])
        figures = np.array(agreement(judged, found, places, names))
        drawn.append(figures if beyond is None else figures - agreement(judged, beyond, places, names))
    low, high = np.quantile(np.array(drawn), (0.025, 0.975), axis=0)
    return Agreement(*map(float, low)), Agreement(*map(float, high))


def by_problem(judged: Judged, found: Any) -> dict[str, tuple[int, float, float]]:
    """For each problem that readers named: turns that have it, and the AUC of the estimate and of length for it."""
    names = sorted({name for turn in judged.turns for name in turn.problems})
    truths = {name: np.array([name in turn.problems for turn in judged.turns]) for name in names}
    return {name: (int(truth.sum()), auc(truth, found), auc(truth, judged.words)) for name, truth in truths.items()}


def by_system(judged: Judged, found: Any) -> dict[str, tuple[float, float]]:
    """For each system: points per 100 words that were marked, and that were expected."""
    systems = np.array([turn.system for turn in judged.turns])
    means = {}
    for name in sorted(set(systems.tolist())):
        here = systems == name
        words = judged.words[here].sum() / 100
        means[name] = (float(judged.points[here].sum() / words), float(found[here].sum() / words))
    return means


def compared(judged: Judged, seed: int) -> dict[str, Any]:
    """Left-out estimates by other means: fewer features, other learners, and the reference in hand."""
    lengths = judged.features[:, [SETS["all"].index(name) for name in LENGTH]]
    overlap = np.array([chrf(turn.text, turn.reference) for turn in judged.turns])
    sizes = np.array([[len(turn.source.split()), len(turn.reference.split())] for turn in judged.turns])
    shares = sizes / np.maximum(lengths[:, 1:2], 1)
    logs = np.log1p(sizes)
    helped = np.column_stack([lengths, overlap, overlap * lengths[:, 1], overlap * lengths[:, 3], sizes, shares, logs])
    return {
        "length alone": left_out(judged, seed, {"length": SETS["length"]}),
        "without address": left_out(judged, seed, {"without address": SETS["without address"]}),
        "Poisson regression": _others(judged, judged.features, _poisson, seed),
        "gradient boosting": _others(judged, judged.features, _boosting, seed),
        "source and reference in hand (lengths, chrF)": _others(judged, helped, _ridge, seed),
    }


def _others(judged: Judged, rows: Any, learner: Learner, seed: int) -> Any:
    found = np.zeros(len(rows))
    for train, test in split(judged.dialogues, np.ones(len(rows), bool), PARTS, seed):
        middle, spread = rows[train].mean(axis=0), rows[train].std(axis=0) + 1e-9
        scaled = (rows - middle) / spread
        found[test] = learner(scaled[train], np.minimum(judged.points[train], HARD)).predict(scaled[test])
    return np.maximum(found, 0.0)


def _ridge(rows: Any, points: Any) -> Any:
    return RidgeCV(np.logspace(-1, 4, 11)).fit(rows, points)


def _poisson(rows: Any, points: Any) -> Any:
    return PoissonRegressor(alpha=0.1, max_iter=500).fit(rows, points)


def _boosting(rows: Any, points: Any) -> Any:
    learner = HistGradientBoostingRegressor(
        max_iter=150, learning_rate=0.04, max_leaf_nodes=8, min_samples_leaf=40, l2_regularization=5.0, random_state=0
    )
    return learner.fit(rows, points)


def covered(judged: Judged, found: Any, doubt: Mapping[str, float]) -> float:
    """Share of the dialogues whose points lie in the interval of their left-out estimate."""
    words, given, guessed = (
        np.bincount(judged.dialogues, weights=part) for part in (judged.words, judged.points, found)
    )
    reach = SURE * np.sqrt(doubt["model"] + doubt["length"] / words)
    return float(np.mean((given >= guessed * np.maximum(1 - reach, 0)) & (given <= guessed * (1 + reach))))


def alike(judged: Judged) -> tuple[float, int]:
    """How far readers of one and the same turn agree on its points (intraclass correlation), and how many turns."""
    names = [re.sub(r"\W+", " ", turn.text.lower()).strip() for turn in judged.turns]
    return within(judged.points, np.unique(names, return_inverse=True)[1])


def within(values: Any, groups: Any) -> tuple[float, int]:
    """Intraclass correlation (one-way, random) of the groups of two and more, and how many values they hold."""
    sizes = np.bincount(groups)
    here = sizes[groups] > 1
    values, groups = values[here], np.unique(groups[here], return_inverse=True)[1]
    sizes = np.bincount(groups)
    if len(sizes) < 2:
        return float("nan"), len(values)
    means = np.bincount(groups, weights=values) / sizes
    between = float((sizes * (means - values.mean()) ** 2).sum() / (len(sizes) - 1))
    inside = float(((values - means[groups]) ** 2).sum() / (len(values) - len(sizes)))
    size = (len(values) - float((sizes**2).sum()) / len(values)) / (len(sizes) - 1)
    total = between + (size - 1) * inside
    return (between - inside) / total if total else float("nan"), len(values)
