"""How articles on one event differ in the telling, at a terminal: for each difference, who tells it how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from auditor.compare.event import Event
from auditor.compare.framed import Axis
from auditor.render.comparison import label
from auditor.render.excerpt import printable

MAX_ROWS = 12
"""Differences of a kind that are shown; the rest are counted."""


def framing(event: Event) -> Iterator[RenderableType]:
    """What each calls the same actors, the same acts, and the axes on which they lean apart."""
    found = event.framed
    called = [(item.actor, [", ".join(words) for words in item.words]) for item in found.called]
    acts = [(str(number), [", ".join(words) for words in item.words]) for number, item in enumerate(found.wordings, 1)]
    axes = [(axis.axis, [pole(axis, number) for number in range(len(axis.leans))]) for axis in found.axes]
    yield from _told("called", called)
    yield from _told("the same in other words", acts)
    yield from _told("leans towards", axes)


def pole(axis: Axis, number: int) -> str:
    """The pole that an article leans to; nothing where it does not lean."""
    lean = axis.leans[number]
    return "" if lean is None else axis.high if lean > 0 else axis.low


def _told(title: str, rows: Sequence[tuple[str, Sequence[str]]]) -> Iterator[RenderableType]:
    if not rows:
        return
    yield Text.assemble("\n  ", (title, "bold"), (f"  {len(rows)}", "dim"))
    grid = Table.grid(padding=(0, 2, 0, 0))
    for name, cells in rows[:MAX_ROWS]:
        told = [Text.assemble((label(n), "bold"), " ", printable(cell)) for n, cell in enumerate(cells) if cell]
        grid.add_row(Text(printable(name), "dim"), Text("  ").join(told))
    yield Padding(grid, (0, 0, 0, 4))
    if len(rows) > MAX_ROWS:
        yield Text(f"    and {len(rows) - MAX_ROWS} more", "dim")
