"""Words and marks as small numbers: frequent words are classes of their own, the others go by their readings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from auditor.kinds.agreement.words import CONTRACTIONS, DETERMINERS, MASCULINE, PLURAL, PRONOUNS, SINGULAR
from auditor.reading.facts import READINGS
from auditor.reading.lexicon import Analysis, Lexicon
from auditor.reading.wordnumbers import NewWords

END, COMMA, QUOTE, MARK, NUMBER, UNKNOWN_IN_S, UNKNOWN = range(7)
FIRST = 7
"""Classes before this one are marks and words that the lexicon does not know."""
NOTHING = -1
_ENDS, _QUOTES = frozenset(".;:!?…"), frozenset('«»"“”')
_FINITE = frozenset(("ind", "sub", "cnd"))
_VERBS = frozenset(("VERB", "AUX"))
_NOMINAL = frozenset(("NOUN", "ADJ", "DET", "PRON"))
_SURE = ("est", "a", "ont", "sont")
_OPENERS = "que qu' qui dont où si car mais lorsque quand comme".split()
_ONE = "il elle on je cela ça ce c'".split()
_MANY = "ils elles nous vous".split()
_FEMININE = 2
Flags = NDArray[np.bool_]


def mark(gap: str) -> int:
    """The class of what stands between two words; NOTHING for a space."""
    if not gap or gap == " ":
        return NOTHING
    if "\n" in gap:
        return END
    seen = gap.strip()
    if not seen:
        return NOTHING
    if seen == ",":
        return COMMA
    return END if seen[0] in _ENDS else QUOTE if seen[0] in _QUOTES else MARK


class Classes:
    """Classes by number: marks, unknown words, the sets of readings of the lexicon, and the words in `own`."""

    def __init__(self, own: Sequence[str], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._first = FIRST + lexicon.classes
        self.own = {word: number for number, word in enumerate(own, self._first)}
        self.count = self._first + len(own)
        sets = [FIRST + lexicon.number(word) for word in own]
        self.sets = np.array([*range(self._first), *sets], np.int64)
        """Of each class the class of its readings alone."""

    def number(self, word: str) -> int:
        """The class of a folded word."""
        own = self.own.get(word)
        return self.bare(word) if own is None else own

    def numbers_of(self, words: NewWords) -> NDArray[Any]:
        """The `number` of each of many words."""
        readings, own = words.column(READINGS), words.listed(self.own, other=-1)
        unknown = np.array([NUMBER if word[:1].isdigit() else _unknown(word) for word in words.words])
        return np.where(own >= 0, own, np.where(readings >= 0, FIRST + readings, unknown))

    def bare(self, word: str) -> int:
        """The class of a word by its readings."""
        number = self.lexicon.number(word)
        if number >= 0:
            return FIRST + number
        if word[:1].isdigit():
            return NUMBER
        return _unknown(word)

    def _flags(self, holds: Callable[[Sequence[Analysis]], bool], words: Sequence[str] = ()) -> Flags:
        of_sets = np.zeros(self._first, np.bool_)
        of_sets[FIRST:] = [holds(readings) for readings in self.lexicon.sets]
        flags = of_sets[self.sets]
        flags[self.numbers(words)] = True
        return flags

    def numbers(self, words: Sequence[str]) -> list[int]:
        """The classes of those words that are classes of their own."""
        return [self.own[word] for word in words if word in self.own]

    @cached_property
    def finite(self) -> Flags:
        """Classes of words that are finite verbs and nothing else, and of the commonest auxiliaries."""
        return self._flags(lambda readings: all(one.tag in _VERBS and one.mood in _FINITE for one in readings), _SURE)

    @cached_property
    def parting(self) -> Flags:
        """Classes that a clause ends or begins with."""
        found = self._flags(lambda readings: False, _OPENERS)
        found[[END, COMMA, QUOTE, MARK]] = True
        return found

    @cached_property
    def number_of(self) -> NDArray[np.int64]:
        """Of each class 1 for what is singular as a noun, pronoun or determiner, 2 for plural, 0 for neither."""
        found = np.zeros(self._first, np.int64)
        found[FIRST:] = [_number(readings) for readings in self.lexicon.sets]
        numbers: NDArray[np.int64] = found[self.sets]
        numbers[self.numbers(_ONE)], numbers[self.numbers(_MANY)] = 1, 2
        return numbers

    @cached_property
    def agrees(self) -> NDArray[np.int64]:
        """Of each class its gender and number, 1 to 9; 0 for words that have none."""
        found = np.zeros(self._first, np.int64)
        found[FIRST:] = [_agreement(readings) for readings in self.lexicon.sets]
        found[NUMBER] = 1 + 2
        codes: NDArray[np.int64] = found[self.sets]
        for word, mask in (DETERMINERS | CONTRACTIONS | PRONOUNS).items():
            codes[self.numbers([word])] = _code(mask)
        return codes

    @cached_property
    def determiner(self) -> Flags:
        """Classes that may open a noun phrase."""
        found = self._flags(lambda readings: any(one.tag == "DET" for one in readings), [*DETERMINERS, *CONTRACTIONS])
        found[[NUMBER, *self.numbers(list(PRONOUNS))]] = [True, *[False] * len(self.numbers(list(PRONOUNS)))]
        return found

    @cached_property
    def noun(self) -> Flags:
        """Classes of nouns and subject pronouns that open no noun phrase."""
        found = self._flags(lambda readings: any(one.tag == "NOUN" for one in readings), list(PRONOUNS))
        return found & ~self.determiner


def _unknown(word: str) -> int:
    return UNKNOWN_IN_S if word.endswith(("s", "x")) else UNKNOWN


def _number(readings: Sequence[Analysis]) -> int:
    numbers = {one.number for one in readings if one.tag in ("NOUN", "PRON", "DET", "NUM")}
    return 1 if numbers == {"s"} else 2 if numbers == {"p"} else 0


def _agreement(readings: Sequence[Analysis]) -> int:
    nominal = [one for one in readings if one.tag in _NOMINAL or one.mood == "part"]
    if not nominal:
        return 0
    genders, numbers = {one.gender for one in nominal}, {one.number for one in nominal}
    gender = {"m": 1, "f": _FEMININE}.get(min(genders), 0) if len(genders) == 1 else 0
    number = {"s": 1, "p": 2}.get(min(numbers), 0) if len(numbers) == 1 else 0
    return 1 + gender * 3 + number


def _code(mask: int) -> int:
    """The code of a mask of genders and numbers of `auditor.kinds.agreement.words`."""
    gender = 1 if not mask & ~MASCULINE else _FEMININE if not mask & MASCULINE else 0
    return 1 + gender * 3 + (1 if not mask & ~SINGULAR else 2 if not mask & ~PLURAL else 0)
