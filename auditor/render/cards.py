"""The score cards as they are: JSON, and JSON lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO

from auditor.formats.jsonl import dumps
from auditor.render.audited import Audited
from auditor.render.formats import Settings
from auditor.rulebook import RuleBook


def write_json(audits: Sequence[Audited], book: RuleBook, stream: IO[str], settings: Settings) -> None:
    """One object for one article, a list for several, indented."""
    cards = [audited.card.to_dict() for audited in audits]
    stream.write(dumps(cards[0] if len(cards) == 1 else cards, indent=2) + "\n")


def write_jsonl(audits: Sequence[Audited], book: RuleBook, stream: IO[str], settings: Settings) -> None:
    """One object a line."""
    for audited in audits:
        stream.write(dumps(audited.card.to_dict()) + "\n")
