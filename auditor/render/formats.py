"""The formats a report can be written in, by name."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import IO

from auditor.formats.jsonl import dumps
from auditor.render.audited import Audited
from auditor.rulebook import RuleBook


@dataclass(frozen=True, slots=True)
class Settings:
    """How to write: columns of the terminal (None: as it is), a report for each article, or the table alone."""

    width: int | None = None
    full: bool = True
    to_file: bool = False


Writer = Callable[[Sequence[Audited], RuleBook, IO[str], Settings], None]


def write(name: str, audits: Sequence[Audited], book: RuleBook, stream: IO[str], settings: Settings) -> None:
    """Write the audited articles to a stream in a format; raises KeyError for an unknown one."""
    _WRITERS[name](audits, book, stream, settings)


def _terminal(audits: Sequence[Audited], book: RuleBook, stream: IO[str], settings: Settings) -> None:
    from rich.console import Console

    from auditor.render.terminal import ArticleReport, SummaryTable

    console = Console(file=stream, width=settings.width, highlight=False, no_color=settings.to_file or None)
    if settings.full:
        for audited in audits:
            console.print(ArticleReport(audited, book))
    if len(audits) > 1 or not settings.full:
        console.print(SummaryTable(audits))


def _svg(audits: Sequence[Audited], book: RuleBook, stream: IO[str], settings: Settings) -> None:
    """The terminal report as a picture."""
    from io import StringIO

    from rich.console import Console

    from auditor.render.terminal import ArticleReport

    console = Console(
        file=StringIO(),
        width=settings.width or 100,
        highlight=False,
        record=True,
        force_terminal=True,
        legacy_windows=False,
    )
    for audited in audits:
        console.print(ArticleReport(audited, book))
    stream.write(console.export_svg(title="auditor check", unique_id="auditor"))


def _json(audits: Sequence[Audited], book: RuleBook, stream: IO[str], settings: Settings) -> None:
    cards = [audited.card.to_dict() for audited in audits]
    text = json.dumps(cards[0] if len(cards) == 1 else cards, ensure_ascii=False, indent=2)
    stream.write(text.encode("utf-8", "backslashreplace").decode() + "\n")


def _jsonl(audits: Sequence[Audited], book: RuleBook, stream: IO[str], settings: Settings) -> None:
    for audited in audits:
        stream.write(dumps(audited.card.to_dict()) + "\n")


_WRITERS: dict[str, Writer] = {"terminal": _terminal, "svg": _svg, "json": _json, "jsonl": _jsonl}
