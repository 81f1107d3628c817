"""Fills the templates."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from functools import lru_cache
from typing import IO, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from auditor import __version__
from auditor.render.audited import Audited
from auditor.render.excerpt import printable
from auditor.render.formats import Settings
from auditor.render.html import charts
from auditor.render.html.segments import segments
from auditor.resources import folder
from auditor.rulebook import RuleBook
from auditor.scorecard import CATEGORIES
from auditor.scoring.curve import calibration

MAX_WHOLE = 25
"""Articles that a batch report shows with their text: the worst ones. The table has all."""


def write_html(audits: Sequence[Audited], book: RuleBook, stream: IO[str], settings: Settings) -> None:
    """One article's report, or for several a table with charts and the worst articles in full."""
    page = "article.html" if len(audits) == 1 else "batch.html"
    ranked = sorted(audits, key=_worst_first)
    rendered = (
        _templates()
        .get_template(page)
        .render(
            audits=audits,
            ranked=ranked,
            whole=ranked[: MAX_WHOLE if len(audits) > 1 else 1],
            book=book,
            words=_strings(settings.language),
            language=settings.language,
            categories=CATEGORIES,
            calibration=calibration(),
            charts=charts,
            segments=segments,
            version=__version__,
            style=Markup(_asset("style.css")),
            script=Markup(_asset("script.js")),
            script_hash=_digest(_asset("script.js")),
        )
    )
    stream.write(rendered)


def _worst_first(audited: Audited) -> tuple[float, str]:
    overall = audited.card.overall
    return (101.0 if overall is None else overall), audited.card.id


@lru_cache(maxsize=1)
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folder("reports") / "html"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["visible"] = _visible
    environment.filters["number"] = _number
    return environment


def _visible(text: str) -> str:
    """Text with control and direction characters shown as dots, line breaks kept."""
    return "\n".join(printable(line) for line in text.replace("\r\n", "\n").split("\n"))


def _number(value: float | None, digits: int = 0) -> str:
    return "–" if value is None else f"{value:.{digits}f}"


def _asset(name: str) -> str:
    return (folder("reports") / "html" / name).read_text(encoding="utf-8")


def _digest(script: str) -> str:
    """The hash by which the page's content policy allows this script and no other."""
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _strings(language: str) -> dict[str, Any]:
    strings: dict[str, dict[str, Any]] = json.loads(_asset("strings.json"))
    return strings[language]
