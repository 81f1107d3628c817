"""The model card, from the figures of a training."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from training.translation.corpus import Sample
from training.translation.figures import Figures
from training.translation.judged import Fit

_HEADS = {
    "By system": ("AUC originals", "AUC people", "recall at 1 %", "above 0.5"),
    "By year left out": ("AUC originals", "AUC people", "AUC references", "recall at 1 %"),
    "By length": ("AUC originals", "AUC people", "machine above 0.5", "originals above 0.5"),
    "Kinds of models": ("AUC originals (WMT21)", "AUC press", "AUC people", "recall at 1 %"),
}


class Facts(NamedTuple):
    """What a training has found out."""

    samples: Sequence[Sample]
    figures: Figures
    fit: Fit
    compared: Mapping[str, tuple[float, ...]] | None


def write(facts: Facts) -> str:
    """The card as Markdown."""
    tables = dict(facts.figures) | ({"Kinds of models": dict(facts.compared)} if facts.compared else {})
    text = (Path(__file__).parent / "card.md").read_text(encoding="utf-8")
    return text.format(
        date=datetime.date.today().isoformat(),
        samples=_samples(facts.samples),
        tables="\n\n".join(_table(title, rows) for title, rows in tables.items()),
    )


def _samples(samples: Sequence[Sample]) -> str:
    counts = Counter(sample.kind for sample in samples)
    return ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items()))


def _table(title: str, rows: Mapping[str, Any]) -> str:
    heads = _HEADS.get(title, ("value",))
    lines = [f"### {title}", "", "| | " + " | ".join(heads) + " |", "|---|" + "---|" * len(heads)]
    lines += [f"| {name} | " + " | ".join(_cells(values)) + " |" for name, values in rows.items()]
    return "\n".join(lines)


def _cells(values: Any) -> list[str]:
    return ["-" if value != value else f"{value:.3f}" for value in (values if isinstance(values, tuple) else (values,))]
