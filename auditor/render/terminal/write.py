"""Writes the terminal reports to a stream, as text or as a picture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import StringIO
from typing import IO

from rich._export_format import CONSOLE_SVG_FORMAT

from auditor.render.audited import Audited
from auditor.render.console import Console
from auditor.render.formats import Settings
from auditor.render.terminal.report import ArticleReport
from auditor.render.terminal.table import SummaryTable
from auditor.rulebook import RuleBook

# rich's picture would fetch its font from elsewhere; the reader's own monospace font does.
_WITHOUT_FONTS = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)


def write_terminal(audits: Sequence[Audited], book: RuleBook, stream: IO[str], settings: Settings) -> None:
    """A report for each article, and a table for several."""
    console = Console(file=stream, width=settings.width, highlight=False, no_color=settings.to_file or None)
    if settings.full:
        for audited in audits:
            console.print(ArticleReport(audited, book))
    if len(audits) > 1 or not settings.full:
        console.print(SummaryTable(audits))


def write_svg(audits: Sequence[Audited], book: RuleBook, stream: IO[str], settings: Settings) -> None:
    """The reports as a picture of a terminal."""
    console = Console(file=StringIO(), width=settings.width or 100, highlight=False, record=True, force_terminal=True)
    for audited in audits:
        console.print(ArticleReport(audited, book))
    picture = console.export_svg(title="auditor check", unique_id="auditor", code_format=_WITHOUT_FONTS)
    stream.write(picture)
