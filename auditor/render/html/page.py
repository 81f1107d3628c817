"""Fills a template of `reports/html` with what every page needs: words, style, script and the policy that guards it."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from auditor import __version__
from auditor.render.excerpt import printable
from auditor.resources import folder


def filled(
    template: str,
    language: str,
    words: Sequence[str] = ("strings.json",),
    styles: Sequence[str] = ("style.css",),
    **values: Any,
) -> str:
    """The page of a template; `words` and `styles` name files of `reports/html`, later ones going before."""
    script = _asset("script.js")
    return (
        _templates()
        .get_template(template)
        .render(
            **values,
            words={key: text for file in words for key, text in json.loads(_asset(file))[language].items()},
            language=language,
            version=__version__,
            style=Markup("\n".join(map(_asset, styles))),
            script=Markup(script),
            script_hash=_digest(script),
        )
    )


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
