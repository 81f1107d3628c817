"""The rule book at a terminal: a table, a page for one rule, and rates on labelled sets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from auditor.pipeline.measure import Measured
from auditor.render.terminal.style import CATEGORY, SEVERITY
from auditor.rule import Example, Rule
from auditor.rulebook.measured import shipped

MAX_EXAMPLES = 8


class RuleTable:
    """All rules, one a row."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = rules

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        table = Table(box=None, header_style="dim", pad_edge=False, padding=(0, 1))
        for name in ("rule", "category", "severity", "sure", "kind", "entries"):
            table.add_column(name, no_wrap=True, justify="right" if name in ("sure", "entries") else "left")
        for rule in self.rules:
            preview = "" if rule.lifecycle == "stable" else f" ({rule.lifecycle})"
            table.add_row(
                Text.assemble(rule.id, (preview, "dim")),
                Text(rule.category, CATEGORY[rule.category]),
                Text(rule.severity if rule.weight else "informs", SEVERITY[rule.severity] if rule.weight else "dim"),
                f"{rule.confidence:.0%}",
                rule.kind,
                str(max(1, len(rule.params.get("rows", rule.params.get("phrases", ()))))),
            )
        yield table
        yield Text(f"\n{len(self.rules)} rules", "dim")


class RulePage:
    """One rule, explained from its card."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        rule = self.rule
        yield Text(rule.id, "bold")
        yield Text(" · ".join(part for part in _facts(rule) if part), "dim")
        yield ""
        yield Text(rule.why)
        if rule.fix:
            yield Text.assemble(("fix  ", "green"), rule.fix)
        yield ""
        yield from _examples(rule.examples)
        for source in rule.sources:
            yield Text(f"source: {source}", "dim")
        if measured := shipped().sentence(rule.id):
            yield Text(measured, "dim")


def _facts(rule: Rule) -> Iterator[str]:
    yield rule.category
    yield rule.mqm or ""
    yield rule.severity if rule.weight else "for information only"
    yield f"{rule.confidence:.0%} sure"
    yield ", ".join(rule.languages)
    yield rule.lifecycle
    yield "" if rule.inside_quotes else f"{'for information' if rule.quoted_informs else 'not'} inside quoted speech"
    yield f"from {rule.at_least} occurrences" if rule.at_least > 1 else ""


def _examples(examples: Sequence[Example]) -> RenderResult:
    wrong = [example for example in examples if example.wrong]
    right = [example for example in examples if not example.wrong]
    for label, style, some in (("found in", "red", wrong), ("silent on", "green", right)):
        for example in some[:MAX_EXAMPLES]:
            text = Text(example.text)
            for start, end in example.spans:
                text.stylize("bold underline red", start, end)
            yield Padding(Text.assemble((f"{label:<11}", style), text), (0, 0, 0, 2))
        if len(some) > MAX_EXAMPLES:
            yield Text(f"  and {len(some) - MAX_EXAMPLES} more\n", "dim")


class MeasureTable:
    """Findings per 1,000 words by rule and label."""

    def __init__(self, measured: Measured) -> None:
        self.measured = measured

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        table = Table(box=None, header_style="dim", pad_edge=False, padding=(0, 1), caption_justify="left")
        table.add_column("findings per 1,000 words", no_wrap=True)
        for label, words in self.measured.words.items():
            table.add_column(f"{label}\n{words:,} words", justify="right")
        for rule, rates in self.measured.rates.items():
            table.add_row(rule, *(f"{rate:.3f}" if rate else "–" for rate in rates.values()))
        yield table
