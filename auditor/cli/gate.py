"""auditor gate: let articles through by their score cards."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from auditor.cli.input_options import input_options, reading, run_options
from auditor.cli.options import audit_options, config_of
from auditor.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.pipeline.gate import Judged
    from auditor.pipeline.policy import Policy

_UNSCORED = click.Choice(["accept", "review", "reject"])


@click.command()
@click.argument("inputs", nargs=-1, metavar="IN...")
@click.option("--accepted", metavar="FILE", help="Rows that passed.")
@click.option("--review", metavar="FILE", help="Rows for a person to look at.")
@click.option("--rejected", metavar="FILE", help="Rows that failed.")
@click.option("--errors", metavar="FILE", help="Rows that could not be read, with the reason.")
@click.option("--policy", "policy_file", metavar="FILE", type=click.Path(path_type=Path), help="Policy (TOML).")
@click.option("--min-score", type=float, metavar="N", help="Lowest overall score, 0 to 100.")
@click.option(
    "--min",
    "minimum",
    multiple=True,
    metavar="NAME=N",
    help="Lowest score of a category, reliability=N or outlet-record=N.",
)
@click.option("--forbid", multiple=True, metavar="RULE", help="Reject articles with a finding of this rule.")
@click.option("--language", "languages", multiple=True, help="Reject articles in other languages.")
@click.option(
    "--max-mt", "max_machine_translated", type=float, metavar="P", help="Highest p(machine translated), 0 to 1."
)
@click.option("--deny-kind", "deny_kinds", multiple=True, metavar="KIND", help="Reject outlets of this kind.")
@click.option("--deny-statement", "deny_statements", multiple=True, metavar="TAG", help="Reject outlets called this.")
@click.option("--ledger", metavar="FILE", help="Ledger for outlet-record; by default the one in your data folder.")
@click.option("--on-unscored", type=_UNSCORED, help="What becomes of articles without a score.  [default: review]")
@click.option("--review-margin", type=float, metavar="N", help="Send near failures to review.")
@click.option("--cards", metavar="FILE", help="Decide by stored score cards; without IN, split the cards themselves.")
@click.option("--dry-run", is_flag=True, help="Count and report; write nothing.")
@click.option("--summary", metavar="FILE", help="Counts as JSON.")
@click.option("--junit", metavar="FILE", help="Verdicts as JUnit XML, a test case for each row.")
@click.option("--exit-code-rejected", default=1, show_default=True, type=click.IntRange(0, 255), metavar="N")
@run_options
@input_options
@audit_options
def gate(
    inputs: tuple[str, ...],
    accepted: str | None,
    review: str | None,
    rejected: str | None,
    errors: str | None,
    policy_file: Path | None,
    cards: str | None,
    dry_run: bool,
    summary: str | None,
    junit: str | None,
    exit_code_rejected: int,
    quiet: bool,
    log_format: str,
    **options: Any,
) -> None:
    """Split the rows of IN by a policy; every row is written unchanged, with its verdict added.

    Exit status 1, or that of --exit-code-rejected, if a row was rejected; 2 if one could not be read.
    """
    from auditor.formats.writer import whole
    from auditor.pipeline import gate as gates
    from auditor.pipeline import logs, telemetry

    logs.configure(log_format, quiet)
    outputs = {"accepted": accepted, "review": review, "rejected": rejected, "error": errors}
    written = () if dry_run else (*outputs.values(), summary, junit)
    judged = _judged(inputs, cards, written, _policy(policy_file, options), quiet, options)
    if junit and not dry_run:
        from auditor.render.junit import recorded

        judged = recorded(judged, junit)
    with telemetry.traced("gate"):
        counts = gates.run(judged, {} if dry_run else outputs).to_dict()
    telemetry.count("gate", {name: counts[name] for name in gates.DECISIONS})
    logging.getLogger("auditor.pipeline").info("gated", extra={"counters": counts})
    if summary and not dry_run:
        with whole(summary) as stream:
            stream.write(json.dumps(counts, ensure_ascii=False, indent=1) + "\n")
    if not quiet:
        _report(counts)
    raise SystemExit(2 if counts["error"] else exit_code_rejected if counts["rejected"] else 0)


def _policy(file: Path | None, options: dict[str, Any]) -> Policy:
    """The policy of the file with the options laid over it."""
    from dataclasses import replace

    from auditor.pipeline.policy import Policy

    policy = Policy.load(file) if file is not None else Policy()
    names = ("min_score", "max_machine_translated", "on_unscored", "review_margin", "ledger")
    lists = ("forbid", "languages", "deny_kinds", "deny_statements")
    changes = {name: options[name] for name in names if options[name] is not None}
    changes |= {name: options[name] for name in lists if options[name]}
    policy = replace(policy, minimum={**policy.minimum, **dict(map(_floor, options["minimum"]))}, **changes)
    policy.records()  # a ledger that is not there is to be told before the first row is read
    if policy.deny_kinds or policy.deny_statements:
        from auditor.sources import Registry

        Registry.load().check_names(policy.deny_kinds, policy.deny_statements)
    return policy


def _judged(
    inputs: tuple[str, ...],
    cards: str | None,
    written: tuple[str | None, ...],
    policy: Policy,
    quiet: bool,
    options: dict[str, Any],
) -> Iterator[Judged]:
    from auditor.formats.meter import Meter
    from auditor.formats.reader import found, pieces
    from auditor.formats.writer import check_outputs
    from auditor.pipeline import batch, gate
    from auditor.pipeline.job import Job
    from auditor.render.progress import progress
    from auditor.rulebook import RuleBook

    if not inputs and cards is None:
        raise click.UsageError("Missing argument 'IN...', or --cards FILE.")
    fields = {name: value for name, value in options.items() if name.endswith("_field")}
    read = reading(options["encoding"], options["form"], options["recursive"], fields)
    names = found(inputs, read)
    check_outputs([*names, *([cards] if cards else [])], written)
    meter, judge = Meter(names), gate.Judge(policy)
    rows = pieces(names, read, meter)
    if cards is not None:
        judged = gate.by_cards(cards, rows if inputs else None, read, judge)
    else:
        config = config_of(options["config_file"], options["select"], options["ignore"])
        RuleBook.configured(config).check_names(policy.forbid)
        judged = batch.run(rows, Job(judge, config, read, options["time_limit"] or None), options["workers"])
    return judged if quiet else progress(judged, "gating", meter)


def _floor(item: str) -> tuple[str, float]:
    name, _, number = item.partition("=")
    try:
        return name, float(number)
    except ValueError:
        raise ConfigError(f"--min takes CATEGORY=N, not {item!r}") from None


def _report(counts: dict[str, Any]) -> None:
    parts = [f"{counts[name]} {name}" for name in ("accepted", "review", "rejected", "error")]
    click.echo(f"{counts['rows']} rows: {', '.join(parts)}", err=True)
    for reason, number in sorted(counts["reasons"].items(), key=lambda item: (-item[1], item[0])):
        click.echo(f"  {number:>6}  {reason}", err=True)
