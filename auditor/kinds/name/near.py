"""When two near names are worth an editor's look, though a known name, a form or a namesake may stand behind each."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Protocol

from auditor.kinds.name.namesakes import derived, doubled, heard, inflected, letters_apart, lost_s, unaccented
from auditor.kinds.vocabulary import frequency

UNHEARD = 1.6
"""Zipf frequency below which no list knows a name."""
UNCOMMON = 3.6
"""Zipf frequency from which a name is so well known that another name beside it is its like by chance."""
GAP = 2.4
"""Difference of Zipf frequencies from which one of two names, a letter apart, is likelier a slip than a name."""


class Named(Protocol):
    """A name of an article with the names that stood right before it."""

    @property
    def text(self) -> str:
        """The name as written."""

    @property
    def starts(self) -> Sequence[int]:
        """Where it stands."""

    @property
    def arabic(self) -> bool:
        """Whether an Arabic article stands before it."""

    @property
    def given(self) -> AbstractSet[str]:
        """Names right before it, without accents."""

    @property
    def family(self) -> AbstractSet[str]:
        """Names right after it, without accents."""

    @property
    def titles(self) -> AbstractSet[str]:
        """What it is called right before it, or before the given name."""


def are_alike(rare: Named, other: Named) -> bool:
    """Whether an editor should look at two names that a slip of one letter or two turns into each other."""
    if rare.text.isupper():
        return _swapped(rare.text, other.text)
    apart = one_slip(rare.text, other.text)
    if _is_heard_again(rare, other):
        return True
    if rare.given & other.given:
        return min(len(rare.text), len(other.text)) > 3 and (apart or _is_garbled(rare.text, other.text))
    if apart and rare.family & other.family and min(len(rare.text), len(other.text)) > 5:
        return not inflected(rare.text, other.text) or frequency(rare.text) < UNHEARD
    if apart and rare.titles & other.titles:
        return min(len(rare.text), len(other.text)) > 2
    if other.given and lost_s(rare.text, other.text):
        return True
    if not apart or inflected(rare.text, other.text):
        return False
    low, high = (frequency(name.text.split()[-1]) for name in (rare, other))
    if low < UNHEARD or high - low >= GAP:
        return len(rare.text) > 5 or (len(rare.text) > 3 and low < 1)
    return len(rare.text) > 5 and max(low, high) < UNCOMMON and not derived(rare.text, other.text)


def _is_heard_again(rare: Named, other: Named) -> bool:
    """Whether the two sound the same and are said of one person, as far as is told: « M. Renaud », « M. Renault ».

    A surname alone may stand for one with a given name before it, and one that no list has for a known one.
    """
    if len(rare.text) < 5 or heard(rare.text) != heard(other.text) or rare.text.lower() == other.text.lower():
        return False
    if inflected(rare.text, other.text):
        return False
    together = rare.given & other.given or rare.family & other.family or rare.titles & other.titles
    low, high = sorted(map(frequency, (rare.text, other.text)))
    alone = bool(rare.given) != bool(other.given) and low < UNCOMMON  # « Nations unies » and « États-Unis » are common
    return bool(together) or alone or (low < 1 and high >= UNHEARD + 1)


def one_slip(one: str, other: str) -> bool:
    """Whether one letter more, less or changed, or two swapped, make one name of the other."""
    from rapidfuzz.distance import OSA

    return OSA.distance(unaccented(one).lower(), unaccented(other).lower(), score_cutoff=1) == 1


def is_typed(rare: str, other: str) -> bool:
    """Whether the first, which no list knows, is the known second with a letter doubled, lost, swapped or changed.

    A longer ending may derive a name, so it is no proof.
    """
    low, high = (frequency(name.split()[-1]) for name in (rare, other))
    if low >= 1 or high < UNHEARD + 1 or len(rare) < 5 or not one_slip(rare, other):
        return False
    return doubled(rare, other) or is_unheard(rare, other)


def is_unheard(rare: str, other: str) -> bool:
    """Whether no list has the first, and all know the second, a letter apart from it before the same end."""
    if len(rare) < 5 or rare[-2:] != other[-2:] or not one_slip(rare, other) or inflected(rare, other):
        return False
    return frequency(rare) == 0 and frequency(other) >= UNCOMMON


def _swapped(rare: str, other: str) -> bool:
    """Whether an acronym, known or not, has the letters of a far better known one."""
    gap = frequency(other) - frequency(rare)
    return len(rare) > 2 and gap >= GAP - 1 and frequency(other) >= UNCOMMON and sorted(rare) == sorted(other)


def _is_garbled(one: str, other: str) -> bool:
    """Whether two long surnames behind one given name have all letters but three of each other."""
    return min(len(one), len(other)) > 6 and letters_apart(one, other) <= 3 and not derived(one, other)
