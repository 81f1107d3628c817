"""Outlets at a terminal: a page for one, and a table of track records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from auditor.sources import Outlet, Registry
from auditor.sources.record import Record


class OutletPage:
    """What is known of one outlet, each statement with who says it, when, and where it can be read."""

    def __init__(self, asked: str, outlet: Outlet | None, registry: Registry) -> None:
        self.asked = asked
        self.outlet = outlet
        self.registry = registry

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        outlet = self.outlet
        if outlet is None:
            yield Text.assemble((self.asked, "bold"), "  is neither an address nor the name of a known outlet")
            return
        yield Text.assemble((outlet.name or outlet.domain, "bold"), (f"  {outlet.domain}", "dim"))
        yield from self._facts(outlet)
        for said in outlet.statements:
            yield Text.assemble((f"\n{said.date}  ", "dim"), said.says)
            about = "" if said.about == outlet.domain else f"of {said.about}: "
            yield Padding(Text.assemble((about, "dim"), said.value), (0, 0, 0, 2))
            if said.url:
                yield Padding(Text(said.url, "dim underline"), (0, 0, 0, 2))
        if not outlet.statements:
            yield Text("\nno statement about it is recorded", "dim")

    def _facts(self, outlet: Outlet) -> Iterator[Text]:
        if outlet.kind:
            yield Text.assemble(outlet.kind, (f": {self.registry.kinds[outlet.kind]}", "dim"))
        facts = (outlet.country, outlet.language, outlet.owner and f"owner {outlet.owner}")
        if line := " · ".join(fact for fact in facts if fact):
            yield Text(line)
        if outlet.part_of:
            yield Text(f"part of {outlet.part_of}")
        alike = self.registry.lookalikes.explain(outlet.domain) if outlet.lookalike_of else None
        if alike:
            yield Text(f"looks like {alike.domain} ({alike.how})", "yellow")


class RecordTable:
    """Track records, one outlet a row."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.records = records

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        table = Table(box=None, header_style="dim", pad_edge=False, padding=(0, 1))
        for name in ("outlet", "articles", "score", "mean", "trend", "reliability", "MT", "most frequent rules"):
            table.add_column(name, justify="left" if name in ("outlet", "most frequent rules") else "right")
        for record in self.records:
            table.add_row(
                record.outlet,
                str(record.articles),
                _number(record.score),
                _number(record.mean),
                "" if record.trend is None else f"{record.trend:+.1f}",
                _number(record.reliability),
                "" if record.machine_translated is None else f"{record.machine_translated:.0%}",
                ", ".join(f"{rule} {count}" for rule, count in record.rules[:3]),
            )
        yield table
        yield Text("\nscore: mean drawn towards that of all outlets for few articles; trend: points in 30 days", "dim")


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.0f}"
