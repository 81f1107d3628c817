"""A table of scores: one row per article, for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import IO

from auditor.render.audited import Audited
from auditor.render.formats import Settings
from auditor.rulebook import RuleBook
from auditor.scorecard import CATEGORIES

COLUMNS = (
    "id",
    "status",
    "reason",
    "language",
    "words",
    "overall",
    *CATEGORIES,
    "machine_translated",
    "findings",
    "vetoes",
)


def write_csv(audits: Sequence[Audited], book: RuleBook, stream: IO[str], settings: Settings) -> None:
    """Header and rows, quoted as RFC 4180 says; cells that a spreadsheet would run as a formula get an apostrophe."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for audited in audits:
        card = audited.card
        scores = [card.categories[name].score if name in card.categories else None for name in CATEGORIES]
        probability = (card.machine_translated or {}).get("probability")
        counted = sum(finding.weight > 0 for finding in card.findings)
        cells = [
            card.id,
            card.status,
            card.reason,
            card.language,
            card.words,
            card.overall,
            *scores,
            probability,
            counted,
        ]
        writer.writerow([_safe(cell) for cell in (*cells, " ".join(card.vetoes))])


def _safe(cell: object) -> object:
    if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + cell
    return cell
