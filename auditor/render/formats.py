"""The formats a report can be written in, by name; a format's module is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import IO, Protocol

from auditor.render.audited import Audited
from auditor.rulebook import RuleBook


@dataclass(frozen=True, slots=True)
class Settings:
    """How to write: columns of the terminal (None: as it is), a report for each article or the table alone.

    `language` is that of the interface, `en` or `fr`, where a format has both.
    """

    width: int | None = None
    full: bool = True
    to_file: bool = False
    language: str = "en"


class Writer(Protocol):
    """Writes audited articles to a stream of text."""

    def __call__(self, audits: Sequence[Audited], book: RuleBook, stream: IO[str], settings: Settings) -> None: ...


FORMATS = ("terminal", "compact", "json", "jsonl", "csv", "html", "markdown", "sarif", "github", "junit", "svg")
_HOMES = {"terminal": "terminal.write", "json": "cards", "jsonl": "cards", "svg": "terminal.write"}


def write(name: str, audits: Sequence[Audited], book: RuleBook, stream: IO[str], settings: Settings) -> None:
    """Write the audited articles to a stream in one of FORMATS; what is written can be encoded."""
    module = import_module(f"auditor.render.{_HOMES.get(name, name)}")
    writer: Writer = getattr(module, f"write_{name}")
    exact = name in ("json", "jsonl")  # JSON can say halves of characters; nothing else can
    writer(audits if exact else [audited.encodable() for audited in audits], book, stream, settings)
