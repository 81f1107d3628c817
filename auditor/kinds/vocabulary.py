"""Which words French knows: wordfreq's large list (Speer, 2022), loaded once."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=4)
def known_words(language: str = "fr") -> frozenset[str]:
    """All forms of the large list of a language; the small one where there is no large one."""
    from wordfreq import available_languages, get_frequency_list

    size = "large" if language in available_languages("large") else "small"
    return frozenset(word for band in get_frequency_list(language, size) for word in band)


def knows(word: str, language: str = "fr") -> bool:
    """Whether the word, or each part of a compound, is in the list."""
    words, low = known_words(language), word.lower()
    return low in words or ("-" in low and all(part in words for part in low.split("-") if part))


@lru_cache(maxsize=65536)
def frequency(word: str, language: str = "fr") -> float:
    """How common a word is on the Zipf scale: decimal logarithm of its uses in a thousand million words; 0 unknown."""
    from wordfreq import zipf_frequency

    return float(zipf_frequency(word, language))
