"""Linear models of each view and of the measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

STRENGTHS = {"forms": 30.0, "measures": 0.03}
VIEW_STRENGTH = 200.0
"""Inverse strengths of regularisation (C), chosen by the crossed folds; measures are held back strongly."""


class Head(NamedTuple):
    """Weights and intercept of a linear model."""

    weights: Any
    intercept: float

    def score(self, matrix: Any) -> Any:
        """Log odds of each row."""
        return np.asarray(matrix @ self.weights).ravel() + self.intercept


def fit(matrix: Any, labels: Any, weights: Any, strength: float) -> Head:
    """Logistic regression on the rows that weigh more than 0."""
    rows = np.flatnonzero(weights)
    dual = not isinstance(matrix, np.ndarray)  # many times as fast for n-grams
    learner = LogisticRegression(C=strength, solver="liblinear", dual=dual, tol=0.01, max_iter=300, random_state=0)
    learner.fit(matrix[rows], labels[rows], sample_weight=weights[rows])
    return Head(learner.coef_[0], float(learner.intercept_[0]))


def fit_all(blocks: Mapping[str, Any], names: Sequence[str], labels: Any, weights: Any) -> dict[str, Head]:
    """A head for each of the named blocks; the block `measures` is dense."""
    return {name: fit(blocks[name], labels, weights, STRENGTHS.get(name, VIEW_STRENGTH)) for name in names}


def scores(heads: Mapping[str, Head], blocks: Mapping[str, Any]) -> Any:
    """Scores of all samples, one column for each head."""
    return np.column_stack([head.score(blocks[name]) for name, head in heads.items()])
