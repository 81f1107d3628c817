"""auditor score: articles in, score cards out."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.cli.options import audit_options, config_of


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="IN...")
@click.option(
    "-o", "--output", required=True, metavar="OUT", help="File of score cards, JSON lines; - for the terminal."
)
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1), help="Processes.")
@click.option("--strict", is_flag=True, help="Exit with 2 if a row could not be read.")
@audit_options
def score(
    inputs: tuple[str, ...],
    output: str,
    workers: int,
    strict: bool,
    config_file: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    encoding: str,
) -> None:
    """Write one score card per row of IN (text or JSON lines; - reads JSON lines from standard input), in order."""
    from auditor.formats.jsonl import dumps
    from auditor.formats.reader import read
    from auditor.formats.writer import whole
    from auditor.pipeline.batch import score as score_rows
    from auditor.render.progress import progress

    config, errors = config_of(config_file, select, ignore), 0
    with whole(output) as stream:
        for _, card in progress(score_rows(read(inputs, encoding), config, workers), "scoring"):
            errors += card.status == "error"
            stream.write(dumps(card.to_dict()) + "\n")
    if errors:
        click.echo(f"auditor: {errors} row(s) could not be read; their cards say why", err=True)
    if errors and strict:
        raise SystemExit(2)
