"""Fits boosted trees on marked lines, measures them on pages held out, and writes them as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from auditor.kinds.line.features import NAMES
from training.lines.pages import FURNITURE, UNKNOWN, Page

SETTINGS: dict[str, Any] = {
    "max_iter": 90,
    "max_leaf_nodes": 16,
    "learning_rate": 0.1,
    "min_samples_leaf": 30,
    "l2_regularization": 1.0,
    "random_state": 0,
    "early_stopping": False,
}


def fit(pages: Sequence[Page], **settings: Any) -> Any:
    """A HistGradientBoostingClassifier; each source of pages, and in it each class, weighs the same."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    rows, marks, sources = matrix(pages)
    weights = np.zeros(len(marks))
    for source in sorted(set(sources)):
        for mark in (0, 1):
            chosen = (sources == source) & (marks == mark)
            weights[chosen] = len(marks) / max(int(chosen.sum()), 1)
    trees = HistGradientBoostingClassifier(**{**SETTINGS, **settings})
    return trees.fit(rows, marks, sample_weight=weights / weights.mean())


def matrix(pages: Sequence[Page]) -> tuple[Any, Any, Any]:
    """Rows (lines x features), marks and sources of all lines whose mark is known."""
    known = [
        (row, mark, page.source)
        for page in pages
        for row, mark in zip(page.rows, page.marks, strict=True)
        if mark != UNKNOWN
    ]
    rows = np.array([row for row, _, _ in known], dtype=float).reshape(len(known), len(NAMES))
    return rows, np.array([mark for _, mark, _ in known]), np.array([source for _, _, source in known])


def balanced_accuracy(trees: Any, pages: Sequence[Page], threshold: float = 0.5) -> float:
    """Mean of the shares of content lines kept and of other lines found, over the marked lines of pages."""
    rows, marks, _ = matrix(pages)
    found = trees.predict_proba(rows)[:, 1] >= threshold
    return float((found[marks == FURNITURE].mean() + 1 - found[marks != FURNITURE].mean()) / 2)


def as_json(trees: Any) -> dict[str, Any]:
    """The fitted trees in the form that `auditor.kinds.line.trees.Forest` reads, numbers to six digits."""
    return {
        "features": list(NAMES),
        "bias": round(float(trees._baseline_prediction.ravel()[0]), 6),
        "trees": [_columns(predictor.nodes) for (predictor,) in trees._predictors],
    }


def _columns(nodes: Any) -> list[list[float]]:
    leaf = nodes["is_leaf"].astype(bool)
    features = np.where(leaf, -1, nodes["feature_idx"]).astype(int).tolist()
    numbers = np.where(leaf, nodes["value"], nodes["num_threshold"])
    left, right = nodes["left"].astype(int).tolist(), nodes["right"].astype(int).tolist()
    return [features, [round(float(number), 6) for number in numbers], left, right]
