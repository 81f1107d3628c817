"""auditor check: read articles and report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.input_options import input_options, reading
from auditor.cli.options import Number, audit_options, config_of
from auditor.config import Config

if TYPE_CHECKING:
    from auditor.render.audited import Audited

# As in auditor.render.formats, which --help must not import.
FORMATS = ("terminal", "compact", "json", "jsonl", "csv", "html", "markdown", "sarif", "github", "junit", "svg")
MAX_REPORTS = 12
"""Articles up to which each gets its own report; above, the table alone unless --full."""


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "output_format", type=click.Choice(FORMATS), default="terminal", show_default=True)
@click.option("-o", "--output", metavar="FILE", help="Write there instead of to the terminal.")
@click.option(
    "--language", type=click.Choice(["en", "fr"]), default="en", show_default=True, help="Of the HTML report."
)
@click.option("--fail-under", type=Number(0, 100), metavar="N", help="Exit with 1 if an overall score is below N.")
@click.option("--baseline", type=click.Path(path_type=Path), help="Leave out the findings that this file accepts.")
@click.option("--write-baseline", metavar="FILE", help="Accept all findings there are now, for --baseline.")
@click.option("--full", is_flag=True, help=f"A report for each article, also for more than {MAX_REPORTS}.")
@click.option("--width", type=click.IntRange(30, 400), help="Columns of the report.")
@input_options
@audit_options
def check(
    paths: tuple[str, ...],
    output_format: str,
    output: str | None,
    language: str,
    fail_under: float | None,
    baseline: Path | None,
    write_baseline: str | None,
    full: bool,
    width: int | None,
    form: str | None,
    recursive: bool,
    config_file: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    encoding: str,
    **fields: str | None,
) -> None:
    """Read the articles at PATH and say what is wrong, exactly where, why, how surely and what to do.

    PATH is text, HTML, JSON, JSON lines, CSV, Parquet or WARC, also .gz or .zst: files, globs, folders with
    --recursive, or - for JSON lines on standard input.
    """
    from auditor.article import Article
    from auditor.audit import Auditor
    from auditor.formats.reader import found, read
    from auditor.formats.writer import check_outputs, whole
    from auditor.pipeline.batch import card_of
    from auditor.render import formats
    from auditor.render.audited import Audited

    auditor = Auditor(_with_baseline(config_of(config_file, select, ignore), baseline))
    options = reading(encoding, form, recursive, fields)
    check_outputs(found(paths, options), (output, write_baseline))
    rows = read(paths, encoding, options)
    audits = [Audited(row.article or Article(""), card_of(auditor, row)) for row in rows]
    with whole(output) as stream:
        shown = full or len(audits) <= MAX_REPORTS
        settings = formats.Settings(width=width, full=shown, to_file=output is not None, language=language)
        formats.write(output_format, audits, auditor.rulebook, stream, settings)
    if write_baseline:
        _write_baseline(write_baseline, audits)
    for unused in auditor.suppressions.unused():
        click.echo(f"auditor: unused suppression: {unused.rule} {unused.text or ''} ({unused.reason})", err=True)
    raise SystemExit(_status(audits, fail_under))


def _with_baseline(config: Config, baseline: Path | None) -> Config:
    from auditor.suppression import read_baseline

    return replace(config, suppress=(*config.suppress, *read_baseline(baseline))) if baseline else config


def _write_baseline(file: str, audits: list[Audited]) -> None:
    from auditor.formats.writer import whole
    from auditor.suppression import baseline_of

    found = [(replace(a.article, id=a.card.id), finding) for a in audits for finding in a.card.findings]
    with whole(file) as stream:
        stream.write(baseline_of(found, "accepted when the baseline was written"))


def _status(audits: list[Audited], fail_under: float | None) -> int:
    cards = [audited.card for audited in audits]
    if any(card.status == "error" for card in cards):
        return 2
    low = fail_under is not None and any(card.overall is not None and card.overall < fail_under for card in cards)
    return 1 if low else 0
