"""Words and short phrases of an article whose pulls add up to most."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from auditor.scoring.translation.attribution import Array
    from auditor.scoring.translation.masking import Stream

_NEIGHBOUR = 0.6
"""Share of a word's pull from which its neighbour belongs to the phrase."""


class Phrase(NamedTuple):
    """A word or two of the text: its items' codes in the view of words, where it begins, and its whole pull."""

    text: str
    codes: tuple[int, ...]
    places: list[int]
    pull: float


def find_phrases(stream: Stream, pulls: Array, most: int) -> list[Phrase]:
    """The strongest phrases, none of them twice; only words that the model sees as themselves."""
    columns = zip(stream.tokens, stream.masks, stream.forms, strict=True)
    seen = np.flatnonzero([token >= 0 and masks.shown == form for token, masks, form in columns])
    codes = np.array([stream.masks[item].words for item in seen], np.int64)
    _, firsts, kind = np.unique(codes, return_index=True, return_inverse=True)
    sums = np.bincount(kind, weights=pulls[seen], minlength=len(firsts))
    found: list[Phrase] = []
    taken: set[int] = set()
    for number in np.lexsort((firsts, -np.abs(sums)))[: 2 * most]:
        places = seen[kind == number].tolist()
        if taken.isdisjoint(places):
            phrase = _widen(stream, pulls, places)
            taken.update(item + step for item in phrase.places for step in range(len(phrase.codes)))
            found.append(phrase)
    return found[:most]


def _widen(stream: Stream, pulls: Array, places: list[int]) -> Phrase:
    """The phrase of a word with the neighbour that always stands beside it and pulls the same way, if there is one."""
    before, after = _beside(stream, pulls, places, -1), _beside(stream, pulls, places, 1)
    shift = -1 if before > max(after, 0.0) else 0
    items = 2 if max(before, after) > 0 else 1
    first = places[0] + shift
    covered = range(first, first + items)
    return Phrase(
        text=_text([stream.forms[item] for item in covered]),
        codes=tuple(stream.masks[item].words for item in covered),
        places=[place + shift for place in places],
        pull=sum(float(pulls[place + shift + step]) for place in places for step in range(items)),
    )


def _beside(stream: Stream, pulls: Array, places: list[int], side: int) -> float:
    """How strongly the one neighbour on a side pulls the same way; 0 when there is none such."""
    inside = [place + side for place in places if 0 <= place + side < len(pulls)]
    forms = {stream.forms[item] for item in inside}
    if len(inside) < len(places) or len(forms) != 1 or not all(_seen(stream, item) for item in inside):
        return 0.0
    own, other = float(pulls[places].sum()), float(pulls[inside].sum())
    return abs(other) if other * own > 0 and abs(other) >= _NEIGHBOUR * abs(own) else 0.0


def _seen(stream: Stream, item: int) -> bool:
    return stream.tokens[item] >= 0 and stream.masks[item].shown == stream.forms[item]


def _text(forms: list[str]) -> str:
    return " ".join(forms).replace("' ", "'").replace(" -", "-")
