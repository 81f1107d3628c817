"""A progress bar on a terminal, and nothing in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")


class Meter(Protocol):
    """Says how much of the input was read; `total` is None where that cannot be known."""

    @property
    def total(self) -> int | None: ...

    @property
    def position(self) -> int: ...


def progress(items: Iterable[T], label: str, meter: Meter | None = None) -> Iterator[T]:
    """The items, counted on standard error while they pass if that is a terminal; with their rate and time left."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (SpinnerColumn(), TextColumn("{task.description} {task.fields[shown]}"), TimeElapsedColumn())
    left = (TextColumn("left"), TimeRemainingColumn()) if meter is not None and meter.total else ()
    with Progress(*columns, *left, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=meter.total if meter is not None else None, shown="")
        for number, item in enumerate(items, 1):
            yield item
            rate = number / max(bar.tasks[0].elapsed or 0, 0.001)
            shown = f"{number:,} articles, {rate:,.0f}/s"
            bar.update(task, completed=meter.position if meter is not None else number, shown=shown)
