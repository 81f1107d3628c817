"""How well `auditor compare --cluster` tells events apart: passages and halves of documents, by each measure."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from auditor.article import Article
from auditor.compare import nearness
from auditor.compare.cluster import grouped
from auditor.compare.passages import Passages, read
from auditor.config import Config
from auditor.embedding import Embedder
from training.embeddings.paraphrases import read_groups
from training.embeddings.passages import FIRST_EVENT_YEAR, Labelled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

SHORTEST = 2
"""Lines of a document that can be halved."""


def joined(labelled: Labelled, embedder: Embedder) -> NDArray[np.float64]:
    """Nearness of the pairs, as the batch of all their texts gives it."""
    places = {text: n for n, text in enumerate(dict.fromkeys([*labelled.left, *labelled.right]))}
    table = nearness.nearness(_read(list(places)), embedder)
    rows, columns = ([places[text] for text in side] for side in (labelled.left, labelled.right))
    return np.asarray(table[rows, columns], dtype=np.float64)


def halves(folder: Path, seed: int) -> tuple[list[str], list[str]]:
    """Two articles of each document not trained on: its first half, and the second in another version; their events."""
    draw = random.Random(seed)
    texts: list[str] = []
    events: list[str] = []
    for group, versions in sorted(read_groups(folder).items()):
        lines = versions[0]["lines"]
        if versions[0]["domain"] == "news" and int(versions[0]["year"]) >= FIRST_EVENT_YEAR and len(lines) >= SHORTEST:
            first, second = draw.sample(versions, 2) if len(versions) > 1 else (versions[0], versions[0])
            cut = len(lines) // 2
            texts += ["\n".join(first["lines"][:cut]), "\n".join(second["lines"][cut:])]
            events += [group, group]
    return texts, events


def article_figures(texts: list[str], events: list[str], embedder: Embedder) -> dict[str, float]:
    """AUC of each measure over all pairs, and how well the groups of `--cluster` fit the events (B-cubed F1)."""
    from sklearn.metrics import roc_auc_score

    sides = _read(texts)
    same = np.array([[one == other for other in events] for one in events])
    above = np.triu_indices(len(events), 1)
    tables = {
        "embedding": nearness.centres(sides, embedder),
        "rare words": nearness.rarities(sides),
        "joined": nearness.nearness(sides, embedder),
    }
    figures = {name: round(float(roc_auc_score(same[above], table[above])), 4) for name, table in tables.items()}
    return {"articles": len(events), **figures, "b-cubed f1": round(b_cubed(same, grouped(sides, embedder)), 4)}


def b_cubed(same: NDArray[np.bool_], groups: list[tuple[int, ...]]) -> float:
    """F1 of the mean share of an article's group that is of its event, and of its event that is in its group."""
    held = np.zeros_like(same)
    for group in groups:
        held[np.ix_(group, group)] = True
    both = (held & same).sum(axis=1)
    precision, recall = float((both / held.sum(axis=1)).mean()), float((both / same.sum(axis=1)).mean())
    return 2 * precision * recall / (precision + recall)


def _read(texts: list[str]) -> list[Passages]:
    return [read(Article(text, language="fr"), Config()) for text in texts]
