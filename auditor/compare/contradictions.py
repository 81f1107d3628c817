"""Numbers and names that differ between articles where they tell the same fact.

Told only where neither article has the other's version anywhere: an article that gives both knows what it says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Literal, NamedTuple

from auditor.compare.measures import Measure, contradict, measures
from auditor.compare.names import misspelt, other_first_names
from auditor.compare.passages import Passages
from auditor.compare.telling import Fact, Place
from auditor.reading import Document, Span

SURE = 0.67
"""Similarity from which two sentences are sure to tell one fact."""


class Contradiction(NamedTuple):
    """Two places, exact to the number or name, that cannot both be right."""

    kind: Literal["number", "name"]
    message: str
    places: tuple[Place, Place]


def contradictions(sides: Sequence[Passages], facts: Sequence[Fact]) -> Iterator[Contradiction]:
    """Contradictions in the facts, each pair of versions once."""
    seen: set[tuple[str, ...]] = set()
    for fact in (fact for fact in facts if fact.similarity >= SURE):
        for one, other in combinations(fact.places, 2):
            for found in (*_numbers(sides, one, other), *_names(sides, one, other)):
                key = (found.kind, found.message)
                if key not in seen:
                    seen.add(key)
                    yield found


def _numbers(sides: Sequence[Passages], one: Place, other: Place) -> Iterator[Contradiction]:
    documents = sides[one.article].document, sides[other.article].document
    left, right = _single(documents[0], one.span), _single(documents[1], other.span)
    for unit in sorted(left.keys() & right.keys()):
        pair = left[unit], right[unit]
        if contradict(*pair) and not (_told(documents[0], pair[1]) or _told(documents[1], pair[0])):
            texts = [d.plain[m.start : m.end] for d, m in zip(documents, pair, strict=True)]
            spans = [Span(measure.start, measure.end) for measure in pair]
            places = Place(one.article, spans[0]), Place(other.article, spans[1])
            yield Contradiction("number", f"« {texts[0]} » or « {texts[1]} »", places)


def _single(document: Document, span: Span) -> dict[str, Measure]:
    """Quantities of a sentence by unit; a unit that occurs twice says nothing clear."""
    found: dict[str, list[Measure]] = {}
    for measure in measures(document, span):
        found.setdefault(measure.unit, []).append(measure)
    return {unit: items[0] for unit, items in found.items() if len(items) == 1}


def _told(document: Document, measure: Measure) -> bool:
    """Whether a document gives this very quantity anywhere."""
    whole = Span(0, len(document.text))
    return any(own.unit == measure.unit and own.value == measure.value for own in measures(document, whole))


def _names(sides: Sequence[Passages], one: Place, other: Place) -> Iterator[Contradiction]:
    left, right = sides[one.article].document, sides[other.article].document
    pairs = list(misspelt(left, one.span, right, other.span))
    pairs += [(name, own) for own, name in misspelt(right, other.span, left, one.span) if (name, own) not in pairs]
    pairs += other_first_names(left, one.span, right, other.span)
    for name, own in pairs:
        places = _place(left, one, name), _place(right, other, own)
        yield Contradiction("name", f"« {name} » or « {own} »", places)


def _place(document: Document, place: Place, name: str) -> Place:
    start = document.plain.find(name, *place.span)
    return Place(place.article, Span(start, start + len(name)))
