"""One finding a line, for grep and editors: `file:line:column: rule message`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO

from auditor.render.audited import Audited
from auditor.render.excerpt import printable
from auditor.render.formats import Settings
from auditor.rulebook import RuleBook


def write_compact(audits: Sequence[Audited], book: RuleBook, stream: IO[str], settings: Settings) -> None:
    """The findings of all articles; an article that could not be read is a line of its own."""
    for audited in audits:
        name = printable(audited.card.id)
        if audited.card.status == "error":
            stream.write(f"{name}:1:1: error {printable(audited.card.reason or '')}\n")
        for finding in audited.card.findings:
            line, column = audited.position(finding.start)
            stream.write(f"{name}:{line}:{column}: {finding.rule} {printable(finding.message)}\n")
