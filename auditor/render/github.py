"""Annotations of GitHub's workflow commands, shown beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO

from auditor.render.audited import Audited
from auditor.render.formats import Settings
from auditor.rulebook import RuleBook
from auditor.scorecard import Finding

_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_LEVELS = {"critical": "error", "major": "warning", "minor": "notice"}


def write_github(audits: Sequence[Audited], book: RuleBook, stream: IO[str], settings: Settings) -> None:
    """One workflow command a finding: error for critical, warning for major, notice for the rest.

    Framing that only informs is left out: it speaks in bulk, and a page shows ten annotations.
    """
    for audited in audits:
        if audited.card.status == "error":
            stream.write(f"::error title=auditor::{_escaped(audited.card.reason or '')}\n")
        for finding in audited.card.findings:
            if finding.weight > 0 or finding.category != "framing":
                stream.write(_annotation(audited, finding) + "\n")


def _annotation(audited: Audited, finding: Finding) -> str:
    level = _LEVELS[finding.severity] if finding.weight > 0 else "notice"
    line, column = audited.position(finding.start)
    last, end = audited.position(finding.end)
    place = f"file={_escaped(audited.card.id, ':,')},line={line},endLine={last}"
    if last == line:  # GitHub takes columns only where the lines are one
        place += f",col={column},endColumn={end}"
    message = f"{finding.message} {finding.fix or ''}".strip()
    return f"::{level} {place},title={_escaped(finding.rule, ':,')}::{_escaped(message)}"


def _escaped(text: str, more: str = "") -> str:
    for character, escape in _ESCAPES.items():
        text = text.replace(character, escape)
    for character in more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
