"""Where the verb of a noun phrase may stand: what each word says of the way from the noun to it."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from auditor.kinds.agreement.columns import JOINED, Columns
from auditor.kinds.agreement.roles import NUMBERS
from auditor.kinds.agreement.words import CONTRACTIONS, DETERMINERS, Word, class_words
from auditor.reading.facts import READINGS
from auditor.reading.lexicon import french
from auditor.reading.wordnumbers import Column, NewWords

MAX_PHRASE = 14
"""Words from the noun to the verb at most."""
CLITIC, ARTICLE, SURE, EAST, MAYBE, PART, OPENER, INFINITIVE = (1 << bit for bit in range(8))
"""What a word can be behind a noun: a clitic, one that can be an article too, a verb for certain, « est », perhaps a
verb, part of the phrase, a determiner in it, an infinitive in it."""
BARRED = 8
"""Bits from these to those of them that the next word cannot be."""
FINITE, ANY_CLITIC = 1 << 16, 1 << 17
FOUND, NEXT, ENDS = 1, 2, 4
"""Steps: a verb is found, the next word is one, the phrase ends here. All others lead on."""

PREPOSITIONS = frozenset("de d' du des à au aux en sur pour contre dans entre sans sous par".split())
CLITICS = frozenset("ne n' se s' le la les l' lui leur en y nous vous m' me t' te".split())
_AUXILIARY = frozenset("a ont est sont avait avaient était étaient sera seront aura auront va vont doit peut".split())
_EAST = frozenset("l' d' nord sud plein grand".split())
_BEFORE_DETERMINER = (PREPOSITIONS | DETERMINERS.keys() | {"et"}) - CONTRACTIONS.keys()
_TOLD = CLITICS | PREPOSITIONS | DETERMINERS.keys() | _AUXILIARY | _EAST | NUMBERS | {"et"}
"""Words of which more is told than their class."""


def is_auxiliary(text: str, before: str) -> bool:
    """Whether the word is a form of avoir, être or a modal verb, not the east."""
    return text in _AUXILIARY and not (text == "est" and before in _EAST)


def _bits(form: str, word: Word) -> int:
    clitic = form in CLITICS and form != "en"
    bits = 0 if not clitic else ARTICLE if form in DETERMINERS else CLITIC
    if form == "est":
        bits |= EAST
    elif form in _AUXILIARY or word.only_verb:
        bits |= SURE
    elif word.finite and form not in PREPOSITIONS:
        bits |= MAYBE
    bits |= _part(form, word) | _bars(form) << BARRED
    return bits | (FINITE if word.finite else 0) | (ANY_CLITIC if form in CLITICS else 0)


def _part(form: str, word: Word) -> int:
    """What a word can be in a noun phrase; a word that nobody knows is a name."""
    if form in PREPOSITIONS or form in NUMBERS or form == "et":
        return PART
    if form in DETERMINERS:
        return OPENER
    if word.noun or word.qualifies:
        return PART
    return INFINITIVE if word.infinitive else 0 if word.verb or word.other else PART


def _bars(form: str) -> int:
    """What the next word cannot be: « l'est », « et le ministre », « l'interdiction de manifester »."""
    bars = CLITIC | ARTICLE | MAYBE if form in PREPOSITIONS else ARTICLE if form == "et" else 0
    bars |= EAST if form in _EAST else 0
    bars |= OPENER if form not in _BEFORE_DETERMINER else 0
    return bars | (INFINITIVE if form not in ("de", "d'") else 0)


@cache
def _of_classes() -> NDArray[np.int32]:
    return np.array([_bits("", word) for word in class_words()], np.int32)


@cache
def _of_words() -> dict[str, int]:
    return {form: _bits(form, class_words()[french().number(form)]) for form in _TOLD}


def _facts(new: NewWords) -> NDArray[Any]:
    told, classes = new.listed(_of_words()), new.column(READINGS)
    return np.where(told > 0, told, _of_classes().take(classes))  # -1 is the last


_FACTS = Column.at_once(_facts, np.int32)


def _steps(columns: Columns) -> NDArray[np.uint8]:
    """Of each word the step that it is on the way from a noun before it."""
    facts, near = columns.of(_FACTS), columns.gaps == JOINED
    can = facts.copy()
    can[1:] &= ~(facts[:-1] >> BARRED)
    steps = (FOUND * (can & (SURE | EAST | MAYBE) > 0)).astype(np.uint8)
    steps[(can & (SURE | EAST) > 0) | (can & (PART | OPENER | INFINITIVE) == 0)] |= ENDS
    clitics = (can & (CLITIC | ARTICLE)).nonzero()[0]
    behind = facts[clitics + 1] * near[clitics + 1]
    steps[clitics] = np.where(behind & FINITE, NEXT | ENDS, np.where(behind & ANY_CLITIC, 0, ENDS))
    steps[columns.lasts] = steps[~near] = ENDS
    return steps


def verbs_behind(columns: Columns, nouns: NDArray[np.int64]) -> list[tuple[int, int]]:
    """The verbs that may follow nouns: the place of the noun among those given, and the number of the verb."""
    steps = _steps(columns)
    events = steps.nonzero()[0]
    which, at = np.arange(len(nouns)), events.searchsorted(nouns, side="right")
    found = list[tuple[int, int]]()
    while len(which):
        places = events[at]
        within = places < nouns[which] + MAX_PHRASE
        which, at, places = which[within], at[within], places[within]
        step = steps[places]
        seen = step & (FOUND | NEXT) > 0
        verbs = places + (step & NEXT > 0)
        found += zip(which[seen].tolist(), verbs[seen].tolist(), strict=True)
        on = step & ENDS == 0
        which, at = which[on], at[on] + 1
    return sorted(found)
