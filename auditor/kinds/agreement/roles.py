"""What a word says by itself of the words around it, as a number: so whole documents are looked over at once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, reduce
from operator import or_
from typing import Any

import numpy as np
from numpy.typing import NDArray

from auditor.kinds.agreement.words import CONTRACTIONS, DETERMINERS, class_words
from auditor.reading.facts import READINGS
from auditor.reading.wordnumbers import Column, NewWords

SAID = 0b1111
"""Bits of the genders and numbers that a determiner leaves to its noun."""
DETERMINER, COUNT, CONJUNCTION, ALL, NARROWS = (1 << bit for bit in range(4, 9))
ABOUT, DIGIT = 1 << 15, 1 << 16
VOWEL, H, CONSONANT = (1 << bit for bit in range(9, 12))
"""Of words that change: sounds before which they do not stand."""
SOUND = 3
"""Bits from what sound a word does not suit to the sound that it begins with."""
CLASS = 17
"""Bits below the class."""

NUMBERS = frozenset("deux trois quatre cinq six sept huit neuf dix".split())
COUNTS = NUMBERS | frozenset(
    "onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante cent cents mille".split()
)
OPENERS = {word: mask for word, mask in {**CONTRACTIONS, **DETERMINERS}.items() if word not in NUMBERS}
"""Determiners that say something of the word behind them, with what they say."""
CONJUNCTIONS = frozenset(
    "que qu' si mais car quand lorsque lorsqu' puisque puisqu' où dont alors pourquoi comment tandis".split()
)
ALL_FORMS = frozenset(("tous", "toutes", "toute", "tout"))
ABOUT_FORMS = frozenset(
    "au moins près de environ plus quelque quelques total pas presque seulement seuls seules".split()
)
"""Words of « pas moins de » before a number."""
CHANGING = {
    **dict.fromkeys(("le", "la", "de", "sa", "ma", "ta", "ce"), VOWEL | H),
    **dict.fromkeys(("que", "lorsque", "puisque", "jusque", "ne", "je", "me", "te", "se", "si"), VOWEL),
    **dict.fromkeys(("son", "mon", "ton", "cet", "nouvel", "vieil"), CONSONANT),
}
"""Words whose form depends on the sound after them, with the sounds before which they hardly stand, as letters tell."""
VOWELS = frozenset("aàâeéèêëiîïoôuùûœ")
_SOUNDS = {**dict.fromkeys(VOWELS, VOWEL), "h": H, "": 0}


def _bits(*given: Mapping[str, int]) -> dict[str, int]:
    """Bits of words out of all that is given."""
    words = {word for some in given for word in some}
    return {word: reduce(or_, (some.get(word, 0) for some in given)) for word in words}


_BITS = _bits(
    OPENERS,
    CHANGING,
    dict.fromkeys(DETERMINERS, DETERMINER | NARROWS),
    dict.fromkeys(CONTRACTIONS, NARROWS),
    dict.fromkeys(COUNTS, COUNT),
    dict.fromkeys(CONJUNCTIONS, CONJUNCTION),
    dict.fromkeys(ALL_FORMS, ALL),
    dict.fromkeys(ABOUT_FORMS, ABOUT),
)


def _roles(new: NewWords) -> NDArray[Any]:
    classes = new.column(READINGS) % len(class_words())  # -1 becomes the last
    firsts = [word[:1] for word in new.words]
    bits = new.listed(_BITS) | new.listed(_SOUNDS, firsts, CONSONANT) << SOUND
    bits |= (COUNT | DIGIT) * np.array([first.isdigit() for first in firsts])
    return classes << CLASS | NARROWS * _adjectives().take(classes) | bits


@cache
def _adjectives() -> NDArray[np.bool_]:
    """Of each class whether its words can be adjectives."""
    return np.array([word.adjective > 0 for word in class_words()])


ROLES = Column.at_once(_roles, np.int32)
"""The bits of what a folded word says, below its class in the lexicon (see `words.class_words`)."""
