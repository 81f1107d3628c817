"""How much a translation has in common with a reference: chrF, and what the estimate makes of translated news."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from auditor.article import Article
from auditor.reading import Document
from auditor.scoring.translation.lexis import NAME, Lexis
from auditor.scoring.translation.masking import stream
from auditor.scoring.translation.quality import Quality
from training.translation.corpus import lines

_ORDERS = 6
_BETA = 2
_PEOPLE = ("human_translation", "reference_mixed_origin")


def chrf(found: str, reference: str) -> float:
    """chrF2 (M. Popović, 2015): F score of character n-grams up to six, 0 to 1; case and spaces do not count."""
    sides = ["".join(text.lower().split()) for text in (found, reference)]
    precisions, recalls = [], []
    for order in range(1, _ORDERS + 1):
        one, other = (Counter(side[at : at + order] for at in range(len(side) - order + 1)) for side in sides)
        if one and other:
            shared = sum((one & other).values())
            precisions.append(shared / one.total())
            recalls.append(shared / other.total())
    precision, recall = (float(np.mean(part)) if part else 0.0 for part in (precisions, recalls))
    total = _BETA**2 * precision + recall
    return (1 + _BETA**2) * precision * recall / total if total else 0.0


class News(NamedTuple):
    """What the estimate says of translated news."""

    systems: dict[str, tuple[float, float]]  # mean points per 100 words, mean chrF (NaN for people's translations)
    within: float  # correlation with chrF among translations of one source, whose means are taken away
    documents: int


def news(data: Path, quality: Quality, lexis: Lexis) -> News:
    """Estimates of all machine-translated documents that have a reference, as if each were sure to be one."""
    groups: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in lines(data / "mt_documents.jsonl.gz"):
        if row["domain"] == "news" and (row["kind"] == "mt" or row["kind"] in _PEOPLE):
            groups[row["group"]].append(row)
    systems: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    moved: list[Any] = []
    for rows in groups.values():
        reference = next((row["text"] for row in rows if row["kind"] in _PEOPLE), None)
        found = [_judged(row, reference, quality, lexis) for row in rows]
        for row, pair in zip(rows, found, strict=True):
            systems[row["system"] if row["kind"] == "mt" else f"people, {row['year']}"].append(pair)
        machines = np.array([pair for row, pair in zip(rows, found, strict=True) if row["kind"] == "mt"])
        if reference is not None and len(machines) > 1:
            moved.append(machines - machines.mean(axis=0))
    together = np.concatenate(moved) if moved else np.zeros((0, 2))
    means = {name: tuple(np.mean(pairs, axis=0).tolist()) for name, pairs in sorted(systems.items())}
    within = float(np.corrcoef(together.T)[0, 1]) if len(together) > 2 else float("nan")
    return News(means, within, len(together))


def _judged(row: dict[str, Any], reference: str | None, quality: Quality, lexis: Lexis) -> tuple[float, float]:
    items = stream(Document(Article(row["text"], language="fr")), lexis)
    rate = 100 * quality.unseen([items], lexis)[0] / max(int((items.entries >= NAME).sum()), 1)
    machine = row["kind"] == "mt" and reference is not None
    return rate, chrf(row["text"], str(reference)) if machine else float("nan")
