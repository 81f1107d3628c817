"""The formats a comparison can be written in; a format's module is imported when it is asked for."""

from __future__ import annotations

from typing import IO

from auditor.compare import cluster, event, translation
from auditor.formats.jsonl import dumps
from auditor.render.formats import Settings

Comparison = cluster.Clusters | event.Event | translation.Comparison

FORMATS = ("terminal", "json", "html")


def write(name: str, found: Comparison, stream: IO[str], settings: Settings) -> None:
    """Write a comparison to a stream in one of FORMATS."""
    if name == "json":
        stream.write(dumps(found.to_dict(), indent=2) + "\n")
    elif name == "html":
        from auditor.render.html.compare import write_html

        write_html(found, stream, settings)
    else:
        from auditor.render.console import Console
        from auditor.render.terminal.compare import report

        console = Console(file=stream, width=settings.width, highlight=False, no_color=settings.to_file or None)
        console.print(report(found))


def label(number: int) -> str:
    """What an article is called beside the others: A, B ... Z, A2, B2 ..."""
    letter, round_ = chr(ord("A") + number % 26), number // 26
    return letter if round_ == 0 else f"{letter}{round_ + 1}"
