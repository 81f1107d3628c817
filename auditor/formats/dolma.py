"""Score cards as attributes beside documents, in the layout of Dolma (https://github.com/allenai/dolma).

One line a document: `{"id", "attributes": {name: [[start, end, value], ...]}}`. Scores span the whole text; each
category's findings stand under `..._findings` with their MQM points, so that a mixer can drop documents or spans.
"""

from __future__ import annotations

from typing import Any

from auditor.scorecard import ScoreCard

PREFIX = "auditor__"


def attributes(card: ScoreCard, length: int) -> dict[str, Any]:
    """The attributes of a text of `length` code points; a card that is not scored has findings only."""
    values = {"overall": card.overall, **{name: score.score for name, score in card.categories.items()}}
    if card.machine_translated is not None:
        values["machine_translated"] = card.machine_translated["probability"]
    found: dict[str, list[list[float]]] = {
        PREFIX + name: [[0, length, value]] for name, value in values.items() if value is not None
    }
    for finding in card.findings:
        span = [finding.start, finding.end, round(finding.points, 4)]
        found.setdefault(f"{PREFIX}{finding.category}_findings", []).append(span)
    return {"id": card.id, "attributes": found}
