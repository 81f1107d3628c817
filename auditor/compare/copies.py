"""Passages that articles of a batch share word for word, with their exact spans.

Runs of SHINGLE words are fingerprinted and thinned by winnowing (Schleimer, Wilkerson and Aiken, 2003): of every
WINDOW neighbouring fingerprints the least is kept, so that no shared run of SHINGLE + WINDOW - 1 words is missed. Only
articles that share a kept fingerprint are looked at further, and there a shared run is followed to both its ends: work
grows with the text and with what is shared, not with the square of the batch.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, NamedTuple
from zlib import crc32

from auditor.reading import Document, Span

SHINGLE = 7
WINDOW = 6
LEAST = SHINGLE + WINDOW - 1
"""Words of the shortest run that is told: shorter ones are set phrases and titles."""
MAX_HOLDERS = 60
"""Articles of a batch that may hold a fingerprint; what more of them hold is furniture, not a copy."""


GAP, AGAIN = 4, 4
"""Words by which a copy may differ in one place, on either side, if so many equal ones follow."""


class Run(NamedTuple):
    """Tokens of one article that stand in another: from and to before, in each, and how many are equal."""

    left: tuple[int, int]
    right: tuple[int, int]
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

    def of(self, number: int) -> list[Span]:
        """Spans of one article of the batch; none where it has no part in this."""
        side = (self.left, self.right).index(number) if number in (self.left, self.right) else None
        return [] if side is None else [pair[side] for pair in self.spans]

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
    holders = _holders(prints)
    found = []
    for (left, right), places in sorted(_meetings(prints, holders).items()):
        runs = _runs(documents[left].tokens.texts, documents[right].tokens.texts, places)
        runs = [run for run in runs if not _is_furniture(run, prints[left], holders)]
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


def _holders(prints: Sequence[dict[int, int]]) -> dict[int, list[int]]:
    """Fingerprint to the numbers of the articles that hold it."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, own in enumerate(prints):
        for key in own:
            holders[key].append(number)
    return holders


def _meetings(
    prints: Sequence[dict[int, int]], holders: dict[int, list[int]]
) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Pairs of articles that share a fingerprint, with the tokens where it stands in both."""
    meetings: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for key, numbers in holders.items():
        if 1 < len(numbers) <= MAX_HOLDERS:
            for left, right in combinations(numbers, 2):
                meetings[left, right].append((prints[left][key], prints[right][key]))
    return meetings


def _is_furniture(run: Run, own: dict[int, int], holders: dict[int, list[int]]) -> bool:
    """Whether half of the fingerprints of a run are held by very many articles."""
    held = [len(holders[key]) for key, start in own.items() if run.left[0] <= start <= run.left[1] - SHINGLE]
    return 2 * sum(count > MAX_HOLDERS for count in held) >= max(len(held), 1)


def _runs(left: Sequence[str], right: Sequence[str], places: Sequence[tuple[int, int]]) -> list[Run]:
    """Shared runs around the places, longest extent each, that do not overlap on the left."""
    runs: list[Run] = []
    for one, other in sorted(places):
        if runs and one < runs[-1].left[1]:
            continue  # inside the run before
        run = _grown(left, right, one, other)
        if run.words >= LEAST:
            runs.append(run)
    return runs


def _grown(left: Sequence[str], right: Sequence[str], one: int, other: int) -> Run:
    """The shared run around a place, over small changes; fingerprints can be equal by chance, then it is empty."""
    if left[one] != right[other]:
        return Run((one, one), (other, other), 0)
    first, second, after = _followed(left, right, one, other, 1)
    start, begin, before = _followed(left, right, one - 1, other - 1, -1)
    return Run((start + 1, first), (begin + 1, second), after + before)


def _followed(left: Sequence[str], right: Sequence[str], one: int, other: int, step: int) -> tuple[int, int, int]:
    """Where equality ends in one direction, over gaps, and how many equal tokens lie before that."""
    equal = _equal(left, right, one, other, step)
    one, other, total = one + step * equal, other + step * equal, equal
    while equal:
        for gap in _GAPS:
            over, beyond = one + step * gap[0], other + step * gap[1]
            equal = _equal(left, right, over, beyond, step)
            if equal >= AGAIN:
                one, other, total = over + step * equal, beyond + step * equal, total + equal
                break
        else:
            return one, other, total
    return one, other, total


_GAPS = sorted(((a, b) for a in range(GAP + 1) for b in range(GAP + 1) if a or b), key=lambda gap: (sum(gap), gap))


def _equal(left: Sequence[str], right: Sequence[str], one: int, other: int, step: int) -> int:
    """Number of equal tokens from two places on."""
    count = 0
    while 0 <= one < len(left) and 0 <= other < len(right) and left[one] == right[other]:
        one, other, count = one + step, other + step, count + 1
    return count


def _copy(documents: Sequence[Document], left: int, right: int, runs: Sequence[Run]) -> Copy:
    one, other = documents[left], documents[right]
    words = sum(run.words for run in runs)
    spans = tuple((_span(one, run.left), _span(other, run.right)) for run in runs)
    dates = [(document.article.date or "")[:10] for document in (one, other)]
    earlier = (left if dates[0] < dates[1] else right) if all(dates) and dates[0] != dates[1] else None
    shares = [round(min(words / max(len(document.tokens), 1), 1.0), 4) for document in (one, other)]
    return Copy(left, right, spans, words, shares[0], shares[1], earlier)


def _span(document: Document, run: tuple[int, int]) -> Span:
    return Span(document.tokens.starts[run[0]], document.tokens.ends[run[1] - 1])
