"""Fits the quality estimate on people's judgements of machine-translated dialogue turns."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import Ridge

from auditor.article import Article
from auditor.reading import Document
from auditor.scoring.translation.forms import Forms
from auditor.scoring.translation.masking import stream
from auditor.scoring.translation.quality import FAMILIES, NAMES, features
from training.translation.corpus import lines

POINTS = {"perfect": 0.0, "medium": 1.0, "poor": 5.0}
"""MQM points of a judged turn: medium is taken for a minor error, poor for a major one."""
STRENGTH = 10.0
PARTS = 5

Find = Callable[[Document], Mapping[str, int]]
"""Counts of a document's weighted findings by category."""


class Turn(NamedTuple):
    """A turn of a dialogue with the points that people gave it."""

    dialogue: str
    text: str
    points: float


def turns(path: Path) -> list[Turn]:
    """The judged turns of a file."""
    rows = (row for row in lines(path) if row["judgment"] in POINTS)
    return [Turn(row["id"].rpartition("/")[0], row["text"], POINTS[row["judgment"]]) for row in rows]


def fit(judged: Sequence[Turn], forms: Forms, find: Find) -> dict[str, Any]:
    """The settings of `quality.expected_points`, with its correlations with the judgements on left-out dialogues."""
    documents = [Document(Article(turn.text, language="fr")) for turn in judged]
    rows = np.array([features(stream(document, forms), find(document)) for document in documents])
    target = np.array([turn.points for turn in judged])
    dialogues = [turn.dialogue for turn in judged]
    weights = _weights(rows, target)
    return {
        "weights": {name: round(float(weight), 5) for name, weight in zip(NAMES, weights, strict=True)},
        "correlation": _correlations(rows, target, _left_out(rows, target, dialogues), dialogues),
    }


def _weights(rows: Any, target: Any) -> Any:
    """Weights of 0 or more; a finding is fixed at one point, for the judged turns hold too few to learn from."""
    found = rows[:, -len(FAMILIES) :].sum(axis=1)
    spreads = rows[:, : -len(FAMILIES)].std(axis=0) + 1e-6
    spreads[0] = 1.0  # each turn is mostly one sentence: this is the intercept
    learner = Ridge(alpha=STRENGTH, positive=True, fit_intercept=False)
    learner.fit(rows[:, : -len(FAMILIES)] / spreads, np.maximum(target - found, 0.0))
    return np.concatenate([learner.coef_ / spreads, np.ones(len(FAMILIES))])


def _left_out(rows: Any, target: Any, dialogues: Sequence[str]) -> Any:
    """Expected points of each turn by a fit on other dialogues."""
    order = {dialogue: number % PARTS for number, dialogue in enumerate(sorted(set(dialogues)))}
    part = np.array([order[dialogue] for dialogue in dialogues])
    found = np.zeros(len(target))
    for left in sorted(set(order.values())):
        found[part == left] = rows[part == left] @ _weights(rows[part != left], target[part != left])
    return found


def _correlations(rows: Any, target: Any, found: Any, dialogues: Sequence[str]) -> dict[str, float]:
    """Pearson's and Spearman's by turn, and Pearson's of the points per word by dialogue."""
    names, place = np.unique(dialogues, return_inverse=True)
    words, given, guessed = (
        np.bincount(place, weights=column, minlength=len(names)) for column in (rows[:, 1], target, found)
    )
    return {
        "turns": _pearson(found, target),
        "turns, ranks": _pearson(_ranks(found), _ranks(target)),
        "dialogues, per word": _pearson(guessed / np.maximum(words, 1), given / np.maximum(words, 1)),
    }


def _pearson(one: Any, other: Any) -> float:
    return round(float(np.corrcoef(one, other)[0, 1]), 3)


def _ranks(values: Any) -> Any:
    """Mean rank of each value."""
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(counts) - (counts - 1) / 2)[place]


def rule_findings() -> Find:
    """Finds with the rules that ship with auditor."""
    from auditor.rulebook import Detector, RuleBook
    from auditor.rulebook.plugins import card_folders

    detector = Detector(RuleBook.load(card_folders()))

    def find(document: Document) -> Mapping[str, int]:
        return Counter(finding.category for finding in detector.find(document) if finding.weight)

    return find


def write(path: Path, out: Path, forms: Forms, find: Find) -> dict[str, float]:
    """Fits on a file of judged segments and writes `quality.json` to a folder; the correlations."""
    settings = fit(turns(path), forms, find)
    (out / "quality.json").write_text(json.dumps(settings, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    correlations: dict[str, float] = settings["correlation"]
    return correlations
