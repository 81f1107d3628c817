"""Slips that word lists made from the web hold: an accent left out, one letter for two, one spelling for another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from auditor.kinds.vocabulary import bands, below, common_words, frequency
from auditor.reading import Document
from auditor.reading.facts import READINGS
from auditor.reading.lexicon import french
from auditor.reading.wordnumbers import Column, NewWords

TOO_COMMON = 4.3
"""Zipf frequency from which a word is one, whether or not the lexicon knows it."""
COMMONER = {"accents": 1.0, "letters": 1.5}
"""How much commoner the word meant is, on the Zipf scale."""
ENGLISH = 3.5
"""Zipf frequency from which English knows a word well."""
VERB = 2.0
"""Zipf frequency of a verb whose participle the lexicon may lack."""
MAX_ACCENTS, MAX_WORDS = 3, 200
_BARE = str.maketrans("éèêëâàîïôûùüç", "eeeeaaiiouuuc")
_ACCENTS = {
    "e": "éèê",
    "a": "âà",
    "i": "îï",
    "o": "ô",
    "u": "ûù",
    "c": "ç",
    "é": "è",
    "è": "éê",
    "ê": "éè",
    "â": "a",
    "î": "i",
}
_DOUBLED = re.compile(r"([bcdfglmnprst])\1")
_DOUBLING = "cdflmnprst"
_ALIKE = (
    "en an; em am; ss c; c s; f ph; i y; k qu; eau au; au o; ai é; ai ei; th t; rh r; ge g; sion tion; cion tion; "
    "ain in; ch c; oe œ; ill y; xc x; sc s; mn m; mpt mt"
)
_SOUNDING = [(one, other) for pair in _ALIKE.split(";") for one, other in (pair.split(), pair.split()[::-1])]
"""Spellings of a sound that are taken for each other."""
_PARTICIPLE = re.compile(r"é(?:e|s|es)?$")


def _candidates(new: NewWords) -> NDArray[np.bool_]:
    """Rare words that the lexicon does not know."""
    words = np.array([len(word) > 4 and word.isalpha() for word in new.words])
    return words & below(new.column(bands()), TOO_COMMON) & (new.column(READINGS) < 0)


_CANDIDATES = Column.at_once(_candidates, np.bool_)


def listed(document: Document) -> list[str]:
    """The distinct words of a document that the lexicon does not know, in the order of the alphabet."""
    return sorted(document.words_with(_CANDIDATES, lambda holds: holds))[:MAX_WORDS]


def stands_in_french(document: Document, token: int) -> bool:
    """Whether a word is none that English knows, or the words beside it are French."""
    texts = document.tokens.texts
    if frequency(texts[token], "en") < ENGLISH:
        return True
    return all(texts[beside] in french() for beside in (token - 1, token + 1) if 0 <= beside < len(texts))


@lru_cache(maxsize=4096)
def listed_slip(word: str, min_zipf: float) -> str | None:
    """The word meant, if it is at least as common as `min_zipf` and much commoner than what is written."""
    known, lexicon, zipf = common_words(min_zipf), french(), frequency(word)
    found = [
        (frequency(other), other)
        for sort, others in (
            ("accents", _accented(word, min_zipf)),
            ("letters", _doubled(word)),
            ("letters", _sounding(word)),
        )
        for other in others
        if other in known and other in lexicon and frequency(other) - zipf >= COMMONER[sort]
    ]
    return max(found)[1] if found else None


def _accented(word: str, min_zipf: float) -> Iterator[str]:
    """The word with up to MAX_ACCENTS of its letters accented otherwise: as a word as common as `min_zipf`, or bare."""
    participle = _PARTICIPLE.search(word)
    if participle and frequency(word[: participle.start()] + "er") >= VERB:
        return
    bare = word.translate(_BARE)
    for other in (bare, *_by_letters(min_zipf).get(bare, ())):
        pairs = [pair for pair in zip(word, other, strict=True) if pair[0] != pair[1]]
        if 0 < len(pairs) <= MAX_ACCENTS and all(meant in _ACCENTS.get(written, "") for written, meant in pairs):
            yield other


@lru_cache(maxsize=2)
def _by_letters(min_zipf: float) -> Mapping[str, list[str]]:
    """The common words with accents, by their letters without them."""
    found, words = defaultdict[str, list[str]](list), [word for word in common_words(min_zipf) if not word.isascii()]
    for bare, word in zip(" ".join(words).translate(_BARE).split(" "), words, strict=True):
        found[bare].append(word)
    return found


def _doubled(word: str) -> Iterator[str]:
    """The word with one of its double letters single, or one of its single letters double."""
    for match in _DOUBLED.finditer(word):
        yield word[: match.start()] + word[match.start() + 1 :]
    for place in range(1, len(word) - 1):
        if word[place] in _DOUBLING and word[place] not in (word[place - 1], word[place + 1]):
            yield word[: place + 1] + word[place:]


def _sounding(word: str) -> Iterator[str]:
    """The word with one of its sounds spelt otherwise."""
    for written, meant in _SOUNDING:
        place = word.find(written, 1)
        while place > 0:
            yield word[:place] + meant + word[place + len(written) :]
            place = word.find(written, place + 1)
