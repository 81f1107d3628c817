"""When of two near names one is surely a slip of the other, or both are spellings of one."""

from __future__ import annotations

import re

from auditor.kinds.name.namesakes import derived, inner_vowel, letters_apart, lost_s, same_sound, sound
from auditor.kinds.name.near import Named, is_typed
from auditor.kinds.vocabulary import frequency

_ROMAN = re.compile(r"[IVXLCDM]+")
UNKNOWN, KNOWN = 1.6, 2.6
"""Zipf frequencies: below the first no list knows the word, above the second it is a known name."""
HARDLY = 2.0
"""Zipf frequency below which a name that lost a letter of a commoner one is a slip."""


def is_spelling(rare: Named, other: Named) -> bool:
    """Whether the two are one name by two conventions: « Marc » and « Mark », « Al-Fachir » and « El-Fasher »."""
    together = bool(rare.family & other.family or rare.given & other.given)
    if same_sound(rare.text, other.text):  # « Veil » and « Weil » are two names
        known = min(frequency(rare.text), frequency(other.text)) >= KNOWN
        return together or not (known and rare.text[0] != other.text[0])
    if rare.family & other.family and (sound(rare.text) == sound(other.text) or inner_vowel(rare.text, other.text)):
        return True
    return rare.arabic and other.arabic and sound(rare.text, vowels=False) == sound(other.text, vowels=False)


def is_slip(rare: Named, other: Named) -> bool:
    """Whether no list knows the rarer name, while the other is known or used again."""
    low, high = frequency(rare.text.split()[-1]), frequency(other.text.split()[-1])
    if rare.text.isupper():
        return _is_acronym_slip(rare, other, low, high)
    if rare.given & other.given and len(rare.text) > 5 and low < KNOWN:
        if low + 1 <= high and len(rare.text) > 6:
            return not derived(rare.text, other.text)  # one given name: a known slip of a known name
        if letters_apart(rare.text, other.text) <= 2 and (
            len(rare.text) == len(other.text) or (len(rare.text) > 6 and not derived(rare.text, other.text))
        ):
            return True
    if is_typed(rare.text, other.text):
        return True
    apart = letters_apart(rare.text, other.text)
    if lost_s(rare.text, other.text):
        return low < UNKNOWN and (high >= KNOWN or bool(rare.family & other.family))
    if apart == 1 and low < HARDLY and high >= KNOWN and len(rare.text) < len(other.text):
        return not derived(rare.text, other.text)
    if low >= UNKNOWN or apart > 3 or derived(rare.text, other.text):
        return False  # two letters changed for two others make another name: « Microport », « Microsoft »
    if len(rare.text) == 6 and len(other.starts) < 3 and apart > 1:
        return False  # two letters of six are too many for a single proof
    return high >= KNOWN or len(other.starts) > len(rare.starts) or (low == 0 and high >= 1)


def _is_acronym_slip(rare: Named, other: Named, low: float, high: float) -> bool:
    """Whether the letters of an acronym were swapped: « CFTD » beside « CFDT »."""
    proven = len(other.starts) > 1 or (low < 1 and high >= KNOWN)
    return proven and low < high and not _ROMAN.fullmatch(rare.text) and sorted(rare.text) == sorted(other.text)
