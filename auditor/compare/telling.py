"""Which sentences of several articles say the same, and which say what no other article does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from auditor.compare.passages import Passages
from auditor.embedding import Embedder
from auditor.reading import Span

if TYPE_CHECKING:
    from auditor.embedding.protocol import Vectors

MIN_WORDS = 5
"""Words of a sentence that tells something by itself."""
SAME = 0.55
"""Similarity from which two sentences, each the other's nearest, are taken to tell the same: of such pairs in
articles on one topic but on other events, one in a hundred is as near."""
ALONE = 0.36
"""Similarity to every other article below which a sentence tells what they do not."""


class Place(NamedTuple):
    """A sentence: number of the article, and its span in code points."""

    article: int
    span: Span


class Fact(NamedTuple):
    """Sentences of two or more articles, one of each, that tell the same; `similarity` is that of the weakest link."""

    places: tuple[Place, ...]
    similarity: float


class _Link(NamedTuple):
    similarity: float
    left: tuple[int, int]
    right: tuple[int, int]


def told(
    sides: Sequence[Passages], body: Sequence[Sequence[int]], embedder: Embedder
) -> tuple[tuple[Fact, ...], tuple[Place, ...]]:
    """Facts that several articles tell, most told first, and sentences of one alone; `body` numbers the sentences."""
    chosen = [[n for n in numbers if side.counts[n] >= MIN_WORDS] for side, numbers in zip(sides, body, strict=True)]
    vectors = [embedder.encode([side.texts[n] for n in numbers]) for side, numbers in zip(sides, chosen, strict=True)]
    groups = _grouped(_links(vectors, chosen))
    facts = [_fact(sides, group, weakest) for group, weakest in groups]
    facts.sort(key=lambda fact: (-len(fact.places), fact.places[0].article, fact.places[0].span))
    linked = {member for group, _ in groups for member in group}
    alone = [
        Place(article, sides[article].sentences[number])
        for article, numbers in enumerate(chosen)
        for place, number in enumerate(numbers)
        if (article, number) not in linked and _nearest(vectors, article, place) < ALONE
    ]
    return tuple(facts), tuple(alone)


def _links(vectors: Sequence[Vectors], chosen: Sequence[Sequence[int]]) -> Iterator[_Link]:
    """Pairs of sentences of two articles, each the other's nearest."""
    for left, right in combinations(range(len(vectors)), 2):
        likeness = vectors[left] @ vectors[right].T
        if not likeness.size:
            continue
        back = likeness.argmax(axis=0)
        for row, column in enumerate(likeness.argmax(axis=1)):
            if back[column] == row and likeness[row, column] >= SAME:
                similarity = round(float(likeness[row, column]), 4)
                yield _Link(similarity, (left, chosen[left][row]), (right, chosen[right][int(column)]))


def _grouped(links: Iterator[_Link]) -> list[tuple[list[tuple[int, int]], float]]:
    """Groups with at most one sentence of each article, made of the strongest links first."""
    group_of: dict[tuple[int, int], list[tuple[int, int]]] = {}
    weakest: dict[int, float] = {}
    for link in sorted(links, key=lambda link: (-link.similarity, link.left, link.right)):
        one, other = (group_of.setdefault(member, [member]) for member in (link.left, link.right))
        if one is other or {article for article, _ in one} & {article for article, _ in other}:
            continue
        one += other
        group_of.update(dict.fromkeys(other, one))
        weakest[id(one)] = link.similarity
    groups = {id(group): group for group in group_of.values() if len(group) > 1}
    return [(sorted(group), weakest[key]) for key, group in groups.items()]


def _fact(sides: Sequence[Passages], group: Sequence[tuple[int, int]], weakest: float) -> Fact:
    return Fact(tuple(Place(article, sides[article].sentences[number]) for article, number in group), weakest)


def _nearest(vectors: Sequence[Vectors], article: int, place: int) -> float:
    """Similarity of a sentence to the nearest one of any other article."""
    own = vectors[article][place]
    return max((float((v @ own).max()) for n, v in enumerate(vectors) if n != article and len(v)), default=0.0)
