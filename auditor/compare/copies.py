"""Passages that articles of a batch share word for word, with their exact spans.

Runs of SHINGLE words are fingerprinted and thinned by winnowing (Schleimer, Wilkerson and Aiken, 2003): of every
WINDOW neighbouring fingerprints the least is kept, so that no shared run of SHINGLE + WINDOW - 1 words is missed. Only
articles that share a kept fingerprint are looked at further, and there a shared run is followed to both its ends: work
grows with the text and with what is shared, not with the square of the batch.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from zlib import crc32

from auditor.reading import Document, Span

SHINGLE = 7
WINDOW = 6
LEAST = SHINGLE + WINDOW - 1
"""Words of the shortest run that is told: shorter ones are set phrases and titles."""
MAX_HOLDERS = 60
"""Articles of a batch that may hold a fingerprint; what more of them hold is furniture, not a copy."""


class Run(NamedTuple):
    """Tokens of one article that stand in another: first token in each, and how many."""

    left: int
    right: int
    words: int


@dataclass(frozen=True, slots=True)
class Copy:
    """What two articles of a batch share: their numbers, the spans in pairs, the share of each one's words.

    `copied_from` is the number of the article with the earlier date, None where the dates do not tell.
    """

    left: int
    right: int
    spans: tuple[tuple[Span, Span], ...]
    words: int
    share_left: float
    share_right: float
    copied_from: int | None

    def to_dict(self) -> dict[str, Any]:
        """{"left", "right", "words", "share_left", "share_right", "copied_from", "spans": [{"left", "right"}]}.

        Articles are given by their numbers in the batch, from 0, spans as [start, end] in code points.
        """
        return {
            "left": self.left,
            "right": self.right,
            "words": self.words,
            "share_left": self.share_left,
            "share_right": self.share_right,
            "copied_from": self.copied_from,
            "spans": [{"left": list(one), "right": list(other)} for one, other in self.spans],
        }


def copies(documents: Sequence[Document]) -> list[Copy]:
    """Copies between the articles of a batch, in order of their numbers."""
    prints = [fingerprints(document.tokens.texts) for document in documents]
    found = []
    for (left, right), places in sorted(_meetings(prints).items()):
        runs = _runs(documents[left].tokens.texts, documents[right].tokens.texts, places)
        if runs:
            found.append(_copy(documents, left, right, runs))
    return found


def fingerprints(tokens: Sequence[str]) -> dict[int, int]:
    """Kept fingerprints of a text, each with the first token where it stands."""
    hashes = [crc32(" ".join(tokens[n : n + SHINGLE]).encode()) for n in range(len(tokens) - SHINGLE + 1)]
    kept: dict[int, int] = {}
    for start in range(max(len(hashes) - WINDOW + 1, min(len(hashes), 1))):
        window = hashes[start : start + WINDOW]
        least = min(window)
        if least not in kept:
            kept[least] = start + window.index(least)
    return kept


def _meetings(prints: Sequence[dict[int, int]]) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Pairs of articles that share a fingerprint, with the tokens where it stands in both."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, own in enumerate(prints):
        for key in own:
            holders[key].append(number)
    meetings: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for key, numbers in holders.items():
        if 1 < len(numbers) <= MAX_HOLDERS:
            for place, left in enumerate(numbers):
                for right in numbers[place + 1 :]:
                    meetings[left, right].append((prints[left][key], prints[right][key]))
    return meetings


def _runs(left: Sequence[str], right: Sequence[str], places: Sequence[tuple[int, int]]) -> list[Run]:
    """Shared runs around the places, longest extent each, that do not overlap on the left."""
    runs: list[Run] = []
    for one, other in sorted(places):
        if runs and one < runs[-1].left + runs[-1].words:
            continue  # inside the run before
        run = _grown(left, right, one, other)
        if run.words >= LEAST:
            runs.append(run)
    return runs


def _grown(left: Sequence[str], right: Sequence[str], one: int, other: int) -> Run:
    """The shared run around a place; fingerprints can be equal by chance, then it is empty."""
    end = 0
    while one + end < len(left) and other + end < len(right) and left[one + end] == right[other + end]:
        end += 1
    start = 0
    while one > start and other > start and left[one - start - 1] == right[other - start - 1]:
        start += 1
    return Run(one - start, other - start, start + end if end else 0)


def _copy(documents: Sequence[Document], left: int, right: int, runs: Sequence[Run]) -> Copy:
    one, other = documents[left], documents[right]
    words = sum(run.words for run in runs)
    spans = tuple((_span(one, run.left, run.words), _span(other, run.right, run.words)) for run in runs)
    dates = [(document.article.date or "")[:10] for document in (one, other)]
    earlier = (left if dates[0] < dates[1] else right) if all(dates) and dates[0] != dates[1] else None
    shares = [round(min(words / max(len(document.tokens), 1), 1.0), 4) for document in (one, other)]
    return Copy(left, right, spans, words, shares[0], shares[1], earlier)


def _span(document: Document, first: int, words: int) -> Span:
    tokens = document.tokens
    return Span(tokens.starts[first], tokens.ends[first + words - 1])


def copied_tokens(found: Sequence[Copy], number: int) -> Iterator[Span]:
    """Spans of an article that stand in another one of the batch."""
    for copy in found:
        if number in (copy.left, copy.right):
            yield from (pair[0] if copy.left == number else pair[1] for pair in copy.spans)
