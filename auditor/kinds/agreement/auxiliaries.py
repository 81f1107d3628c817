"""A participle that agrees after avoir though no object stands before it, whatever the subject is."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from auditor.kinds.agreement.clauses import joined
from auditor.kinds.agreement.columns import by_class, places
from auditor.kinds.agreement.finding import Clash
from auditor.kinds.agreement.phrase import Text
from auditor.kinds.agreement.words import MASCULINE, SINGULAR, Word

_HAVE = frozenset(
    "ai as a avons avez ont avais avait avions aviez avaient aurai auras aura aurons aurez auront aurais aurait "
    "aurions auriez auraient ait aient aie eut eurent avoir ayant".split()
)
_OWN = {
    "nous": frozenset("avons avions aurons aurions".split()),
    "vous": frozenset("avez aviez aurez auriez".split()),
}
"""Forms of which such a pronoun is the subject if it stands right before them."""
_BETWEEN = frozenset(
    "pas plus jamais déjà toujours bien aussi ensuite également encore enfin donc ainsi même notamment pourtant "
    "cependant finalement récemment longuement lui elle alors depuis hier mardi lundi mercredi jeudi vendredi samedi "
    "dimanche notamment officiellement rapidement longtemps souvent tous toutes".split()
)
MAX_BETWEEN, MAX_BEFORE = 3, 40
"""Adverbs between auxiliary and participle, and words before the auxiliary in which an object is looked for."""
_SKIPPED = frozenset("ne n' y lui leur".split())
_OBJECTS = frozenset("l' la le les m' me t' te s' se en nous vous".split())
_ASKING = frozenset("quel quelle quels quelles lesquels lesquelles laquelle lequel combien".split())
_JOINING = frozenset("alors parce afin bien pendant tandis dès après avant depuis ainsi sans pour si".split())
_SPEAKERS = frozenset("il elle on ils elles qui je j' a ont".split())
"""Words behind which « dit », « estime » and « annonce » are verbs."""
_QUALIFIES = frozenset(("VERB", "ADJ", "AUX"))
_AFTER = frozenset(
    "le la les l' un une des son sa ses leur leurs ce cet cette ces à de d' du par que qu' dans deux trois quatre cinq "
    "six dix plusieurs quelques toute toutes tous aux au".split()
)
_UNCHANGED = MASCULINE & SINGULAR


@cache
def _agreeing() -> NDArray[np.bool_]:
    """Of each class whether its words are participles that agree, and neither verbs nor particles."""
    return by_class(_agrees)


def _agrees(word: Word) -> bool:
    only = not (word.other or word.finite or word.infinitive)
    return bool(word.participle) and not word.participle & _UNCHANGED and only


def wrong_auxiliaries(text: Text, barred: Container[str]) -> Iterator[Clash]:
    """« un routier a tentée de passer », « 2.000 personnes ont perdus leur logement »."""
    texts, words = text.texts, text.words
    for place in places(_agreeing().take(text.columns.classes)):
        have = _auxiliary(text, place)
        if have is None or texts[place] in barred or _may_have_object(text, have):
            continue
        following = texts[place + 1] if joined(text, place + 1) else ""
        word = words[texts[place]]
        if word.noun and have and texts[have - 1] == "y":
            continue  # « il y a atteinte à »
        if not (word.noun or word.adjective & ~word.participle) or following in _AFTER:
            yield Clash(have, place, have, place, ((place, _QUALIFIES),))


def _auxiliary(text: Text, place: int) -> int | None:
    """The form of avoir before a participle, adverbs between."""
    texts = text.texts
    for have in range(place - 1, max(place - 2 - MAX_BETWEEN, -1), -1):
        is_have = texts[have] in _HAVE
        if not (is_have or texts[have] in _BETWEEN) or not joined(text, have + 1):
            return None
        if is_have:
            return have if text.written(have)[0].islower() else None
    return None


def _may_have_object(text: Text, have: int) -> bool:
    """Whether an object pronoun stands right before the auxiliary, or a relative or question word anywhere before."""
    texts = text.texts
    before = have - 1
    while before >= 0 and texts[before] in _SKIPPED:
        before -= 1
    if before >= 0 and texts[before] in _OBJECTS and not _is_subject(texts, before, have):
        return True
    document, token = text.own(have)
    first, _ = document.token_range(document.sentence_at(document.tokens.starts[token]))
    return any(_refers(text, number) for number in range(have - min(token - first, MAX_BEFORE), have))


def _is_subject(texts: Sequence[str], pronoun: int, have: int) -> bool:
    """« nous avons », but « vous nous avez »."""
    return texts[have] in _OWN.get(texts[pronoun], ()) and not (pronoun and texts[pronoun - 1] in _OWN)


def _refers(text: Text, number: int) -> bool:
    """Whether a word may stand for an object: « que » behind a noun, « quelles »."""
    texts = text.texts
    if texts[number] in _ASKING:
        return True
    if texts[number] not in ("que", "qu'"):
        return False
    if not number or not joined(text, number):
        return True
    word = text.words[texts[number - 1]]
    verbal = bool(word.finite or word.infinitive or word.participle & _UNCHANGED)
    if word.noun:
        verbal = verbal and number > 1 and texts[number - 2] in _SPEAKERS
    return not verbal and texts[number - 1] not in _JOINING
