"""auditor outlets: what is known of an outlet, and its track record."""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

if TYPE_CHECKING:
    from auditor.sources.record import Record

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_LEDGER = click.option(
    "--ledger",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Ledger file (SQLite); by default one in the user's data folder.",
)
_FORM = click.option(
    "--format", "form", type=click.Choice(["terminal", "jsonl"]), default="terminal", show_default=True
)


@click.group()
def outlets() -> None:
    """What is known of outlets, and their track record."""


@outlets.command()
@click.argument("domains", nargs=-1, required=True, metavar="DOMAIN...")
@click.option("--ratings", type=_FILE, help="Your own ratings: CSV with domain, value, scale, source, date.")
@_FORM
def show(domains: tuple[str, ...], ratings: Path | None, form: str) -> None:
    """What is said of an outlet, by whom and when. DOMAIN may be a URL, a host or a name.

    Exit status 1 if one of them is not known.
    """
    from auditor.sources import Registry, read_ratings

    registry = Registry.load(ratings=read_ratings(ratings) if ratings else None)
    found = [registry.find(domain) for domain in domains]
    if form == "jsonl":
        from auditor.formats.jsonl import dumps

        for outlet in found:
            click.echo(dumps(outlet.to_dict() if outlet else {"domain": None}))
    else:
        from auditor.render.console import Console
        from auditor.render.terminal.outlets import OutletPage

        for domain, outlet in zip(domains, found, strict=True):
            Console(highlight=False).print(OutletPage(domain, outlet, registry))
    raise SystemExit(0 if all(outlet and outlet.known for outlet in found) else 1)


@outlets.command()
@click.argument("cards", nargs=-1, required=True, type=_FILE, metavar="CARDS...")
@_LEDGER
def record(cards: tuple[Path, ...], ledger: Path | None) -> None:
    """Keep score cards (JSON lines) by outlet; a card recorded again replaces the former."""
    from auditor.sources.ledger import Ledger, default_file, read_cards

    with Ledger(ledger or default_file()) as book:
        for file in cards:
            read = kept = 0
            for batch in read_cards(file):
                read += len(batch)
                kept += book.record(batch)
            click.echo(f"{file}: {kept} of {read} cards name an outlet and were recorded")


@outlets.command()
@_LEDGER
@click.option("--least", default=1, show_default=True, help="Only outlets with so many articles.")
@click.option(
    "--format", "form", type=click.Choice(["terminal", "jsonl", "html"]), default="terminal", show_default=True
)
@click.option("-o", "--output", metavar="FILE", help="Write there instead of to the terminal.")
@click.option("--language", type=click.Choice(["en", "fr"]), default="en", show_default=True, help="Of the HTML page.")
def report(ledger: Path | None, least: int, form: str, output: str | None, language: str) -> None:
    """The record of each outlet: score drawn towards the mean for few articles, trend, most frequent rules.

    As HTML with a plot of each outlet's score over time.
    """
    from auditor.formats.writer import check_outputs, whole
    from auditor.sources.ledger import Ledger, existing

    file = existing(ledger)
    check_outputs((str(file),), (output,))
    with Ledger(file) as book:
        records = [record for record in book.report() if record.articles >= least]
    with whole(output) as stream:
        _write(records, form, stream, language, to_file=output is not None)


def _write(records: list[Record], form: str, stream: IO[str], language: str, *, to_file: bool) -> None:
    if form == "html":
        from auditor.render.html.outlets import write_html

        write_html(records, stream, language)
    elif form == "jsonl":
        from auditor.formats.jsonl import dumps

        stream.writelines(dumps(record.to_dict()) + "\n" for record in records)
    else:
        from auditor.render.console import Console
        from auditor.render.terminal.outlets import RecordTable

        Console(file=stream, highlight=False, no_color=to_file or None).print(RecordTable(records))
