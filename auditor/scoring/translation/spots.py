"""Words and short phrases of an article whose pulls add up to most."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from auditor.scoring.translation.lexis import NUMBER

if TYPE_CHECKING:
    from auditor.scoring.translation.attribution import Array
    from auditor.scoring.translation.masking import Stream

_NEIGHBOUR = 0.6
"""Share of a word's pull from which its neighbour belongs to the phrase."""


class Phrase(NamedTuple):
    """A word or two of the text: where it begins, how many items it has, and its whole pull."""

    places: list[int]
    items: int
    pull: float


def find_phrases(stream: Stream, own: Sequence[int], pulls: Array, most: int) -> list[Phrase]:
    """The strongest phrases, none of them twice; only words that the model knows by their `own` codes (else 0)."""
    seen: Any = (stream.entries > NUMBER) & (np.asarray(own) > 0)
    shown = seen.nonzero()[0]
    _, firsts, kind = np.unique(stream.entries[shown], return_index=True, return_inverse=True)
    sums = np.bincount(kind, weights=pulls[shown], minlength=len(firsts))
    found: list[Phrase] = []
    taken: set[int] = set()
    for number in np.lexsort((firsts, -np.abs(sums)))[: 2 * most]:
        places = shown[kind == number].tolist()
        if len(found) < most and taken.isdisjoint(places):
            phrase = _widen(stream, seen, pulls, places)
            taken.update(item + step for item in phrase.places for step in range(phrase.items))
            found.append(phrase)
    return found


def _widen(stream: Stream, seen: Any, pulls: Array, places: list[int]) -> Phrase:
    """The phrase of a word with the neighbour that always stands beside it and pulls the same way, if there is one."""
    before, after = (_beside(stream, seen, pulls, places, side) for side in (-1, 1))
    shift = -1 if before > max(after, 0.0) else 0
    items = 2 if max(before, after) > 0 else 1
    starts = [place + shift for place in places]
    return Phrase(starts, items, sum(float(pulls[start + step]) for start in starts for step in range(items)))


def _beside(stream: Stream, seen: Any, pulls: Array, places: list[int], side: int) -> float:
    """How strongly the one neighbour on a side pulls the same way; 0 when there is none such."""
    inside = [place + side for place in places if 0 <= place + side < len(pulls)]
    if len(inside) < len(places) or len(set(stream.entries[inside].tolist())) != 1 or not seen[inside].all():
        return 0.0
    own, other = float(pulls[places].sum()), float(pulls[inside].sum())
    return abs(other) if other * own > 0 and abs(other) >= _NEIGHBOUR * abs(own) else 0.0
