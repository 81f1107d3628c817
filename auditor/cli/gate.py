"""auditor gate: let articles through by their score cards."""

from __future__ import annotations

import json
from pathlib import Path

import click

from auditor.cli.options import audit_options, config_of
from auditor.errors import ConfigError


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="IN...")
@click.option("--accepted", metavar="FILE", help="Rows that passed.")
@click.option("--review", metavar="FILE", help="Rows for a person to look at.")
@click.option("--rejected", metavar="FILE", help="Rows that failed.")
@click.option("--errors", metavar="FILE", help="Rows that could not be read, with the reason.")
@click.option("--min-score", type=float, metavar="N", help="Lowest overall score, 0 to 100.")
@click.option("--min", "minimum", multiple=True, metavar="CATEGORY=N", help="Lowest score of a category.")
@click.option("--forbid", multiple=True, metavar="RULE", help="Reject articles with a finding of this rule.")
@click.option("--language", "languages", multiple=True, help="Reject articles in other languages.")
@click.option("--max-mt", type=float, metavar="P", help="Highest probability of machine translation, 0 to 1.")
@click.option("--on-unscored", type=click.Choice(["accept", "review", "reject"]), default="review", show_default=True)
@click.option("--review-margin", type=float, default=0.0, metavar="N", help="Send near failures to review.")
@click.option("--summary", metavar="FILE", help="Counts as JSON.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1), help="Processes.")
@audit_options
def gate(
    inputs: tuple[str, ...],
    accepted: str | None,
    review: str | None,
    rejected: str | None,
    errors: str | None,
    min_score: float | None,
    minimum: tuple[str, ...],
    forbid: tuple[str, ...],
    languages: tuple[str, ...],
    max_mt: float | None,
    on_unscored: str,
    review_margin: float,
    summary: str | None,
    workers: int,
    config_file: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    encoding: str,
) -> None:
    """Split the rows of IN by a policy. Exit status 1 if a row was rejected, 2 if one could not be read."""
    from auditor.formats.reader import read
    from auditor.formats.writer import whole
    from auditor.pipeline import batch
    from auditor.pipeline import gate as gates
    from auditor.pipeline.policy import Policy
    from auditor.render.progress import progress

    floors = dict(_floor(item) for item in minimum)
    policy = Policy(min_score, floors, forbid, languages, max_mt, on_unscored, review_margin)  # type: ignore[arg-type]
    scored = batch.score(read(inputs, encoding), config_of(config_file, select, ignore), workers)
    outputs = {"accepted": accepted, "review": review, "rejected": rejected, "error": errors}
    counts = gates.run(progress(scored, "gating"), policy, outputs).to_dict()
    if summary:
        with whole(summary) as stream:
            stream.write(json.dumps(counts, ensure_ascii=False, indent=1) + "\n")
    _report(counts)
    raise SystemExit(2 if counts["error"] else 1 if counts["rejected"] else 0)


def _floor(item: str) -> tuple[str, float]:
    name, _, number = item.partition("=")
    try:
        return name, float(number)
    except ValueError:
        raise ConfigError(f"--min takes CATEGORY=N, not {item!r}") from None


def _report(counts: dict[str, int]) -> None:
    parts = [f"{counts[name]} {name}" for name in ("accepted", "review", "rejected", "error")]
    click.echo(f"{counts['rows']} rows: {', '.join(parts)}", err=True)
    for reason, number in sorted(counts["reasons"].items(), key=lambda item: (-item[1], item[0])):  # type: ignore[attr-defined]
        click.echo(f"  {number:>6}  {reason}", err=True)
