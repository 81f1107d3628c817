"""The report of one article: scores, then each finding in its sentence, why it matters and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.rule import Rule as Line
from rich.table import Table
from rich.text import Text

from auditor.framing.voices import Voices
from auditor.render.audited import Audited, shorten
from auditor.render.excerpt import excerpt, printable
from auditor.render.terminal.bars import ScoreBars
from auditor.render.terminal.style import CATEGORY, mark
from auditor.render.terminal.wording import wording
from auditor.rulebook import RuleBook
from auditor.scorecard import Finding, ScoreCard

MAX_VOICES, MAX_EVIDENCE, MAX_QUOTED = 5, 4, 90
MAX_OF_RULE = 6
"""Findings of one rule that are shown; the rest are counted."""


class ArticleReport:
    """A rich renderable of one audited article; `book` tells why a rule matters."""

    def __init__(self, audited: Audited, book: RuleBook) -> None:
        self.audited, self.book = audited, book

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = options.max_width
        yield Line(Text(printable(self.audited.card.id), "bold", overflow="ellipsis"), style="dim", align="left")
        yield _indented(Text(printable(self.audited.headline), "bold"), 2)
        yield _indented(Text(_facts(self.audited.card), "dim"), 2)
        yield ""
        yield from self._scores()
        groups = self.audited.by_rule()
        if any(self.audited.wording):
            groups.setdefault("framing", {})
        for category, rules in groups.items():
            yield ""
            yield Text(f"  {category}", f"bold {CATEGORY[category]}")
            for rule, findings in rules.items():
                yield from self._rule(rule, findings, width)
        yield from wording(self.audited)
        yield ""

    def _scores(self) -> Iterator[RenderableType]:
        card = self.audited.card
        for veto in card.vetoes:
            yield Text(f"  ✗ veto: {veto}", "bold red")
        if card.status == "scored":
            yield ScoreBars(card)
        else:
            yield _indented(Text(f"{card.status.replace('_', ' ')}: {card.reason}", "bold yellow"), 2)
        if card.machine_translated:
            yield from self._machine_translated()
        if card.source and card.source.get("outlet"):
            yield from _source(card)
        if self.audited.voices and self.audited.voices.shares():
            yield from _voices(self.audited.voices)

    def _machine_translated(self) -> Iterator[RenderableType]:
        found = self.audited.card.machine_translated or {}
        yield ""
        low, high = found.get("interval") or (None, None)
        between = f" ({low:.2f} to {high:.2f})" if low is not None and high is not None else ""
        yield Text.assemble(
            "  ",
            ("machine translated ", "bold"),
            f"p = {found['probability']:.2f}{between}",
            ("  origin, not quality", "dim"),
        )
        for item in list(found.get("evidence", ()))[:MAX_EVIDENCE]:
            yield _indented(
                Text.assemble(("·  ", "dim"), printable(str(item.get("text", item)) + self._quoted(item))), 6
            )
        if found.get("quality"):
            yield _expected(found["quality"])

    def _quoted(self, item: Mapping[str, Any]) -> str:
        """The sentence that a piece of evidence is about, cut short."""
        if item.get("feature") != "sentence" or not item.get("spans"):
            return ""
        start, end = item["spans"][0]
        return f" : « {shorten(self.audited.article.text[start:end], MAX_QUOTED)} »"

    def _rule(self, rule_id: str, findings: list[Finding], width: int) -> Iterator[RenderableType]:
        rule, first = self.book[rule_id], findings[0]
        symbol, style = mark(first)
        yield Text.assemble(
            "  ", (symbol, style), " ", (rule_id, "bold"), (f"  {_weight(first)}, {first.confidence:.0%} sure", "dim")
        )
        for finding in findings[:MAX_OF_RULE]:
            yield from self._finding(finding, width, style)
        if len(findings) > MAX_OF_RULE:
            yield Text(f"      and {len(findings) - MAX_OF_RULE} more", "dim")
        yield _labelled("why", "dim", rule.why)
        fixes = list(dict.fromkeys(finding.fix for finding in findings[:MAX_OF_RULE] if finding.fix))
        for fix in fixes[:3]:
            yield _labelled("fix", "green", printable(fix))

    def _finding(self, finding: Finding, width: int, style: str) -> Iterator[RenderableType]:
        line, column = self.audited.position(finding.start)
        place = f"{line}:{column}"
        piece = excerpt(self.audited.document, finding, max(width - len(place) - 10, 20))
        text = Text.assemble("      ", (place, "dim"), "  ", piece.text, overflow="crop", no_wrap=True)
        offset = 8 + len(place)
        text.stylize(f"{style} bold", offset + piece.start, offset + piece.end)
        yield text
        lead = Text(" " * offset + piece.text[: piece.start]).cell_len
        marked = Text(piece.text[piece.start : piece.end]).cell_len
        yield Text(" " * lead + "^" * marked, style, overflow="crop", no_wrap=True)
        yield _indented(Text(printable(finding.message)), 6)


def _indented(text: Text, cells: int) -> Padding:
    return Padding(text, (0, 0, 0, cells), expand=False)


def _labelled(label: str, style: str, text: str) -> Padding:
    """A label with its text hanging beside it."""
    grid = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    grid.add_row(Text(label, style), Text(text))
    return Padding(grid, (0, 0, 0, 6), expand=False)


def _facts(card: ScoreCard) -> str:
    counted = sum(finding.weight > 0 for finding in card.findings)
    informs = len(card.findings) - counted
    parts = [card.language or "language unknown", f"{card.words:,} words", f"{counted} finding{'s' * (counted != 1)}"]
    return " · ".join([*parts, f"{informs} for information"] if informs else parts)


def _weight(finding: Finding) -> str:
    return finding.severity if finding.weight > 0 else "for information"


def _voices(voices: Voices) -> Iterator[RenderableType]:
    shares = list(voices.shares().items())
    said = ", ".join(f"{speaker} {share:.0%}" for speaker, share in shares[:MAX_VOICES])
    more = f", {len(shares) - MAX_VOICES} more" if len(shares) > MAX_VOICES else ""
    yield ""
    yield _indented(Text.assemble(("voices ", "bold"), printable(said), more, ("  of the words reported", "dim")), 2)


def _expected(quality: Mapping[str, Any]) -> Padding:
    low, high = quality["interval"]
    return _indented(
        Text.assemble(
            ("readers may mark ", "bold"),
            f"{quality['points_per_100_words']:.1f} points per 100 words ({low:.1f} to {high:.1f})",
            ("  informs, not scored", "dim"),
        ),
        2,
    )


def _source(card: ScoreCard) -> Iterator[RenderableType]:
    source = card.source or {}
    outlet = source["outlet"]
    yield ""
    reliability = source.get("reliability")
    score = "not enough observed" if reliability is None else f"{reliability:.0f} on {source['coverage']:.0%} observed"
    named = " · ".join(str(outlet[key]) for key in ("name", "kind", "country") if outlet.get(key))
    yield _indented(Text.assemble(("source ", "bold"), named or str(outlet.get("domain")), (f"  {score}", "dim")), 2)
    for statement in list(outlet.get("statements", ()))[:5]:
        said = " · ".join(str(statement[key]) for key in ("value", "says", "date") if statement.get(key))
        yield _indented(Text.assemble(("·  ", "dim"), printable(said)), 6)
