"""auditor rules: the rule book."""

from __future__ import annotations

import click

CATEGORIES = ("translation", "language", "boilerplate", "framing")
"""As in auditor.scorecard, which --help must not import."""

MAX_ERRORS = 10


@click.group()
def rules() -> None:
    """List, explain, test and measure the rules."""


@rules.command("list")
@click.option("--category", type=click.Choice(CATEGORIES), help="Only this category.")
@click.option("--format", "form", type=click.Choice(["terminal", "jsonl"]), default="terminal", show_default=True)
def list_(category: str | None, form: str) -> None:
    """All rules: id, category, severity, confidence, kind."""
    from auditor.formats.jsonl import dumps
    from auditor.rulebook import RuleBook

    chosen = [rule for rule in RuleBook.load() if category in (None, rule.category)]
    if form == "jsonl":
        for rule in chosen:
            click.echo(dumps({"id": rule.id, "category": rule.category, "severity": rule.severity,
                              "confidence": rule.confidence, "lifecycle": rule.lifecycle, "kind": rule.kind,
                              "entries": max(1, len(rule.params.get("rows", ())))}))  # fmt: skip
        return
    from auditor.render.console import Console
    from auditor.render.terminal.rules import RuleTable

    Console(highlight=False).print(RuleTable(chosen))


@rules.command()
@click.argument("rule_id", metavar="ID")
def explain(rule_id: str) -> None:
    """What a rule looks for, why, how sure it is, and examples."""
    from auditor.render.console import Console
    from auditor.render.terminal.rules import RulePage
    from auditor.rulebook import RuleBook

    Console(highlight=False).print(RulePage(RuleBook.load()[rule_id]))


@rules.command()
@click.argument("rule_ids", nargs=-1, metavar="[ID...]")
@click.option("--folder", type=click.Path(exists=True, file_okay=False), help="Cards of this folder instead.")
def test(rule_ids: tuple[str, ...], folder: str | None) -> None:
    """Run the examples of the cards. Exit status 1 if one does not hold."""
    from pathlib import Path

    from auditor.rulebook import RuleBook
    from auditor.rulebook.examples import failures

    book = RuleBook.load([Path(folder)] if folder else None)
    chosen = [book[rule_id] for rule_id in rule_ids] or list(book)
    failed = [failure for rule in chosen for failure in failures(rule)]
    for failure in failed:
        click.echo(str(failure))
    examples = sum(len(rule.examples) for rule in chosen)
    click.echo(f"{len(chosen)} rules, {examples} examples, {len(failed)} failed")
    raise SystemExit(1 if failed else 0)


@rules.command()
@click.argument("sets", nargs=-1, required=True, metavar="SET...")
@click.option("--by", default="kind", show_default=True, help="Field of the rows that labels them.")
@click.option("--format", "form", type=click.Choice(["terminal", "jsonl"]), default="terminal", show_default=True)
def measure(sets: tuple[str, ...], by: str, form: str) -> None:
    """Findings per 1,000 words of each rule on labelled JSON lines, a column for each label.

    Exit status 2 if a row could not be read.
    """
    from auditor.audit import Auditor
    from auditor.formats.jsonl import dumps
    from auditor.formats.reader import read
    from auditor.pipeline.measure import measure as measured
    from auditor.render.console import Console
    from auditor.render.terminal.rules import MeasureTable

    table = measured(Auditor(), read(sets), by)
    for error in table.errors[:MAX_ERRORS]:
        click.echo(f"auditor: {error}", err=True)
    if form == "jsonl":
        for rule, rates in table.rates.items():
            click.echo(dumps({"rule": rule, **rates}))
    else:
        Console(highlight=False).print(MeasureTable(table))
    raise SystemExit(2 if table.errors else 0)
