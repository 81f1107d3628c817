"""What the form of a word says of the place of a verb in which it may stand: bits, worked out once for a word."""

from __future__ import annotations

from functools import cache, reduce
from operator import or_

import numpy as np

from auditor.kinds.agreement.words import PLURAL, class_words
from auditor.reading.lexicon import Analysis, french
from auditor.reading.wordnumbers import Column

INFINITIVE, PERSON, PARTICIPLE, DEED, LONE = (1 << bit for bit in range(5))
"""What a form is, and nothing else: an infinitive, a verb in the first or second person, a past participle, a noun that
tells what is done, a noun in the singular."""
PHRASE, PLURALS, BEFORE_VERB, BEFORE_DE, AFTER_DE, AFTER_DEED = (1 << bit for bit in range(5, 11))
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
_WORDS = {
    BEFORE_VERB: CLITICS_BEFORE,
    BEFORE_DE: _BEFORE_DE,
    AFTER_DE: frozenset(("de", "d'")),
    AFTER_DEED: PREPOSITIONS_AFTER,
}


def _facts(form: str) -> int:
    """The bits of a folded word."""
    number = french().number(form)
    if number < 0:
        return PHRASE  # a name
    return _sort(form, number) | reduce(or_, (bit for bit, words in _WORDS.items() if form in words), 0)


def _sort(form: str, number: int) -> int:
    bits, is_noun, may_be_lone = _of_class(number)
    if bits & PHRASE and not bits & INFINITIVE and form[-1] in "sx":
        bits |= PLURALS
    if is_noun:
        bits |= LONE if may_be_lone and form not in TIMES and form != "face" else 0
        bits |= DEED if form.endswith(_DEEDS) or form in _OTHER_DEEDS else 0
    return bits


@cache
def _of_class(number: int) -> tuple[int, bool, bool]:
    """The bits that words of a class share, whether they are nouns only, and whether these can stand alone."""
    analyses, word = french().sets[number], class_words()[number]
    if word.infinitive and all(one.mood == "inf" or one.tag == "NOUN" for one in analyses):
        return INFINITIVE | (PHRASE if word.noun else 0), False, False
    if all(map(_is_near, analyses)):
        return PERSON, False, False
    phrase = PHRASE if (word.noun or word.qualifies) and not word.other else 0
    if word.participle and all(one.tag in ("ADJ", "NOUN") or _is_past(one) or _is_near(one) for one in analyses):
        return PARTICIPLE | phrase, False, False
    is_noun = all(one.tag == "NOUN" for one in analyses)
    return phrase, is_noun, is_noun and not word.noun & PLURAL


def _is_near(one: Analysis) -> bool:
    return one.tag in _VERBS and (one.person in ("1", "2") or one.mood == "imp")


def _is_past(one: Analysis) -> bool:
    return one.tag in _VERBS and one.mood == "part" and one.tense == "past"


FACTS = Column(_facts, np.uint16)
