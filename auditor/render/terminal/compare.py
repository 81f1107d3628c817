"""Comparisons at a terminal: articles on one event, a translation with its original, a batch by event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.rule import Rule as Line
from rich.table import Table
from rich.text import Text

from auditor.compare.cluster import Clusters
from auditor.compare.differences import Difference
from auditor.compare.event import Event
from auditor.compare.telling import Place
from auditor.compare.translation import Comparison
from auditor.render.audited import Audited
from auditor.render.comparison import label
from auditor.render.excerpt import printable
from auditor.render.terminal.bars import Bar
from auditor.render.terminal.style import CATEGORY, score_style
from auditor.render.terminal.telling import framing
from auditor.scorecard import CATEGORIES, ScoreCard

MAX_SHOWN = 12
"""Entries of a section; the rest are counted."""
MAX_TEXT = 400
"""Code points of a passage that are shown."""
WIDE = 100
"""Columns from which original and translation stand side by side."""
ARTICLE = ("cyan", "magenta", "green", "yellow", "blue", "red")
KINDS = {
    "omission": "left out",
    "addition": "added",
    "moved": "moved",
    "untranslated": "not translated",
    "number": "numbers",
    "date": "dates",
    "negation": "negation",
    "name": "names",
}


def report(found: Comparison | Event | Clusters) -> RenderableType:
    """The renderable of a comparison."""
    if isinstance(found, Comparison):
        return TranslationReport(found)
    return EventReport(found) if isinstance(found, Event) else ClusterReport(found)


class EventReport:
    """Articles on one event."""

    def __init__(self, event: Event) -> None:
        self.event = event

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        event = self.event
        yield _title(f"{len(event.articles)} articles compared")
        yield from self._articles()
        yield self._scores()
        yield from _section("contradictions", [self._contradiction(n) for n in range(len(event.contradictions))])
        everywhere = [fact for fact in event.facts if len(fact.places) == len(event.articles)]
        yield from _section("told by all", [self._told(fact.places) for fact in everywhere])
        yield from _section("told by some", [self._told(f.places) for f in event.facts if f not in everywhere])
        yield from _section("told by one alone", [self._told([place]) for place in event.alone])
        yield from _section("copied", [self._copy(number) for number in range(len(event.copies))])
        yield from self._voices()
        yield from framing(event)
        yield ""

    def _articles(self) -> Iterator[RenderableType]:
        for number, (side, card) in enumerate(zip(self.event.articles, self.event.cards, strict=True)):
            headline = Audited(side.document.article, card).headline
            copied = self.event.copied(number)
            facts = f"{side.name} · {side.document.language or '?'} · {side.document.words:,} words"
            facts += f" · {copied:.0%} also in another" if copied else ""
            text = Text.assemble((printable(headline), "bold"), "\n", (printable(facts), "dim"))
            yield _hanging(_name(number), text)

    def _scores(self) -> RenderableType:
        table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 1))
        table.add_column("score", style="dim", no_wrap=True)
        for number in range(len(self.event.cards)):
            table.add_column(_name(number), justify="right", no_wrap=True)
        table.add_row("overall", *(_score(card.overall) for card in self.event.cards))
        for category in CATEGORIES:
            row = (_category(card, category) for card in self.event.cards)
            table.add_row(Text(category, CATEGORY[category]), *row)
        return Padding(table, (1, 0, 0, 2))

    def _contradiction(self, number: int) -> RenderableType:
        item = self.event.contradictions[number]
        grid = Table.grid(padding=(0, 1))
        for place in item.places:
            side = self.event.articles[place.article]
            around = side.document.sentence_at(place.span.start)
            text = Text(_passage(side.text(around)))
            text.stylize("bold red", place.span.start - around.start, place.span.end - around.start)
            grid.add_row(_name(place.article), text)
        head = Text.assemble((f"{item.kind}  ", "red"), (printable(item.message), "bold"))
        return _stacked(head, grid)

    def _told(self, places: Sequence[Place]) -> RenderableType:
        names = Text(" ").join(_name(place.article) for place in places)
        return _row(names, Text(_passage(self.event.text(places[0]))))

    def _copy(self, number: int) -> RenderableType:
        copy = self.event.copies[number]
        left, right = _name(copy.left), _name(copy.right)
        shares = f"  {copy.words} words: {copy.share_left:.0%} of "
        head = Text.assemble(left, " = ", right, shares, left, f", {copy.share_right:.0%} of ", right)
        if copy.copied_from is not None:
            head.append(", earlier in ").append_text(_name(copy.copied_from))
        side = self.event.articles[copy.left]
        passages = (f"« {_passage(side.text(pair[0]))} »" for pair in copy.spans[:3])
        more = [f"and {len(copy.spans) - 3} more passages"] if len(copy.spans) > 3 else []
        return _stacked(head, Text("\n".join([*passages, *more]), "dim"))

    def _voices(self) -> Iterator[RenderableType]:
        if not self.event.voices:
            return
        table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 1))
        table.add_column("words given to", style="dim")
        for number in range(len(self.event.articles)):
            table.add_column(_name(number), justify="right", no_wrap=True)
        for speaker in self.event.voices[:MAX_SHOWN]:
            words = (Text(str(count)) if count else Text("–", "dim") for count in speaker.words)
            table.add_row(printable(speaker.speaker), *words)
        yield Text("\n  voices", "bold")
        yield Padding(table, (0, 0, 0, 4))


class TranslationReport:
    """A translation beside its original."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        found = self.comparison
        yield _title("translation compared with its original")
        for name, side in (("original", found.original), ("translation", found.translation)):
            facts = f"{side.name} · {side.document.language or '?'} · {side.document.words:,} words"
            yield _hanging(Text(f"{name:<12}", "bold"), Text(printable(facts)))
        yield ""
        adequacy = found.adequacy
        note = f"{adequacy.carried:.0%} carried, {adequacy.supported:.0%} supported, {adequacy.order:.0%} in order"
        yield _bar("adequacy", adequacy.score, note, options.max_width)
        yield _bar("translation", found.translation_score, "read by itself", options.max_width)
        for kind, name in KINDS.items():
            items = [item for item in found.differences if item.kind == kind]
            yield from _section(name, [_difference(item, options.max_width >= WIDE) for item in items])
        if not found.differences:
            yield Text("\n  no difference was found", "green")
        yield ""


class ClusterReport:
    """A batch by event: each event's comparison, then what stands alone."""

    def __init__(self, clusters: Clusters) -> None:
        self.clusters = clusters

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        found = self.clusters
        grouped = sum(map(len, found.members))
        events = "event" if len(found.events) == 1 else "events"
        yield Text(f"{len(found.names)} articles: {grouped} in {len(found.events)} {events}, {len(found.alone)} alone")
        for event in found.events:
            yield EventReport(event)
        names = [Text(printable(found.names[number])) for number in found.alone]
        yield from _section("alone", [_row(Text("·", "dim"), name) for name in names])


def _title(text: str) -> RenderableType:
    return Line(Text(text, "bold"), style="dim", align="left")


def _section(name: str, entries: Sequence[RenderableType]) -> Iterator[RenderableType]:
    if not entries:
        return
    yield Text.assemble("\n  ", (name, "bold"), (f"  {len(entries)}", "dim"))
    yield from entries[:MAX_SHOWN]
    if len(entries) > MAX_SHOWN:
        yield Text(f"    and {len(entries) - MAX_SHOWN} more", "dim")


def _name(number: int) -> Text:
    return Text(label(number), f"bold {ARTICLE[number % len(ARTICLE)]}")


def _score(score: float | None) -> Text:
    return Text("–" if score is None else f"{score:.0f}", score_style(score))


def _category(card: ScoreCard, name: str) -> Text:
    return _score(card.categories[name].score if name in card.categories else None)


def _passage(text: str) -> str:
    return printable(text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1] + "…")


def _hanging(name: Text, text: Text) -> RenderableType:
    return _row(name, text, 2)


def _row(name: Text, text: Text, indent: int = 4) -> RenderableType:
    """A name with a text hanging beside it."""
    grid = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    grid.add_row(name, text)
    return Padding(grid, (0, 0, 0, indent), expand=False)


def _stacked(head: Text, body: RenderableType) -> RenderableType:
    grid = Table.grid()
    grid.add_row(head)
    grid.add_row(Padding(body, (0, 0, 0, 2)))
    return Padding(grid, (0, 0, 0, 4), expand=False)


def _bar(name: str, score: float | None, note: str, width: int) -> Text:
    bar = Bar((score or 0) / 100, max(8, min(30, width - 70)), score_style(score)).text()
    number = Text("–" if score is None else f"{score:.0f}", f"bold {score_style(score)}")
    return Text.assemble("  ", f"{name:<12}", bar, "  ", number, (f"   {note}", "dim"))


def _difference(item: Difference, wide: bool) -> RenderableType:
    head = Text(printable(item.message), "yellow")
    sides = [(item.original, item.original_text, "original"), (item.translation, item.translation_text, "translation")]
    if not wide or None in (item.original, item.translation):
        grid = Table.grid(padding=(0, 2, 0, 0))
        for span, text, name in sides:
            if span is not None:
                grid.add_row(Text(name, "dim"), Text(_passage(text or "")))
        return _stacked(head, grid)
    grid = Table.grid(padding=(0, 3, 0, 0), expand=True)
    grid.add_column(ratio=1)
    grid.add_column(ratio=1)
    grid.add_row(*(Text(_passage(text or "")) for _, text, _ in sides))
    return _stacked(head, grid)
