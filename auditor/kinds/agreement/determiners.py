"""A determiner, or an adjective before the noun, that does not agree with what follows it."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray

from auditor.kinds.agreement.clauses import is_count, joined, opens_clause
from auditor.kinds.agreement.columns import JOINED, Columns, by_class, places
from auditor.kinds.agreement.finding import Clash
from auditor.kinds.agreement.pairs import AHEAD, PURE
from auditor.kinds.agreement.phrase import Text
from auditor.kinds.agreement.roles import COUNT, COUNTS, OPENERS, SAID
from auditor.kinds.agreement.steps import PREPOSITIONS
from auditor.kinds.agreement.words import PLURAL, UNKNOWN, Word, class_words

_NOUN = frozenset(("NOUN",))
_PHRASE = frozenset(("NOUN", "ADJ"))
_ADJECTIVE = frozenset(("ADJ",))
_ARTICLE = frozenset(("DET",))
_PRONOUNS = frozenset("le la les l' leur".split())
_FIRST = frozenset(
    "premier première premiers premières dernier dernière derniers dernières nouveau nouvelle nouveaux "
    "nouvelles ancien ancienne anciens anciennes petit petite petits petites grand grande grands grandes gros "
    "grosse grosses beau belle beaux belles bon bonne bons bonnes mauvais mauvaise mauvaises vieux vieille "
    "vieilles jeune jeunes principal principale principaux principales prochain prochaine prochains "
    "prochaines futur future futurs futures faux fausse fausses vrai vraie vrais vraies meilleur meilleure "
    "meilleurs meilleures véritable véritables deuxième "
    "troisième quatrième".split()
)
"""Adjectives that mostly stand before their noun."""
_LABELS = frozenset(
    "numéro n article articles page pages tome étape chapitre acte phase lot épisode niveau groupe ligne route canal "
    "chaîne saison an année a d n° rn quai top g code type formule zone classe catégorie volume bus tram métro les le "
    "la d' l' et à en février avril".split()
)
_SIGNS = ("n°", "n° ", "N°", "#", "-", "/", ".", ",", ":", "(")
_ALONE = ("dernier", "dernièr", "premier", "premièr", "nouvelle", "jeune", "petit", "grand", "vieux", "ancien")
_LINKS = frozenset("et ou ni à".split())
_VERB_ENDINGS = ("ant", "ez", "faites", "dites")
_BEFORE_ONE = ("et", "l'")
"""« vingt et une voix », « l'un demande »."""
_SPEAKERS = frozenset("je j' tu nous vous qui ne".split())
_MARKS = ("(", "/", "·", "-")
_BEFORE = frozenset(OPENERS) | {"de", "d'", "plus", "moins"}


def wrong_determiners(text: Text, barred: Container[str]) -> Iterator[Clash]:
    """« le joueurs », « une décisions », « un vaste opération »."""
    texts, words = text.texts, text.words
    for first in _suspects(text):
        if texts[first + 1] in barred:
            continue
        if not _agrees(OPENERS[texts[first]], words[texts[first + 1]]):
            yield from _clash(text, first, words[texts[first + 1]])
        elif _leads_astray(text, first, barred):
            yield Clash(first, first + 2, first + 2, first, ((first + 1, _ADJECTIVE), (first + 2, _NOUN)))


def _suspects(text: Text) -> list[int]:
    """Determiners that do not suit the next word, or that stand before an adjective and its noun."""
    texts, columns = text.texts, text.columns
    said = columns.roles[:-1] & SAID
    found = places(_clashes().take(said * len(class_words()) + columns.classes[1:]))
    astray = (adjective - 1 for adjective in columns.paired(PURE) if adjective)
    persons = (noun - 1 for noun in text.places("personne") if noun)  # a pronoun too
    return sorted({*found, *(first for first in (*astray, *persons) if texts[first] in OPENERS)})


@cache
def _clashes() -> NDArray[np.bool_]:
    """By what a determiner says, and by class: whether the word behind disagrees; flat."""
    rows = [
        [bool(said) and not word.other and not _agrees(said, word) for word in class_words()]
        for said in range(SAID + 1)
    ]
    return np.array(rows).ravel()


def _clash(text: Text, first: int, word: Word) -> Iterator[Clash]:
    texts = text.texts
    opener = texts[first]
    if not _is_small(text, first, 2) or _has_mark(text, first + 2):
        return
    if texts[first + 2] in _LINKS and (word.qualifies or OPENERS[opener] & PLURAL):
        return  # « les premier et deuxième », « les curé et maire »
    if opener in _PRONOUNS and word.verb and _may_be_object(text, first, word):
        return
    if opener[0] == "u" and texts[first - 1] in _BEFORE_ONE:
        return
    tags = ((first, _ARTICLE),) if opener in _PRONOUNS else ()
    yield Clash(first, first + 1, first + 1, first, ((first + 1, _PHRASE), *tags))


def _may_be_object(text: Text, first: int, word: Word) -> bool:
    """Whether a verb may follow the word as its object: « il les porte », « en la signant », « tu la portes »."""
    before = text.before(first, 3)
    if text.texts[first + 1].endswith(_VERB_ENDINGS):
        return True
    if opens_clause(text, first):
        return False
    if before and before[-1] in PREPOSITIONS:
        return word.infinitive
    return word.infinitive or bool(word.finite) or not _SPEAKERS.isdisjoint(before)


def _only_qualifies(word: Word) -> bool:
    return bool(word.adjective) and not word.noun and not word.verb


def _leads_astray(text: Text, first: int, barred: Container[str]) -> bool:
    """« un vaste opération »: an adjective of either gender between the two."""
    texts, words = text.texts, text.words
    if texts[first + 2] in barred or texts[first - 1] in _LINKS:
        return False
    adjective, noun = words[texts[first + 1]], words[texts[first + 2]]
    if not _only_qualifies(adjective) or noun.adjective or noun.other or noun.verb:
        return False
    clash = noun.noun and not noun.noun & OPENERS[texts[first]] and noun.noun & adjective.adjective
    return bool(clash) and _is_small(text, first, 3)


def wrong_first_adjectives(text: Text, barred: Container[str]) -> Iterator[Clash]:
    """« de nouvelles mesure », « ces dernier mois »."""
    texts, words = text.texts, text.words
    for first in text.columns.paired(AHEAD):
        adjective, noun = texts[first], words[texts[first + 1]]
        if not _stands_first(adjective, words[adjective]) or texts[first - 1] not in _BEFORE:
            continue
        if adjective in barred or (noun.verb and _stands_alone(adjective, texts[first - 1], texts[first + 1])):
            continue
        if texts[first - 2] in _LINKS:
            continue  # « la première et la deuxième chaînes »
        if texts[first + 1] not in barred and _is_small(text, first - 1, 3):
            yield Clash(first, first + 1, first + 1, first, ((first, _ADJECTIVE), (first + 1, _NOUN)))


def wrong_numbers(text: Text, barred: Container[str]) -> Iterator[Clash]:
    """« cent vingt passager », « 12 mort »."""
    texts = text.texts
    for number in _clashing_counts(text.columns):
        form, noun = texts[number], text.words[texts[number + 1]]
        if (form not in COUNTS and not is_count(form)) or _is_function(noun, texts[number + 1]):
            continue
        if texts[number + 1] in barred or not _is_small(text, number, 2) or _is_label(text, number):
            continue
        if not _has_mark(text, number + 2):
            yield Clash(number, number + 1, number + 1, number, ((number + 1, _PHRASE),))


def _clashing_counts(columns: Columns) -> list[int]:
    """Numbers before a noun that has no plural reading."""
    return places(
        (columns.roles[:-1] & COUNT > 0) & _singulars().take(columns.classes[1:]) & (columns.gaps[1:] == JOINED)
    )


@cache
def _singulars() -> NDArray[np.bool_]:
    return by_class(lambda word: word.noun and not (word.noun | word.qualifies) & PLURAL)


def _is_label(text: Text, number: int) -> bool:
    """« page deux », « n° 12 », « la 8 »: the number says which, not how many."""
    document, token = text.own(number)
    start = document.tokens.starts[token]
    before = text.texts[number - 1] if joined(text, number) else ""
    if before in ("à", "en", "les", "ces", "ses") and not document.plain[start].isdigit():
        return False  # « élève à douze mort »
    if (before and text.words[before] == UNKNOWN) or (before == "pour" and text.texts[number] == "cent"):
        return True  # « une Peugeot 207 », « trois pour cent »
    return before in _LABELS or document.plain[max(0, start - 2) : start].endswith(_SIGNS)


def _stands_alone(adjective: str, opener: str, following: str) -> bool:
    """« ce dernier réplique », « les nouvelles arrivant »: the adjective is the noun, and a verb follows."""
    return opener not in ("de", "d'") and (adjective.startswith(_ALONE) or following.endswith("ant"))


def _is_function(word: Word, form: str) -> bool:
    return word.other and form != "personne"


def _stands_first(form: str, word: Word) -> bool:
    """Whether the word before a noun can only be its adjective; « meilleur » mostly is."""
    return form in _FIRST or not (word.noun or word.other)


def _agrees(mask: int, word: Word) -> bool:
    """Whether something that the word can be suits the determiner; it must be a noun or adjective at all."""
    union = word.noun | word.qualifies
    return not word.noun | word.adjective or bool(mask & union)


def _is_small(text: Text, first: int, length: int) -> bool:
    """Whether some words stand side by side, the later ones in lower case."""
    if not all(joined(text, number) for number in range(first + 1, first + length)):
        return False
    return text.written(first + 1, first + length - 1).islower()


def _has_mark(text: Text, number: int) -> bool:
    """« les élu(e)s »: more may belong to the determiner than the word behind it."""
    return text.between[number].strip().startswith(_MARKS)
