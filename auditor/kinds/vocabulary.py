"""Which words French knows, and how common they are: wordfreq's large list (Speer, 2022)."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from auditor.cache import remembered
from auditor.errors import CardError
from auditor.installed import version
from auditor.reading import Document
from auditor.reading.wordnumbers import Column
from auditor.reading.wordtable import WordTable
from auditor.rule import Rule


@lru_cache(maxsize=4)
def _bands(language: str) -> WordTable:
    """Words with their frequency in centibels below one; from the small list where there is no large one."""
    return WordTable.cached(f"{language}-wordfreq-{version('wordfreq')}", lambda: _listed(language))


def _listed(language: str) -> Iterator[tuple[str, int]]:
    from wordfreq import available_languages, get_frequency_list

    size = "large" if language in available_languages("large") else "small"
    for number, band in enumerate(get_frequency_list(language, size)):
        yield from ((word, number) for word in band)


def known_words(language: str = "fr") -> Container[str]:
    """All forms of the list of a language."""
    return _bands(language)


def frequency(word: str, language: str = "fr") -> float:
    """How common a word is on the Zipf scale: decimal logarithm of its uses in a thousand million words; 0 unknown."""
    band = _bands(language).number(word.lower())
    return 0.0 if band < 0 else 9.0 - band / 100


def below(bands: NDArray[np.int32], zipf: float) -> NDArray[np.bool_]:
    """Whether words are less common than `zipf`, by their `bands`."""
    found: NDArray[np.bool_] = (bands < 0) | (9.0 - bands / 100 < zipf)
    return found


@lru_cache(maxsize=4)
def common_words(zipf: float) -> frozenset[str]:
    """The French words whose frequency is `zipf` at least."""
    limit = round(100 * (9.0 - zipf))
    kind = f"common-{limit}-wordfreq-{version('wordfreq')}"
    listed = remembered(kind, [__file__], lambda: [word for word, band in _listed("fr") if band <= limit])
    return frozenset(listed)


def bands(language: str = "fr") -> Column[np.int32]:
    """Of each word how rare it is: 100 times what its `frequency` is below 9; -1 for an unknown word."""
    return _column(language)


@lru_cache(maxsize=4)
def _column(language: str) -> Column[np.int32]:
    return Column.at_once(lambda new: _bands(language).numbers(new.words), np.int32)


def rarer(document: Document, zipf: float, language: str = "fr") -> list[str]:
    """The distinct words of a document whose frequency is below `zipf`."""
    limit = round(100 * (9.0 - zipf))
    return document.words_with(bands(language), lambda bands: (bands < 0) | (bands > limit))


def borrowed(rule: Rule) -> frozenset[str]:
    """Foreign words that a card takes for French: its list `allow`, and the words of the file `borrowed` beside it."""
    allowed, name = frozenset(rule.params.get("allow", ())), rule.params.get("borrowed")
    return allowed | _words_of(Path(rule.file).parent / name) if name else allowed


@lru_cache(maxsize=8)
def _words_of(path: Path) -> frozenset[str]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise CardError(f"{path}: {error.strerror} @ $.params.borrowed") from None
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
