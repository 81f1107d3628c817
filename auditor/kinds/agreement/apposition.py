"""A participle between commas, or at the start of a sentence, and the noun it is said of."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray

from auditor.kinds.agreement.clauses import joined
from auditor.kinds.agreement.columns import COMMA, Columns, by_class, places
from auditor.kinds.agreement.finding import Clash
from auditor.kinds.agreement.nouns import narrowed
from auditor.kinds.agreement.phrase import Text

_NOUN = frozenset(("NOUN",))
_PARTICIPLE = frozenset(("VERB", "ADJ"))
_FOLLOWS = frozenset(
    "de d' du des par à au aux en dans sur pour depuis lundi mardi mercredi jeudi vendredi samedi dimanche hier avec "
    "contre chez vers".split()
)
MAX_NAME = 3
"""Words of a name between the noun and the comma."""


def wrong_appositions(text: Text, barred: Container[str]) -> Iterator[Clash]:
    """« la chancelière, arrivé mardi », « le ministre, accompagnée de »."""
    words, texts, behind = text.words, text.texts, _behind_commas(text.columns)
    for first, noun, _ in text.openings:
        if behind.isdisjoint(range(noun + 1, noun + MAX_NAME + 2)):
            continue
        if texts[noun] in barred or texts[first].isdecimal() or texts[first - 1] == "dont":
            continue  # « Romain, 39 ans, employé à »
        place = _behind_comma(text, noun)
        if place is None:
            continue
        said, mask = words[texts[place]].qualifies, narrowed(text, noun, words[texts[noun]].noun)
        if mask and not said & mask and place in behind:
            yield Clash(noun, place, noun, place, ((noun, _NOUN), (place, _PARTICIPLE)))


def _behind_commas(columns: Columns) -> frozenset[int]:
    """Words behind a comma that qualify and are no verbs."""
    return frozenset(places((columns.gaps == COMMA) & _qualifying().take(columns.classes)))


@cache
def _qualifying() -> NDArray[np.bool_]:
    return by_class(lambda word: word.qualifies and not word.verb)


def _behind_comma(text: Text, noun: int) -> int | None:
    """The first word behind a comma that follows the noun, its adjective or its name, if more hangs on it."""
    texts, number = text.texts, noun + 1
    while joined(text, number) and number - noun <= MAX_NAME:
        if not text.written(number)[0].isupper() and not text.words[texts[number]].adjective:
            return None
        number += 1
    if text.between[number] != ", ":
        return None
    return number if texts[number + 1] in _FOLLOWS and joined(text, number + 1) else None
