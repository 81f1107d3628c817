"""One row per article: scores side by side, worst first."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console, ConsoleOptions, RenderResult
from rich.table import Table
from rich.text import Text

from auditor.render.audited import Audited
from auditor.render.excerpt import printable
from auditor.render.terminal.bars import Bar
from auditor.render.terminal.style import score_style
from auditor.scorecard import CATEGORIES, ScoreCard

_SHORT = {"translation": "trans.", "language": "lang.", "boilerplate": "boiler.", "framing": "framing"}
_NARROW, _BAR = 72, 10


class SummaryTable:
    """Articles by overall score, the lowest first and what was not scored last."""

    def __init__(self, audits: Sequence[Audited]) -> None:
        self.audits = sorted(audits, key=lambda audited: (_order(audited.card), audited.card.id))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        narrow = options.max_width < _NARROW
        table = Table(box=None, header_style="dim", pad_edge=False, padding=(0, 1), expand=False)
        table.add_column("overall", justify="right", no_wrap=True, min_width=7)
        if not narrow:
            table.add_column("", no_wrap=True, min_width=_BAR)
            for name in CATEGORIES:
                table.add_column(_SHORT[name], justify="right", no_wrap=True, min_width=len(_SHORT[name]))
        table.add_column("article", no_wrap=True, overflow="ellipsis", ratio=1)
        for audited in self.audits:
            table.add_row(*_cells(audited, narrow))
        yield table


def _order(card: ScoreCard) -> float:
    return card.overall if card.overall is not None else 101.0


def _cells(audited: Audited, narrow: bool) -> list[Text]:
    card = audited.card
    cells = [_number(card.overall)]
    if not narrow:
        cells.append(Bar((card.overall or 0) / 100, _BAR, score_style(card.overall)).text())
        cells += [_number(card.categories[name].score if card.categories else None) for name in CATEGORIES]
    why = f"  {card.reason}" if card.status != "scored" else f"  veto: {', '.join(card.vetoes)}" if card.vetoes else ""
    return [*cells, Text.assemble(printable(card.id), (printable(why), "yellow"), overflow="ellipsis", no_wrap=True)]


def _number(score: float | None) -> Text:
    return Text("–" if score is None else f"{score:.0f}", score_style(score))
