"""Words that tell when: « hier », « la semaine prochaine », « il y a deux ans », « depuis 2010 »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

Time = Literal["past", "future", "since"]
_DAYS = frozenset("lundi mardi mercredi jeudi vendredi samedi dimanche".split())
_MONTHS = frozenset("janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split())
_UNITS = frozenset("an ans année années mois semaine semaines jour jours heure heures siècle siècles décennies".split())
_NAMED = _DAYS | _MONTHS | frozenset("an année mois semaine été hiver automne printemps week-end siècle saison".split())
_NUMBERS = frozenset(
    "un une deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente quarante cinquante cent "
    "quelques plusieurs".split()
)
_WORDS: dict[str, Time] = {"hier": "past", "avant-hier": "past", "demain": "future", "après-demain": "future"}
_TURNS: dict[str, Time] = {
    **dict.fromkeys(("dernier", "dernière", "passé", "passée"), "past"),
    **dict.fromkeys(("prochain", "prochaine"), "future"),
}
_HEDGES = frozenset("plus près environ presque de d' moins".split())
_BELONGING = frozenset(
    "de d' du des depuis après avant dès jusqu' jusque à pour sur comme que qu' entre vers contre par avec sauf selon "
    "fin début courant mi celui celle ceux celles notamment".split()
)
"""Words behind which a time belongs to a noun, or bounds another: « le vote d'hier », « d'ici à demain »."""
_OPENING = frozenset("le la l' en au ce cette".split())
TELLING = frozenset((*_WORDS, *_TURNS, "depuis", "dans", "y"))
"""Words of which one stands in every such expression."""


class When(NamedTuple):
    """Tokens from `first` to before `last` that tell a time."""

    first: int
    last: int
    time: Time


def times(texts: Sequence[str], first: int, last: int) -> Iterator[When]:
    """The times told by tokens of a clause, those left out that belong to a noun or bound another time."""
    for number in range(first, last):
        if texts[number] in TELLING and (found := time_at(texts, number, last)) is not None:
            yield found


def time_at(texts: Sequence[str], number: int, last: int) -> When | None:
    """The time that a word of TELLING stands in, where that time stands free."""
    found = _time(texts, number, last)
    if found is None or found.time == "since" or found.first == 0 or _is_free(texts[found.first - 1]):
        return found
    return None


def _is_free(before: str) -> bool:
    return before not in _BELONGING


def _time(texts: Sequence[str], number: int, last: int) -> When | None:
    word = texts[number]
    if word in _WORDS:
        return When(number, number + 1, _WORDS[word])
    if word in _TURNS:
        return _turned(texts, number) if number and texts[number - 1] in _NAMED else None
    if word == "dans":
        end = _counted(texts, number + 1, last)
        return None if end is None else When(number, end, "future")
    if word == "depuis":
        end = _since(texts, number + 1, last)
        return None if end is None else When(number, end, "since")
    if number and texts[number - 1 : number + 2] == ["il", "y", "a"]:
        end = _counted(texts, number + 2, last)
        return None if end is None else When(number - 1, end, "past")
    return None


def _turned(texts: Sequence[str], number: int) -> When:
    """« lundi dernier », « au printemps prochain » with the word before it that belongs to it."""
    first = number - 1
    if first and texts[first - 1] in _OPENING:
        first -= 1
    return When(first, number + 1, _TURNS[texts[number]])


def _counted(texts: Sequence[str], number: int, last: int) -> int | None:
    """Where a number of units ends that begins at a token."""
    while number < last and texts[number] in _HEDGES:
        number += 1
    if number + 1 < last and _is_number(texts[number]) and texts[number + 1] in _UNITS:
        return number + 2
    return None


def _since(texts: Sequence[str], number: int, last: int) -> int | None:
    """Where what follows « depuis » ends: so many years, a year, or a month of a year."""
    end = _counted(texts, number, last)
    if end is not None:
        return end
    if number < last and texts[number] in _MONTHS:
        number += 1
    if number < last and len(texts[number]) == 4 and texts[number].isdigit():
        return number + 1
    return None


def _is_number(word: str) -> bool:
    return word in _NUMBERS or word[0].isdigit()
