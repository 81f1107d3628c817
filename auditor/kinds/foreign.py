"""Words that another language uses every day and French hardly knows: « recruter l'arquero », « à 14 Uhr ».

A list of left-over words can only name what somebody thought of; how often words occur in each language tells the rest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import compress
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from auditor.installed import version
from auditor.kinds.base import Match, Param
from auditor.kinds.gloss import is_glossed
from auditor.kinds.unless import Unless
from auditor.kinds.vocabulary import borrowed, frequency
from auditor.reading import Document
from auditor.reading.facts import READINGS
from auditor.reading.lexicon import french
from auditor.reading.wordnumbers import Column, NewWords
from auditor.reading.wordtable import WordTable
from auditor.resources import models_digest
from auditor.rule import Rule

LANGUAGES = {
    "en": ("English", 3.7),
    "es": ("Spanish", 3.7),
    "pt": ("Portuguese", 3.7),
    "de": ("German", 3.7),
    "it": ("Italian", 3.7),
    "nl": ("Dutch", 3.7),
    "pl": ("Polish", 4.3),
    "cs": ("Czech", 4.3),
    "ro": ("Romanian", 4.3),
    "sv": ("Swedish", 4.3),
    "da": ("Danish", 4.3),
    "tr": ("Turkish", 4.3),
}
"""Language to its name and the Zipf frequency from which a word is one of its everyday words."""
UNKNOWN = 2.6
"""Zipf frequency in French below which a word is none of its own."""
LEAD = 1.6
"""How much more frequent it is in the other language."""
BORROWED = 4.6
"""Zipf frequency below which a word in -ing is a term that French borrows: quorum sensing."""
OPENING = 5.0
"""Zipf frequency from which a word with a capital is a function word that opens a sentence, and no name."""
REACH = 3
"""Words before and after that are looked at."""
SHORT_QUOTE = 60
"""Code points of a quotation below which it is taken for a title or a word that is spoken of."""
_JOINERS = frozenset("@#/_.&$\\-'’")


class ForeignKind:
    """Cards may `allow` words, name a file of `borrowed` words and give antipatterns; {language} fills the message."""

    params: ClassVar[Mapping[str, Param]] = {"allow": Param(list), "borrowed": Param(str), "unless": Param(list)}

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = [(rule, borrowed(rule), Unless(rule.params)) for rule in rules]

    def find(self, document: Document) -> Iterator[Match]:
        """Matches outside short quotations, where no other foreign word stands beside."""
        number_of = _everyday().number
        found = {word: number_of(word) for word in document.words_with(_column(), lambda numbers: numbers >= 0)}
        for word, number in found.items():
            for place in document.index[word]:
                if _stands_in_french(document, place, number, found.keys()):
                    yield from self._matches(document, word, place, number)

    def _matches(self, document: Document, word: str, place: int, number: int) -> Iterator[Match]:
        start, end = document.tokens.starts[place], document.tokens.ends[place]
        language, _ = LANGUAGES[list(LANGUAGES)[number // 1000]]
        for rule, allowed, unless in self._rules:
            if word not in allowed and not unless.silences(document, start, end):
                yield Match(rule, start, end, {"language": language})


@lru_cache(maxsize=1)
def _everyday() -> WordTable:
    """Everyday words of other languages with 1,000 times the number of the language plus the Zipf frequency x 100."""
    made_of = repr((LANGUAGES, UNKNOWN, LEAD, BORROWED, models_digest()))  # the lexicon is one of the models
    digest = hashlib.blake2b(made_of.encode(), digest_size=8).hexdigest()
    return WordTable.cached(f"foreign-{digest}-wordfreq-{version('wordfreq')}", _listed)


@lru_cache(maxsize=1)
def _column() -> Column[np.int32]:
    return Column.at_once(_numbers, np.int32)


def _numbers(new: NewWords) -> NDArray[np.int32]:
    """The everyday words among new ones: the lexicon knows none of them."""
    found, strange = np.full(len(new), -1, np.int32), new.column(READINGS) < 0
    found[strange] = _everyday().numbers(list(compress(new.words, strange.tolist())))
    return found


def _listed() -> Iterator[tuple[str, int]]:
    from wordfreq import get_frequency_list

    best: dict[str, tuple[float, int]] = {}
    for number, (language, (_, least)) in enumerate(LANGUAGES.items()):
        for band, words in enumerate(get_frequency_list(language, "small")):
            zipf = 9.0 - band / 100
            for word in words if zipf >= least else ():
                if word.endswith("ing") and zipf < BORROWED:
                    continue
                if word.isalpha() and len(word) > 2 and zipf > best.get(word, (0.0, 0))[0]:
                    best[word] = zipf, number
    for word, (zipf, number) in sorted(best.items()):
        if frequency(word) < UNKNOWN and zipf - frequency(word) >= LEAD and not _is_inflected(word):
            yield word, 1000 * number + round(100 * zipf)


def _is_inflected(word: str) -> bool:
    """Whether the word is known to French, or the plural of a word that is: « magistrates »."""
    return word in french() or (word[-1] == "s" and word[:-1] in french())


def _stands_in_french(document: Document, place: int, number: int, foreign: Container[str]) -> bool:
    start, end = document.tokens.starts[place], document.tokens.ends[place]
    if not _may_be_common(document, place, number) or _is_joined(document, start, end):
        return False
    if is_glossed(document.plain, end):
        return False
    if any(quote.start <= start < quote.end and quote.end - quote.start < SHORT_QUOTE for quote in document.quotes):
        return False
    if _is_passage(document, place, foreign):
        return False
    return document.line_language(document.sentence_at(start)) in ("fr", None)


def _is_passage(document: Document, place: int, foreign: Container[str]) -> bool:
    """Whether other foreign words stand around the word: a passage or a title of another language."""
    texts, strange = document.tokens.texts, 0
    for near in range(max(place - REACH, 0), min(place + REACH + 1, len(texts))):
        if near == place or texts[near] in french() or not texts[near].isalpha():
            continue
        if texts[near] in foreign or abs(near - place) == 1:
            strange += 2 if document.plain[document.tokens.starts[near]].islower() else 0
        strange += 1
    return strange > 1


def _may_be_common(document: Document, place: int, number: int) -> bool:
    """Whether the word is no name: in lower case, or an everyday word that opens a sentence or follows a number."""
    start, end = document.tokens.starts[place], document.tokens.ends[place]
    if document.plain[start:end].islower():
        return True
    if number % 1000 < 100 * OPENING or not document.plain[start + 1 : end].islower():
        return False
    after_number = place > 0 and document.tokens.texts[place - 1][0].isdigit() and document.plain[start - 1] == " "
    return after_number or (document.sentence_at(start).start == start and document.plain[end : end + 2] == ", ")


def _is_joined(document: Document, start: int, end: int) -> bool:
    """Whether the word is a part of an address, a handle or a compound."""
    before, after = document.plain[start - 1 : start], document.plain[end : end + 2]
    return before in _JOINERS - {"'", "’"} or (after[:1] in _JOINERS and after[1:2].isalnum())
