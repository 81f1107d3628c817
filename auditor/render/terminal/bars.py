"""Score bars: one row for the whole and one for each category."""

from __future__ import annotations

from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from auditor.render.terminal.style import CATEGORY, score_style
from auditor.scorecard import CategoryScore, ScoreCard

_NAME_WIDTH, _SCORE_WIDTH = 12, 5
_NOTED = 60  # columns from which there is room for how a score was reached
_EIGHTHS = " ▏▎▍▌▋▊▉"


class Bar:
    """A bar of so many cells, filled to `share` (0..1) in eighths of a cell."""

    def __init__(self, share: float, cells: int, style: str) -> None:
        self.share, self.cells, self.style = min(max(share, 0.0), 1.0), cells, style

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Segment(self.filled(), Style.parse(self.style))
        yield Segment("─" * (self.cells - len(self.filled())), Style.parse("dim"))

    def filled(self) -> str:
        """The filled part, at least a sliver for any share above nothing."""
        eighths = max(round(self.share * self.cells * 8), 1 if self.share > 0 else 0)
        full, part = divmod(eighths, 8)
        return "█" * full + (_EIGHTHS[part] if part else "")

    def text(self) -> Text:
        """The bar as text."""
        filled = self.filled()
        return Text.assemble((filled, self.style), ("─" * (self.cells - len(filled)), "dim"))


class ScoreBars:
    """The overall score and the category scores of a card, with the points they were reached by."""

    def __init__(self, card: ScoreCard) -> None:
        self.card = card

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        cells = max(10, min(30, options.max_width - 48))
        noted = options.max_width >= _NOTED
        yield _row("overall", self.card.overall, cells, "bold", "")
        for name, score in self.card.categories.items():
            yield _row(name, score.score, cells, CATEGORY[name], _reached(score) if noted else "")


def _row(name: str, score: float | None, cells: int, style: str, note: str) -> Text:
    number = "–" if score is None else f"{score:.0f}"
    row = Text.assemble("  ", (f"{name:<{_NAME_WIDTH}}", style))
    row.append_text(Bar((score or 0) / 100, cells, score_style(score)).text())
    row.append(f"{number:>{_SCORE_WIDTH}}", f"bold {score_style(score)}")
    return row.append(f"   {note}", "dim") if note else row


def _reached(score: CategoryScore) -> str:
    if not score.findings and not score.points_per_100_words:
        return "nothing found"
    plural = "" if score.findings == 1 else "s"
    return f"{score.findings} finding{plural}, {score.points_per_100_words:.1f} pts/100 w"
