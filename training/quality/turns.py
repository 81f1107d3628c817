"""People's judgements of machine-translated dialogue turns, read alone, and what the turns look like to the auditor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from auditor.article import Article
from auditor.reading import Document
from auditor.scoring.translation.lexis import NAME, Lexis
from auditor.scoring.translation.masking import stream
from auditor.scoring.translation.quality import features, marked, ways_of_address
from auditor.scoring.translation.surprise import Context
from training.translation.corpus import lines

POINTS = {"perfect": 0.0, "medium": 1.0, "poor": 5.0}
"""MQM points of a judged turn: medium is taken for a minor error, poor for a major one."""

Find = Callable[[Document], float]
"""Points of a document's findings on what readers judged."""


class Turn(NamedTuple):
    """A turn of a dialogue with the points that its reader gave it."""

    dialogue: str
    text: str
    source: str
    reference: str
    points: float
    system: str = ""
    problems: tuple[str, ...] = ()


class Judged(NamedTuple):
    """Judged turns as numbers, one row a turn."""

    turns: Sequence[Turn]
    features: Any  # by `quality.NAMES`
    points: Any
    words: Any
    dialogues: Any  # number of each turn's dialogue


def turns(path: Path) -> list[Turn]:
    """The judged turns of a file, in its order."""
    rows = (row for row in lines(path) if row["judgment"] in POINTS)
    return [_turn(row) for row in rows]


def _turn(row: dict[str, Any]) -> Turn:
    dialogue, points = row["id"].rpartition("/")[0], POINTS[row["judgment"]]
    problems = tuple(row.get("problems", ()))
    return Turn(dialogue, row["text"], row["source"], row["reference"], points, row.get("system", ""), problems)


def judge(judged: Sequence[Turn], lexis: Lexis, context: Context, find: Find) -> Judged:
    """Features of all turns; how a turn addresses its reader is seen beside the other turns of its dialogue."""
    names = {name: number for number, name in enumerate(sorted({turn.dialogue for turn in judged}))}
    dialogues = np.array([names[turn.dialogue] for turn in judged])
    documents = [Document(Article(turn.text, language="fr")) for turn in judged]
    streams = [stream(document, lexis) for document in documents]
    address = np.array([ways_of_address(items, lexis) for items in streams])
    ways = np.array([np.bincount(dialogues, weights=column)[dialogues] for column in address.T]).astype(int).T
    gains = context.gains([items.entries for items in streams], lexis)
    rows = [
        features(items, lexis, gain, (way[0], way[1])) for items, gain, way in zip(streams, gains, ways, strict=True)
    ]
    findings = [find(document) for document in documents]
    return Judged(
        judged,
        np.column_stack([rows, findings]),
        np.array([turn.points for turn in judged]),
        np.array([int((items.entries >= NAME).sum()) for items in streams]),
        dialogues,
    )


def rules() -> Find:
    """Finds with the rules that ship with auditor."""
    from auditor.rulebook import Detector, RuleBook
    from auditor.rulebook.plugins import card_folders

    detector = Detector(RuleBook.load(card_folders()))
    return lambda document: marked(detector.find(document))
