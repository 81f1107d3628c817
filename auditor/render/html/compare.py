"""Comparisons as one page: articles in columns with what they share marked, a translation row by row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, NamedTuple

from auditor.compare.alignment import Bead
from auditor.compare.cluster import Clusters
from auditor.compare.differences import Difference
from auditor.compare.event import Event
from auditor.compare.translation import Comparison
from auditor.reading import Span
from auditor.render.audited import Audited
from auditor.render.comparison import label
from auditor.render.formats import Settings
from auditor.render.html.page import filled
from auditor.render.html.segments import segments
from auditor.scorecard import CATEGORIES


class Mark(NamedTuple):
    """A stretch of an article's text: `style` is all, some, alone, copied or against; `others` the articles meant."""

    start: int
    end: int
    style: str
    others: str


class Row(NamedTuple):
    """Aligned sentences, None on a side that has none, and what differs in them."""

    original: str | None
    translation: str | None
    similarity: float
    differences: tuple[Difference, ...]


def write_html(found: Comparison | Event | Clusters, stream: IO[str], settings: Settings) -> None:
    """Write the page of a comparison."""
    events = found.events if isinstance(found, Clusters) else (found,) if isinstance(found, Event) else ()
    page = filled(
        "compare.html",
        settings.language,
        words=("strings.json", "compare.json"),
        styles=("style.css", "compare.css"),
        translation=found if isinstance(found, Comparison) else None,
        rows=list(rows(found)) if isinstance(found, Comparison) else [],
        clusters=found if isinstance(found, Clusters) else None,
        events=events,
        categories=CATEGORIES,
        headline=lambda side, card: Audited(side.document.article, card).headline,
        label=label,
        marks=marks,
        segments=segments,
    )
    stream.write(page)


def marks(event: Event, number: int) -> list[Mark]:
    """The marks of one article, widest first where they begin together."""
    found: list[Mark] = []
    for fact in event.facts:
        others = " ".join(label(place.article) for place in fact.places if place.article != number)
        style = "all" if len(fact.places) == len(event.articles) else "some"
        found += [Mark(*place.span, style, others) for place in fact.places if place.article == number]
    found += [Mark(*place.span, "alone", "") for place in event.alone if place.article == number]
    for copy in event.copies:
        found += [
            Mark(*span, "copied", label(copy.right if copy.left == number else copy.left)) for span in copy.of(number)
        ]
    for item in event.contradictions:
        others = " ".join(label(place.article) for place in item.places if place.article != number)
        found += [Mark(*place.span, "against", others) for place in item.places if place.article == number]
    return sorted(set(found), key=lambda mark: (mark.start, -mark.end, mark.style, mark.others))


def rows(comparison: Comparison) -> Iterator[Row]:
    """The alignment, row by row; each difference stands in the first row that it touches."""
    left = list(comparison.differences)
    for bead in comparison.beads:
        own = [item for item in left if _touches(comparison, bead, item)]
        left = [item for item in left if item not in own]
        one, other = comparison.original.span(bead.left), comparison.translation.span(bead.right)
        yield Row(
            comparison.original.text(one) if one else None,
            comparison.translation.text(other) if other else None,
            bead.similarity,
            tuple(own),
        )


def _touches(comparison: Comparison, bead: Bead, item: Difference) -> bool:
    one, other = comparison.original.span(bead.left), comparison.translation.span(bead.right)
    return _overlap(one, item.original) or _overlap(other, item.translation)


def _overlap(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one.start < other.end and other.start < one.end
