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

from auditor.scoring.translation.model import QUESTIONS
from training.translation.blocks import Blocks, of_question
from training.translation.corpus import Sample
from training.translation.crossfit import machine
from training.translation.figures import auc, recall
from training.translation.folds import crossed
from training.translation.heads import fit_all, scores
from training.translation.sampling import ORIGINALS_SHARES, paired, pool, weights

Learn = Callable[[Mapping[str, Any], str, Any, Any], Any]
_DIMENSIONS = 100


def compare(samples: Sequence[Sample], blocks: Blocks, seed: int, rounds: int) -> dict[str, tuple[float, ...]]:
    """For each kind: AUC against originals of WMT and of the press, against people's translations, recall at 1 %.

    Each kind answers both questions, and the answers, in standard deviations, are added as odds.
    """
    learners: dict[str, Learn] = {
        "logistic regression by view, summed": _logistic,
        "linear SVM on all views, calibrated": partial(_svm, seed=seed),
        "gradient boosting on measures and 100 dimensions of the views": partial(_boosting, seed=seed, rounds=rounds),
        "gradient boosting on measures alone": partial(_boosting, seed=seed, rounds=rounds, views=False),
    }
    return {name: _judge(samples, _joined(samples, blocks.full, learn, seed)) for name, learn in learners.items()}


def _joined(samples: Sequence[Sample], features: Mapping[str, Any], learn: Learn, seed: int) -> Any:
    answers = [_left_out(samples, features, learn, seed, question) for question in QUESTIONS]
    people, originals = ((answer - answer.mean()) / answer.std() for answer in answers)
    return -np.logaddexp(-2 * people, -2 * originals)


def _left_out(samples: Sequence[Sample], features: Mapping[str, Any], learn: Learn, seed: int, question: str) -> Any:
    found, times = np.zeros(len(samples)), np.zeros(len(samples))
    truth = machine(samples)
    for split in crossed(samples, seed):
        people = question == "people"
        weight = paired(samples, split.train) if people else weights(samples, split.train, ORIGINALS_SHARES)
        found[split.test] += learn(features, question, truth, weight)[split.test]
        times[split.test] += 1
    return found / times


def _judge(samples: Sequence[Sample], logits: Any) -> tuple[float, ...]:
    pools = np.array([pool(sample) for sample in samples])
    newest = np.array([sample.group.startswith("wmt21") for sample in samples])
    found, original = newest & (pools == "mt"), pools == "native-wmt"
    return (
        auc(logits, found, original),
        auc(logits, found, pools == "native"),
        auc(logits, found, newest & (pools == "human")),
        recall(logits, found, original),
    )


def _logistic(features: Mapping[str, Any], question: str, truth: Any, weight: Any) -> Any:
    names = [name for name in of_question(question) if name != "measures"]
    found = scores(fit_all(features, names, truth, weight), features)
    return (found / found[weight > 0].std(axis=0)).sum(axis=1)


def _svm(features: Mapping[str, Any], question: str, truth: Any, weight: Any, seed: int) -> Any:
    learner = CalibratedClassifierCV(LinearSVC(C=1.0, random_state=seed), cv=3)
    rows, views = np.flatnonzero(weight), _views(features, question)
    learner.fit(views[rows], truth[rows], sample_weight=weight[rows])
    chance = np.clip(learner.predict_proba(views)[:, 1], 1e-6, 1 - 1e-6)
    return np.log(chance / (1 - chance))


def _boosting(
    features: Mapping[str, Any], question: str, truth: Any, weight: Any, seed: int, rounds: int, views: bool = True
) -> Any:
    rows, dense = np.flatnonzero(weight), features["measures"]
    if views:
        # Found on what is taught alone: found on all texts, even without labels, the dimensions lie where many versions
        # of one source stand close together, and tell machine translation by its company (AUC 1.0).
        sparse_rows = _views(features, question)
        reducer = TruncatedSVD(min(_DIMENSIONS, sparse_rows.shape[1] - 1), random_state=seed).fit(sparse_rows[rows])
        dense = np.hstack([reducer.transform(sparse_rows), dense])
    learner = HistGradientBoostingClassifier(
        max_iter=rounds, learning_rate=0.06, max_leaf_nodes=12, l2_regularization=5, random_state=seed
    )
    learner.fit(dense[rows], truth[rows], sample_weight=weight[rows])
    return learner.decision_function(dense)


def _views(features: Mapping[str, Any], question: str) -> Any:
    return sparse.hstack([features[name] for name in of_question(question) if name != "measures"]).tocsr()
