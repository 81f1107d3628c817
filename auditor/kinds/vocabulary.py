"""Which words French knows, and how common they are: wordfreq's large list (Speer, 2022), loaded once."""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache


@lru_cache(maxsize=4)
def _bands(language: str) -> dict[str, int]:
    """Word to its frequency in centibels below one; the small list where there is no large one."""
    from wordfreq import available_languages, get_frequency_list

    size = "large" if language in available_languages("large") else "small"
    return {word: number for number, band in enumerate(get_frequency_list(language, size)) for word in band}


def known_words(language: str = "fr") -> Set[str]:
    """All forms of the list of a language."""
    return _bands(language).keys()


def frequency(word: str, language: str = "fr") -> float:
    """How common a word is on the Zipf scale: decimal logarithm of its uses in a thousand million words; 0 unknown."""
    band = _bands(language).get(word.lower())
    return 0.0 if band is None else 9.0 - band / 100
