"""Small sets of strings, one of which must stand somewhere, and a guess at how often they do."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, product
from math import prod

from auditor.kinds.vocabulary import frequency

Choices = frozenset[str]
"""Strings, one of which occurs."""

MOST = 1500
"""Strings that a set may hold; a larger one is not followed."""
NOTHING: Choices = frozenset({""})

_CHANCES = (
    (0.16, " "),
    (0.11, "e"),
    (0.06, "sanitr"),
    (0.042, "uol"),
    (0.025, "dcpmé"),
    (0.009, ",v'gf.qb\"0123456789"),
    (0.004, "h\nj«»àxL-èyCPFM"),
    (0.0015, "EAIGSêD:()BçRzTNOJÉ%ô?V"),
)
_SELDOM = 0.0003
_CHANCE = defaultdict(lambda: _SELDOM, {letter: chance for chance, letters in _CHANCES for letter in letters})
"""How often characters occur in French news."""
_LONGEST_SEAM = 3
_FINALISTS = 3
_SAMPLE = 80
_PLACES = 3500
"""Code points of an article of middling length."""
_PER_STRING = 0.001
_WORD_LENGTH = 6
"""Code points of a word of middling length with the space after it."""
_TOGETHER = 0.05
"""How likely a word of a phrase follows on the others."""
_RARE = 0.01
_CAPITAL = 0.15
"""How often a word begins with a capital."""
_WORD = re.compile(r"[^\W\d_]+")
_PHRASE = re.compile(r" ?([A-ZÀ-Ý]?)[a-zà-ÿœ]+(?:[' ][a-zà-ÿœ]+)*[' ]?")
_JUMP = re.compile(r"(?<=\d)[^\W\d_]|(?<=[^\W\d_])\d|(?<=[a-zà-ÿ])[A-ZÀ-Ý]|(?<=\w)\(")
"""Where a letter stands beside a digit, or a word begins within another: as good as nowhere."""
_WHOLE = re.compile(r"(?<=[^\w'-])[^\W\d_]{2,}(?=[^\w'-])")


def joined(left: Choices, right: Choices) -> Choices | None:
    """Every string of one followed by every string of the other; None if these are too many."""
    if len(left) * len(right) > MOST:
        return None
    return frozenset(map("".join, product(left, right)))


def seams(left: Choices, right: Choices) -> Iterator[Choices]:
    """What stands where one of the first meets one of the second: few or more characters of both."""
    lengths = range(1, _LONGEST_SEAM + 1)
    ends = [frozenset([string[-length:] for string in left]) for length in lengths]
    begins = [frozenset([string[:length] for string in right]) for length in lengths]
    for before, after in product(ends, begins):
        choices = joined(before, after)
        if choices is not None:
            yield choices


def united(sets: Iterable[Choices | None]) -> Choices | None:
    """The strings of all sets; None if these are too many or one of the sets is not known."""
    union: set[str] = set()
    for choices in sets:
        if choices is None:
            return None
        union |= choices
    return frozenset(union) if len(union) <= MOST else None


def cheapest(sets: Iterable[Choices]) -> Choices | None:
    """The set that costs least to look for, without strings that hold others of it; None if there are no sets."""
    ranked = in_order(sets, cost)
    return min(map(_shortest, ranked[:_FINALISTS]), key=cost, default=None)


def in_order(sets: Iterable[Choices], key: Callable[[Choices], float]) -> list[Choices]:
    """Distinct sets in order of a key, those with an equal one by their strings."""
    ranked = sorted(set(sets), key=key)
    groups = (list(group) for _, group in groupby(ranked, key))  # to put strings in order takes long, and seldom counts
    return [choices for group in groups for choices in (sorted(group, key=sorted) if len(group) > 1 else group)]


def _shortest(choices: Choices) -> Choices:
    """Those strings that hold no other of the set: where one stands, one of these does."""
    lengths = sorted({len(string) for string in choices})
    if len(lengths) == 1:
        return choices
    return frozenset(string for string in choices if choices.isdisjoint(_parts(string, lengths)))


def leading(choices: Choices) -> Choices:
    """Those strings that begin with no other of the set: what begins with one begins with one of these."""
    return frozenset(string for string in choices if choices.isdisjoint(string[:size] for size in range(len(string))))


def _parts(string: str, lengths: Sequence[int]) -> Iterator[str]:
    """All strings of some lengths within a string but itself."""
    for length in lengths[: bisect_left(lengths, len(string))]:
        for start in range(len(string) - length + 1):
            yield string[start : start + length]


def places(choices: Choices) -> float:
    """At how many places of an article one of the strings stands, by a guess at a part of them."""
    sample = sorted(choices)[:: 1 + len(choices) // _SAMPLE]
    return _PLACES * len(choices) / len(sample) * sum(map(_chance, sample))


@lru_cache(maxsize=10_000)
def cost(choices: Choices) -> float:
    """What looking for the strings costs, in places to look at."""
    return places(choices) + _PER_STRING * len(choices)


@lru_cache(maxsize=100_000)
def _chance(string: str) -> float:
    """How likely a string begins at a place: as its letters tell, and the words that it is made of."""
    # The longer a string is, the more its letters follow from one another.
    chance = prod(map(_CHANCE.__getitem__, string)) ** (1 / (1 + 0.14 * (len(string) - 1)))
    phrase = _PHRASE.fullmatch(string)
    if phrase and (words := [_share(word) for word in _WORD.findall(string)]):
        chance = max(chance, (_CAPITAL if phrase[1] else 1.0) * min(words) * _TOGETHER ** (len(words) - 1))
    if string.isalpha() and string.islower():
        return chance
    chance *= _RARE ** len(_JUMP.findall(string))
    return min([chance, *(_share(word) for word in _WHOLE.findall(string))])


@lru_cache(maxsize=20_000)
def _share(word: str) -> float:
    """How likely a word begins at a place."""
    return 10 ** (frequency(word) - 9) / _WORD_LENGTH
