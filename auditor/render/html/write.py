"""Reports of audited articles as one page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO

from auditor.render.audited import Audited
from auditor.render.formats import Settings
from auditor.render.html import charts
from auditor.render.html.page import filled
from auditor.render.html.segments import segments
from auditor.rulebook import RuleBook
from auditor.scorecard import CATEGORIES
from auditor.scoring.curve import calibration

MAX_WHOLE = 25
"""Articles that a batch report shows with their text: the worst ones. The table has all."""


def write_html(audits: Sequence[Audited], book: RuleBook, stream: IO[str], settings: Settings) -> None:
    """One article's report, or for several a table with charts and the worst articles in full."""
    page = "article.html" if len(audits) == 1 else "batch.html"
    ranked = sorted(audits, key=_worst_first)
    rendered = filled(
        page,
        settings.language,
        audits=audits,
        ranked=ranked,
        whole=ranked[: MAX_WHOLE if len(audits) > 1 else 1],
        book=book,
        categories=CATEGORIES,
        calibration=calibration(),
        charts=charts,
        segments=segments,
    )
    stream.write(rendered)


def _worst_first(audited: Audited) -> tuple[float, str]:
    overall = audited.card.overall
    return (101.0 if overall is None else overall), audited.card.id
