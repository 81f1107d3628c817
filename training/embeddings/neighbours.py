"""Passages of one document: what tells the model that two texts speak of one event without saying the same."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator

from training.embeddings.data import Pair, Text, components

PASSAGE_WORDS = 40
PARTNERS = 2
"""How many other passages of its document each passage is paired with, on each side."""
TELLING = 40
"""Characters from which two documents that share a sentence are one document."""
_CLOSED = (".", "!", "?", "…", '"', "”", "»", "“", ";", ":", ",", ")", "'")


def documents(pairs: list[Pair]) -> Iterator[list[Pair]]:
    """News documents, as runs of sentence pairs in the order of their set; a line like a headline begins the next."""
    sets: dict[tuple[str, str, str], list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.source.startswith("news"):
            sets[pair.source, pair.left.language, pair.right.language].append(pair)
    for rows in sets.values():
        document: list[Pair] = []
        for row in rows:
            if document and not all(text.text.endswith(_CLOSED) for text in (row.left, row.right)):
                yield document
                document = []
            document.append(row)
        yield document


def read_neighbours(pairs: list[Pair], seed: int) -> tuple[list[Pair], list[int]]:
    """Pairs of different passages of one document, across the two languages of its set and within the second.

    The numbers say which pairs are from one document, in whatever language: they are no negatives of each other.
    """
    draw = random.Random(seed)
    cut = [(document, list(_passages(document))) for document in documents(pairs)]
    several = [(document, passages) for document, passages in cut if len(passages) > 1]
    one = _joined([document for document, _ in several], pairs)
    found: dict[tuple[Text, Text], int] = {}
    for number, (_, passages) in zip(one, several, strict=True):
        for at, (left, right) in enumerate(passages):
            others = passages[:at] + passages[at + 1 :]
            for other in draw.sample(others, min(PARTNERS, len(others))):
                found.setdefault((left, other[1]), number)
            found.setdefault((right, draw.choice(others)[1]), number)
    return [Pair(left, right, "passages") for left, right in found], list(found.values())


def _passages(document: list[Pair]) -> Iterator[tuple[Text, Text]]:
    """Both sides of a document in passages of at least PASSAGE_WORDS words on the right."""
    rows: list[Pair] = []
    for row in document:
        rows.append(row)
        if sum(len(kept.right.text.split()) for kept in rows) >= PASSAGE_WORDS:
            yield _text([kept.left for kept in rows]), _text([kept.right for kept in rows])
            rows = []


def _text(parts: list[Text]) -> Text:
    return Text(parts[0].language, " ".join(part.text for part in parts))


def _joined(several: list[list[Pair]], pairs: list[Pair]) -> list[int]:
    """A number for each document, the same for those that share a sentence or a translation of one."""
    same = components(pairs)
    links = []
    for number, document in enumerate(several):
        own = Text("", str(number))
        long = (row for row in document if len(row.left.text) >= TELLING)
        links += [Pair(own, own, ""), *(Pair(own, same[row.left], "") for row in long)]
    root = components(links)
    numbers: dict[Text, int] = {}
    return [numbers.setdefault(root[Text("", str(n))], len(numbers)) for n in range(len(several))]
