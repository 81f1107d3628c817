"""Kinds of models beside each other on the crossed folds: logistic regression, linear SVM, gradient boosting."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np
import scipy.sparse as sparse
from sklearn.calibration import CalibratedClassifierCV
from sklearn.decomposition import TruncatedSVD
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.svm import LinearSVC

from auditor.scoring.translation.views import VIEWS
from training.translation.blocks import Blocks
from training.translation.corpus import Sample
from training.translation.crossfit import labels
from training.translation.figures import auc, recall
from training.translation.folds import crossed
from training.translation.heads import fit_all, scores
from training.translation.sampling import MACHINE_SHARES, pool, weights

Learn = Callable[[Mapping[str, Any], Any, Any], Any]
_DIMENSIONS = 100


def compare(samples: Sequence[Sample], blocks: Blocks, seed: int, rounds: int) -> dict[str, tuple[float, ...]]:
    """For each kind: AUC against originals of WMT and of the press, against people's translations, recall at 1 %."""
    learners: dict[str, Learn] = {
        "logistic regression by view, summed": _logistic,
        "linear SVM on all views, calibrated": partial(_svm, seed=seed),
        "gradient boosting on measures and 100 dimensions of the views": partial(_boosting, seed=seed, rounds=rounds),
    }
    # The dimensions are found without labels, once for all splits.
    views = _views(blocks.full)
    reduced = TruncatedSVD(min(_DIMENSIONS, views.shape[1] - 1), random_state=seed).fit_transform(views)
    features = blocks.full | {"all": views, "dense": np.hstack([reduced, blocks.full["measures"]])}
    return {name: _judge(samples, _left_out(samples, features, learn, seed)) for name, learn in learners.items()}


def _left_out(samples: Sequence[Sample], features: Mapping[str, Any], learn: Learn, seed: int) -> Any:
    found, times = np.zeros(len(samples)), np.zeros(len(samples))
    truth = labels(samples, "machine")
    for split in crossed(samples, seed):
        logits = learn(features, truth, weights(samples, split.train, MACHINE_SHARES))
        found[split.test] += logits[split.test]
        times[split.test] += 1
    return np.where(times > 0, found / np.maximum(times, 1), np.nan)


def _judge(samples: Sequence[Sample], logits: Any) -> tuple[float, ...]:
    pools = np.array([pool(sample) for sample in samples])
    wmt = np.array([sample.group.startswith("wmt") for sample in samples])
    machine, original = wmt & (pools == "mt"), pools == "native-wmt"
    return (
        auc(logits, machine, original),
        auc(logits, machine, pools == "native"),
        auc(logits, machine, wmt & (pools == "human")),
        recall(logits, machine, original),
    )


def _logistic(features: Mapping[str, Any], truth: Any, weight: Any) -> Any:
    views = {name: features[name] for name in VIEWS}
    found = scores(fit_all(views, truth, weight), views)
    return (found / found[weight > 0].std(axis=0)).sum(axis=1)


def _svm(features: Mapping[str, Any], truth: Any, weight: Any, seed: int) -> Any:
    learner = CalibratedClassifierCV(LinearSVC(C=1.0, random_state=seed), cv=3)
    rows = np.flatnonzero(weight)
    learner.fit(features["all"][rows], truth[rows], sample_weight=weight[rows])
    chance = np.clip(learner.predict_proba(features["all"])[:, 1], 1e-6, 1 - 1e-6)
    return np.log(chance / (1 - chance))


def _boosting(features: Mapping[str, Any], truth: Any, weight: Any, seed: int, rounds: int) -> Any:
    rows, dense = np.flatnonzero(weight), features["dense"]
    learner = HistGradientBoostingClassifier(
        max_iter=rounds, learning_rate=0.06, max_leaf_nodes=12, l2_regularization=5, random_state=seed
    )
    learner.fit(dense[rows], truth[rows], sample_weight=weight[rows])
    return learner.decision_function(dense)


def _views(blocks: Mapping[str, Any]) -> Any:
    return sparse.hstack([blocks[name] for name in VIEWS]).tocsr()
