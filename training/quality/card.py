"""The model card, from the figures of a training."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from auditor.scoring.translation.quality import SURE


def write(facts: Mapping[str, Any]) -> str:
    """The card as Markdown."""
    judged, news = facts["judged"], facts["news"]
    text = (Path(__file__).parent / "card.md").read_text(encoding="utf-8")
    return text.format(
        date=datetime.date.today().isoformat(),
        turns=len(judged.points),
        dialogues=len(np.unique(judged.dialogues)),
        words=int(judged.words.sum()),
        mean=100 * judged.points.sum() / max(judged.words.sum(), 1),
        found=facts["found"],
        rows=facts["rows"],
        agreement=_agreement(facts),
        alike=facts["alike"][0],
        ceiling=_share(facts),
        problems="\n".join(
            _row(name, [f"{turns}", f"{found:.2f}", f"{length:.2f}"])
            for name, (turns, found, length) in facts["problems"].items()
        ),
        systems="; ".join(
            f"{name}: {marked:.2f} marked, {expected:.2f} expected"
            for name, (marked, expected) in facts["judged_systems"].items()
        ),
        alike_turns=facts["alike"][1],
        by_dialogue=facts["by_dialogue"][0],
        covered=100 * facts["covered"],
        at_60=_reach(facts["doubt"], 60),
        at_600=_reach(facts["doubt"], 600),
        weights="\n".join(f"| `{name}` | {weight:+.4f} |" for name, weight in facts["weights"].items()),
        strength=facts["strength"],
        news="\n".join(_news_row(name, *pair) for name, pair in news.systems.items()),
        within=news.within,
        documents=news.documents,
    )


def _agreement(facts: Mapping[str, Any]) -> str:
    rows = [_row(name, [f"{value:.3f}" for value in found]) for name, found in facts["agreement"].items()]
    named = (("the estimate", "interval"), ("the estimate less length alone", "gain"))
    for number, (name, ends) in enumerate(named):
        low, high = facts[ends]
        cells = [f"{one:.2f} to {other:.2f}" for one, other in zip(low, high, strict=True)]
        rows.insert(1 + 2 * number, _row(f"95 % interval, {name}", cells))
    return "\n".join(rows)


def _share(facts: Mapping[str, Any]) -> float:
    """The estimate's correlation by turn as a percentage of what source and reference in hand come to."""
    found = facts["agreement"]
    return 100 * float(found["the estimate"].pearson / found["source and reference in hand (lengths, chrF)"].pearson)


def _row(name: str, cells: list[str]) -> str:
    return "| " + " | ".join([name, *cells]) + " |"


def _news_row(name: str, rate: float, overlap: float) -> str:
    return _row(name, [f"{rate:.2f}", "-" if overlap != overlap else f"{overlap:.3f}"])


def _reach(doubt: Mapping[str, float], words: int) -> float:
    """Per cent of the estimate to each side of it, in a text of so many words."""
    return 100 * SURE * float(np.sqrt(doubt["model"] + doubt["length"] / words))
