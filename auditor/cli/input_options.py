"""Options of the commands that read many articles: how input is read, how the run works and what it tells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from auditor.cli.options import Number
from auditor.formats.rows import ReadOptions

F = TypeVar("F", bound=Callable[..., Any])

FIELDS = ("text", "id", "url", "title", "outlet", "language", "date", "author")
MOST_SECONDS = 1_000_000
"""Above it timers overflow."""
FORMATS = ("text", "html", "jsonl", "json", "csv", "parquet", "warc")


def input_options(command: F) -> F:
    """Add --from, --recursive and --text-field, --id-field and so on."""
    for name in reversed(FIELDS):
        shown = f"Name of the rows' field that holds the {name}."
        command = click.option(f"--{name}-field", metavar="NAME", help=shown, hidden=name not in ("text", "id", "url"))(
            command
        )
    recursive = click.option("-r", "--recursive", is_flag=True, help="Read the files below folders too.")
    form = click.option("--from", "form", type=click.Choice(FORMATS), help="Format of the input, if not by its ending.")
    return form(recursive(command))


def run_options(command: F) -> F:
    """Add --workers, --time-limit, --quiet and --log-format."""
    for option in (
        click.option("--log-format", type=click.Choice(["text", "json"]), default="text", show_default=True),
        click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors."),
        click.option(
            "--time-limit",
            type=Number(0, MOST_SECONDS),
            default=60.0,
            show_default=True,
            metavar="SECONDS",
            help="Time for one article, then its card is an error; 0 for none.",
        ),
        click.option("--workers", default=1, show_default=True, type=click.IntRange(1), help="Processes."),
    ):
        command = option(command)
    return command


def reading(encoding: str, form: str | None, recursive: bool, fields: dict[str, str | None]) -> ReadOptions:
    """What the options of `input_options` say; `fields` holds those named ..._field."""
    names = {key.removesuffix("_field"): name for key, name in fields.items() if name is not None}
    return ReadOptions(encoding, names, form, recursive)
