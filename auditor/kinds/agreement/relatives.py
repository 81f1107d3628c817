"""Clauses that begin with qui or que, and the noun before them."""

from __future__ import annotations

from collections.abc import Container, Iterator

from auditor.kinds.agreement.clauses import joined
from auditor.kinds.agreement.finding import Clash
from auditor.kinds.agreement.nouns import BEFORE, narrowed
from auditor.kinds.agreement.phrase import Text, number_of
from auditor.kinds.agreement.steps import CLITICS
from auditor.kinds.agreement.words import CONTRACTIONS, DEMONSTRATIVES, DETERMINERS, MASCULINE, SINGULAR

_NOUN = frozenset(("NOUN",))
_VERB = frozenset(("VERB", "AUX"))
_PARTICIPLE = frozenset(("VERB", "ADJ"))
_HAVE = frozenset("a ont avait avaient ai avons avez aura auront aurait auraient avais".split())
_ADVERBS = frozenset(
    "pas déjà toujours jamais bien aussi longtemps ensuite également n' ne lui leur m' t' nous".split()
)
_GOVERN = frozenset("de d' que qu' si où ce quand".split())
_TELLING = frozenset(
    f"{stem}{ending}"
    for stem in (
        "prévenu",
        "informé",
        "averti",
        "convaincu",
        "persuadé",
        "assuré",
        "prévient",
        "informe",
        "avertit",
        "dit",
    )
    for ending in ("", "e", "s", "es", "nt")
)
"""« il a prévenu les élus que la mairie a vendu »: what que opens is said, it belongs to no noun."""
_AFTER_WHO = frozenset(("VERB", "AUX", "NOUN", "ADJ"))
"""Tags of a verb behind « qui »: where it disagrees, the tagger may take it for a noun."""
_MASCULINE_SINGULAR = MASCULINE & SINGULAR
MAX_SUBJECT = 5
"""Words of the subject of a clause with que."""


def wrong_relatives(text: Text, barred: Container[str]) -> Iterator[Clash]:
    """« les enfants qui joue », « la mesure qui entrent », « les élus, qui manifeste »."""
    words, texts, opening = text.words, text.texts, {opening.noun for opening in text.openings}
    for who in text.places("qui"):
        noun, verb = who - 1, who + 1
        while texts[verb] in CLITICS:
            verb += 1
        if not joined(text, verb):
            continue
        if not joined(text, who) and (text.between[who] != ", " or noun not in opening):
            continue
        finite, mask = words[texts[verb]].finite, _antecedent(text, noun, barred)
        if finite and mask and not number_of(mask) & finite:
            tag = () if texts[noun] in DEMONSTRATIVES else ((noun, _NOUN),)
            behind = (verb, _VERB if words[texts[verb]].other else _AFTER_WHO)
            yield Clash(noun, verb, noun, verb, (*tag, behind))


def _antecedent(text: Text, noun: int, barred: Container[str]) -> int:
    """Gender and number of what qui stands for; 0 where that is not sure."""
    form = text.texts[noun]
    if form in DEMONSTRATIVES:
        one_of_many = text.texts[noun - 1] in ("de", "d'")  # « un de ceux qui a »
        return 0 if one_of_many else DEMONSTRATIVES[form]
    return narrowed(text, noun, text.words[form].noun) if _is_noun(text, noun, barred) else 0


def wrong_objects(text: Text, barred: Container[str]) -> Iterator[Clash]:
    """« la maison que le couple a acheté », « les photos qu'il avait pris »."""
    words, texts = text.words, text.texts
    for which in ("que", "qu'"):
        for place in text.places(which):
            noun = place - 1
            if not _is_noun(text, noun, barred) or not joined(text, place):
                continue
            mask = narrowed(text, noun, words[texts[noun]].noun)
            verb = _participle(text, place + 1)
            if verb is None or not mask or mask & _MASCULINE_SINGULAR:
                continue
            said = words[texts[verb]].participle
            if said and not said & mask and not _governs(text, verb):
                yield Clash(noun, verb, noun, verb, ((noun, _NOUN), (verb, _PARTICIPLE)))


def _is_noun(text: Text, noun: int, barred: Container[str]) -> bool:
    """Whether the word is a noun written small that belongs to no noun before it, and that the card does not bar."""
    texts, form = text.texts, text.texts[noun]
    if form in barred or not text.words[form].noun or text.words[form].other or not text.written(noun).islower():
        return False
    first = noun - 1
    while joined(text, first + 1) and noun - first < 4:
        if texts[first] in DETERMINERS:
            return texts[first] not in CONTRACTIONS and (texts[first - 1] not in BEFORE | _TELLING)
        if not text.words[texts[first]].adjective:
            return False
        first -= 1
    return False


def _participle(text: Text, first: int) -> int | None:
    """The participle behind avoir in a clause that begins at a token with its subject."""
    words, texts = text.words, text.texts
    for number in range(first, first + MAX_SUBJECT + 1):
        if not joined(text, number):
            return None
        if texts[number] in _HAVE and number > first:
            number += 1
            while texts[number] in _ADVERBS:
                number += 1
            return number if joined(text, number) else None
        word = words[texts[number]]
        if number > first and (word.finite and not word.noun) and texts[number] not in DETERMINERS:
            return None
    return None


def _governs(text: Text, verb: int) -> bool:
    """« la maison qu'il a décidé de vendre », « qu'il a fait bâtir », « les faits qu'il a réussi à établir »."""
    texts = text.texts
    after = verb + 1
    if not joined(text, after):
        return False
    if texts[after] == "à":
        return _is_infinitive(text, after + 1)
    return texts[after] in _GOVERN or _is_infinitive(text, after)


def _is_infinitive(text: Text, number: int) -> bool:
    return text.words[text.texts[number]].infinitive
