"""Framing that only informs, at a terminal: all its words in one place, the article's own apart from quoted ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from auditor.render.audited import Audited, shorten
from auditor.render.excerpt import printable
from auditor.scorecard import Finding

MAX_WORDS = 24
"""Words of a kind that are shown; the rest are counted."""
MAX_TEXT = 60
"""Code points of one of them."""


def wording(audited: Audited) -> Iterator[RenderableType]:
    """A line for the article's own wording and one for what is quoted; nothing where there is neither."""
    own, quoted = audited.wording
    for title, findings in (("own wording", own), ("in quotations", quoted)):
        if findings:
            yield Text.assemble("  ", ("·", "dim"), " ", (title, "bold"), (f"  {len(findings)} for information", "dim"))
            yield Padding(_words(audited, findings), (0, 0, 0, 6), expand=False)


def _words(audited: Audited, findings: Sequence[Finding]) -> Text:
    parts = []
    for finding in findings[:MAX_WORDS]:
        line, column = audited.position(finding.start)
        parts.append(Text.assemble(printable(shorten(finding.text, MAX_TEXT)), (f" {line}:{column}", "dim")))
    if len(findings) > MAX_WORDS:
        parts.append(Text(f"and {len(findings) - MAX_WORDS} more", "dim"))
    return Text(", ").join(parts)
