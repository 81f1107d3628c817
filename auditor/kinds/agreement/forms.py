"""A noun phrase that opens a clause, with a word right behind it that stands where the verb of the clause is meant."""

from __future__ import annotations

from collections.abc import Container, Iterator

import numpy as np
from numpy.typing import NDArray

from auditor.kinds.agreement.clauses import joined, opens_clause
from auditor.kinds.agreement.columns import COMMA, OPENS, places
from auditor.kinds.agreement.finding import Clash
from auditor.kinds.agreement.formwords import (
    AFTER_DE,
    AFTER_DEED,
    BEFORE_DE,
    BEFORE_VERB,
    BEYOND,
    CLITICS_BEFORE,
    DAYS,
    DEED,
    FACTS,
    INFINITIVE,
    LONE,
    PARTICIPLE,
    PERSON,
    PHRASE,
    PLURALS,
    PREPOSITIONS_AFTER,
    TIMES,
)
from auditor.kinds.agreement.phrase import Text, head
from auditor.kinds.agreement.roles import CONJUNCTION, COUNT, COUNTS, DETERMINER
from auditor.kinds.agreement.steps import CLITICS, PREPOSITIONS, is_auxiliary
from auditor.kinds.agreement.words import DETERMINERS, NAMES, SINGULAR, UNKNOWN

MAX_WORDS = 12
"""Words of a phrase before the word in question at most, and of an aside between commas."""

_TAGS = {
    INFINITIVE: frozenset(("VERB", "AUX")),
    PERSON: frozenset(("VERB", "AUX", "ADJ", "NOUN", "PROPN", "X")),
    PARTICIPLE: frozenset(("VERB", "AUX", "ADJ", "NOUN")),
    DEED: frozenset(("NOUN",)),
    LONE: frozenset(("NOUN",)),
}
_NOUN = frozenset(("NOUN", "PROPN", "NUM", "ADJ"))
_QUANTITIES = frozenset("plus près moins environ".split())
_GOVERNING = (
    "censé sensé supposé prêt dit venu allé parti sorti envoyé monté descendu accouru retourné rentré revenu".split()
)
"""Participles behind which an infinitive stands: « les pompiers venus éteindre le feu »."""
_BEFORE_INFINITIVE = DETERMINERS.keys() | {stem + end for stem in _GOVERNING for end in ("", "e", "s", "es")}
_NAMING = tuple("nommé baptisé appelé intitulé titré élu désigné proclamé jugé sacré déguisé qualifié estimé".split())
"""Participles behind which a noun stands that is no object: « surnommés le quatuor »."""
_WITHIN_NAMES = frozenset("et de du des la le d'".split())
_PLURAL = frozenset(form for form, mask in DETERMINERS.items() if not mask & SINGULAR) | {"des"}
_LINKS = frozenset("que qu' qui dont où quand lorsque lorsqu' si comme car mais et ou ni".split())
_RELATIVES = frozenset("qui dont où que qu'".split())


def wrong_forms(text: Text, barred: Container[str]) -> Iterator[Clash]:
    """« les agriculteurs du Pendjab bloquer », « le club perdu son match », « la banque financement des villas »."""
    texts, facts = text.texts, text.columns.of(FACTS)
    for number in _candidates(text, facts):
        sort = next(sort for sort in _TAGS if facts[number] & sort)
        last = _last(text, number, aside=sort == INFINITIVE)
        first = None if last is None else _opening(text, last)
        noun = None if first is None or last is None else _head(text, first, last)
        if first is None or noun is None or texts[noun] in barred:
            continue
        if last != noun and text.words[texts[number - 1]].finite:
            continue  # « la crainte leur fait imaginer »
        if sort == LONE and texts[first] not in _PLURAL:
            continue
        if sort in (INFINITIVE, PERSON) or _has_object(text, number, sort):
            yield Clash(first, number, noun, number, ((noun, _NOUN), (number, _TAGS[sort])))


def _candidates(text: Text, facts: NDArray[np.uint16]) -> list[int]:
    """Tokens behind what may be a noun phrase that are infinitives, or participles and nouns before an object."""
    this, after = facts[1:-1], facts[2:]
    objects = (text.columns.roles[2:] & (DETERMINER | COUNT | CONJUNCTION) > 0) & (after & AFTER_DE == 0)
    behind = after & AFTER_DEED > 0
    found = this & (INFINITIVE | PERSON) > 0
    found |= (this & (PARTICIPLE | DEED) > 0) & objects
    found |= (this & DEED > 0) & behind
    found |= (this & BEFORE_DE > 0) & (after & AFTER_DE > 0)
    found |= (this & LONE > 0) & (facts[:-2] & PLURALS > 0) & (objects | behind)
    found &= (facts[:-2] & (PHRASE | BEFORE_VERB) > 0) & (after & BEYOND == 0)
    return [number + 1 for number in places(found)]


def _last(text: Text, number: int, *, aside: bool) -> int | None:
    """The last word of the noun phrase before a verb, clitics and an aside between commas left out."""
    texts, last = text.texts, number - 1
    if not text.written(number)[0].islower():
        return None
    while last > 0 and texts[last] in CLITICS_BEFORE and joined(text, last + 1):
        last -= 1
    if aside and text.columns.gaps[last + 1] == COMMA:
        last = _before_aside(text, last)
    elif not joined(text, last + 1):
        return None
    word = text.words[texts[last]]
    if texts[last] in PREPOSITIONS or texts[last] in _BEFORE_INFINITIVE:
        return None
    if aside and word == UNKNOWN and text.written(last)[0].islower():
        return None  # a verb in a spelling that the lexicon does not know
    return None if word.other or word.infinitive or texts[last].endswith("ant") else last


def _before_aside(text: Text, last: int) -> int:
    """The word before « , fermé depuis mars, » or « , qui a fermé en mars, »; 0 for none."""
    texts, gaps = text.texts, text.columns.gaps
    for place in range(last, max(last - MAX_WORDS, 0), -1):
        if gaps[place] == COMMA:
            opens = text.words[texts[place]]
            return place - 1 if texts[place] in _RELATIVES or opens.participle or texts[place] in DETERMINERS else 0
        if not joined(text, place):
            return 0
    return 0


def _opening(text: Text, last: int) -> int | None:
    """The token that opens a clause with a noun phrase which ends with a token; None where a verb stands between."""
    texts = text.texts
    for place in range(last, last - MAX_WORDS, -1):
        if place < last and not joined(text, place + 1):
            return None
        before = texts[place - 1] if place else ""
        if opens_clause(text, place):
            return place if place < last and before != "alors" and _can_open(text, place, last) else None
        if not _in_phrase(text, place, before):
            return None
    return None


def _in_phrase(text: Text, place: int, before: str) -> bool:
    form = text.texts[place]
    word = text.words[form]
    if form in PREPOSITIONS or form in DETERMINERS or form in COUNTS or form == "et":
        return True
    if is_auxiliary(form, before) or word.only_verb or form in CLITICS:
        return False
    if word.finite and before not in PREPOSITIONS and before not in DETERMINERS and not _is_adjective(text, before):
        return False
    return bool(word.noun or word.qualifies) or form[0].isdigit() or not (word.verb or word.other)


def _is_adjective(text: Text, form: str) -> bool:
    word = text.words[form]
    return bool(word.adjective) and not word.noun


def _can_open(text: Text, place: int, last: int) -> bool:
    """Whether a determiner, a quantity or a name of several words stands there."""
    texts, form = text.texts, text.texts[place]
    if form in DETERMINERS or form == "des" or (form in _QUANTITIES and texts[place + 1] in ("de", "d'")):
        return True
    names = range(place, last + 1)
    return form in COUNTS or (
        text.words[form] == UNKNOWN and all(text.written(at)[0].isupper() or texts[at] in _WITHIN_NAMES for at in names)
    )


def _head(text: Text, first: int, last: int) -> int | None:
    """The noun of a phrase from its first to its last token."""
    texts = text.texts
    if texts[first] in _QUANTITIES:
        first += 1
        while texts[first + 1] in COUNTS and first + 1 < last:
            first += 1
    elif texts[first] not in DETERMINERS and texts[first] not in COUNTS and texts[first] != "des":
        return first
    if texts[first + 1] in NAMES and text.written(first + 1)[0].isupper():
        return first + 1
    noun = head(texts, text.words, first)
    if noun is not None and noun > last:  # « les conservateurs plomb », where no adjective can be
        word = text.words[texts[last]]
        return last if word.participle or not word.adjective & text.words[texts[noun]].noun else None
    return noun


def _has_object(text: Text, number: int, sort: int) -> bool:
    """Whether an object that a participle or noun cannot have stands behind it, and no verb in the clause."""
    texts = text.texts
    form, after, ahead = texts[number], texts[number + 1], texts[number + 2]
    if after in PREPOSITIONS_AFTER:
        return sort != PARTICIPLE and _has_no_verb(text, number + 2, whole=True)
    if not joined(text, number + 1) or after == "des" or not ahead or form.rstrip("es").endswith(_NAMING):
        return False
    if after in ("de", "d'") and not text.words[ahead].infinitive:
        return False
    if any(one in TIMES or one.endswith("-là") for one in (after, ahead)):
        return False
    if texts[number + 3] in TIMES - DAYS:
        return False
    return _has_no_verb(text, number + 2)


def _has_no_verb(text: Text, start: int, *, whole: bool = False) -> bool:
    """Whether no word up to the end of a clause, or of the whole sentence, is a finite verb."""
    texts, gaps = text.texts, text.columns.gaps
    for place in range(start, start + 40):
        if gaps[place] == OPENS or (not whole and (not joined(text, place) or texts[place] in _LINKS)):
            return True
        word = text.words[texts[place]]
        if is_auxiliary(texts[place], texts[place - 1]) or (word.finite and not word.noun):
            return False
    return True
