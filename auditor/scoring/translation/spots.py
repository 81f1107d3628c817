"""Words and short phrases of an article whose pulls add up to most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from auditor.scoring.translation.lexis import NUMBER

if TYPE_CHECKING:
    from auditor.scoring.translation.attribution import Array

UNSEEN = -1
"""What stands for items that are no words, or not known to the model."""
_NEIGHBOUR = 0.6
"""Share of a word's pull from which its neighbour belongs to the phrase."""


class Phrase(NamedTuple):
    """A word or two of the text: where it begins, how many items it has, and its whole pull."""

    places: list[int]
    items: int
    pull: float


def find_phrases(entries: Any, own: Any, pulls: Array, most: int) -> list[Phrase]:
    """The strongest phrases of a stream's entries, none of them twice.

    Only words that the model knows by their `own` codes, which are not 0 for them, make phrases.
    """
    seen: Any = (entries > NUMBER) & (own > 0)
    shown = seen.nonzero()[0]
    _, firsts, kind = np.unique(entries[shown], return_index=True, return_inverse=True)
    sums = np.bincount(kind, weights=pulls[shown], minlength=len(firsts))
    words = _Words(np.where(seen, entries, UNSEEN).tolist(), pulls.tolist())
    found: list[Phrase] = []
    taken: set[int] = set()
    for number in np.lexsort((firsts, -np.abs(sums)))[: 2 * most]:
        places = shown[kind == number].tolist()
        if len(found) < most and taken.isdisjoint(places):
            phrase = words.widened(places)
            taken.update(item + step for item in phrase.places for step in range(phrase.items))
            found.append(phrase)
    return found


class _Words(NamedTuple):
    """The items of a text; `entries` has UNSEEN for those that no phrase shows."""

    entries: list[int]
    pulls: list[float]

    def widened(self, places: list[int]) -> Phrase:
        """The phrase of a word with the neighbour that always stands beside it and pulls the same way, if any does."""
        before, after = (self._beside(places, side) for side in (-1, 1))
        shift = -1 if before > max(after, 0.0) else 0
        items = 2 if max(before, after) > 0 else 1
        starts = [place + shift for place in places]
        return Phrase(starts, items, sum(self.pulls[start + step] for start in starts for step in range(items)))

    def _beside(self, places: list[int], side: int) -> float:
        """How strongly the one neighbour on a side pulls the same way; 0 when there is none such."""
        inside = [place + side for place in places]
        if inside[0] < 0 or inside[-1] >= len(self.pulls):
            return 0.0
        first = self.entries[inside[0]]
        if first == UNSEEN or any(self.entries[place] != first for place in inside):
            return 0.0
        own, other = (sum(map(self.pulls.__getitem__, some)) for some in (places, inside))
        return abs(other) if other * own > 0 and abs(other) >= _NEIGHBOUR * abs(own) else 0.0
