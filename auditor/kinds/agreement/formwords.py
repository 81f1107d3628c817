"""What the form of a word says of the place of a verb in which it may stand: bits, worked out once for a word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from auditor.kinds.agreement.words import PLURAL, Word, class_words
from auditor.reading.facts import READINGS
from auditor.reading.lexicon import Analysis, french
from auditor.reading.wordnumbers import Column, NewWords

INFINITIVE, PERSON, PARTICIPLE, DEED, LONE = (1 << bit for bit in range(5))
"""What a form is, and nothing else: an infinitive, a verb in the first or second person, a past participle, a noun that
tells what is done, a noun in the singular."""
PHRASE, PLURALS, BEFORE_VERB, BEFORE_DE, AFTER_DE, AFTER_DEED, BEYOND = (1 << bit for bit in range(5, 12))
"""Whether it can end a noun phrase, also one in the plural; what it can stand before or behind."""

_VERBS = frozenset(("VERB", "AUX"))
CLITICS_BEFORE = frozenset("se s' ne n' y".split())
_BEFORE_DE = frozenset(
    "refusé décidé accepté tenté promis cessé essayé choisi proposé demandé oublié envisagé évité exigé juré omis "
    "ordonné permis regretté rêvé risqué souhaité suggéré continué commencé réussi cherché hésité renoncé".split()
)
_DEEDS = ("tion", "sion", "ement", "issement", "ance", "ence", "ture", "age")
_OTHER_DEEDS = frozenset(
    "victoire défaite refus abandon achat retrait rejet promesse réponse échec fuite perte plainte crainte envoi "
    "départ soutien appel rappel arrêt recul choix aveu recours apport accueil emploi rachat transfert report".split()
)
DAYS = frozenset("lundi mardi mercredi jeudi vendredi samedi dimanche".split())
TIMES = DAYS | frozenset(
    "jour jours soir matin veille lendemain semaine semaines mois an ans année années nuit nuits fois dernier dernière "
    "même premier première heure heures minute minutes long moment été hiver printemps automne week-end saison siècle "
    "peu tout toute après-midi matinée soirée seconde seul seule prochain prochaine instant plus temps plupart rentrée "
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre quelques quinzaine énième "
    "deuxième troisième euros dollars livres francs yens kilos mètres kilomètres tonnes".split()
)
PREPOSITIONS_AFTER = frozenset("à au aux en dans après contre pour sur depuis devant vers lors avec chez entre".split())
_NEVER_LONE = TIMES | {"face"}
_BESIDE = {
    BEFORE_VERB: CLITICS_BEFORE,
    BEFORE_DE: _BEFORE_DE,
    AFTER_DE: frozenset(("de", "d'")),
    AFTER_DEED: PREPOSITIONS_AFTER,
    BEYOND: frozenset(("",)),
}
_WORDS = {
    word: sum(bit for bit, words in _BESIDE.items() if word in words) for word in frozenset().union(*_BESIDE.values())
}


def _facts(new: NewWords) -> NDArray[Any]:
    """The bits of folded words."""
    classes, words = new.column(READINGS), new.words
    bits = _of_classes().take(classes)  # the last are those of unknown words, whose class is -1
    plural = (bits & (PHRASE | INFINITIVE) == PHRASE) & np.array([word.endswith(("s", "x")) for word in words])
    bits[np.array([word in _NEVER_LONE for word in words])] &= ~LONE
    bits[np.array([not (word.endswith(_DEEDS) or word in _OTHER_DEEDS) for word in words])] &= ~DEED
    return np.where(classes < 0, PHRASE, bits | PLURALS * plural) | new.listed(_WORDS)


@cache
def _of_classes() -> NDArray[np.int64]:
    """Of each class the bits of its words, as many as any of them can have; in the last place those of names."""
    return np.array([*map(_of_class, french().sets, class_words()), PHRASE])


def _of_class(analyses: Sequence[Analysis], word: Word) -> int:
    if word.infinitive and all(one.mood == "inf" or one.tag == "NOUN" for one in analyses):
        return INFINITIVE | (PHRASE if word.noun else 0)
    if all(map(_is_near, analyses)):
        return PERSON
    phrase = PHRASE if (word.noun or word.qualifies) and not word.other else 0
    if word.participle and all(one.tag in ("ADJ", "NOUN") or _is_past(one) or _is_near(one) for one in analyses):
        return PARTICIPLE | phrase
    if not all(one.tag == "NOUN" for one in analyses):
        return phrase
    return phrase | DEED | (0 if word.noun & PLURAL else LONE)


def _is_near(one: Analysis) -> bool:
    return one.tag in _VERBS and (one.person in ("1", "2") or one.mood == "imp")


def _is_past(one: Analysis) -> bool:
    return one.tag in _VERBS and one.mood == "part" and one.tense == "past"


FACTS = Column.at_once(_facts, np.uint16)
