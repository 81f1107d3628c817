"""Which words a writer may have meant by another: sets of words that sound alike, and endings that do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from auditor.reading.lexicon import Analysis, french

_ALIKE = """
a à as; et est ait; ou où; on ont; son sont; ce se; c' s'; sa ça; la là; leur leurs; peu peut; quand quant; du dû
sur sûr; tout tous; toute toutes; toute tout; été était; être êtes êtres; mes mais; fait fais faits; dit dis
mis mit; pris prit; notre nôtre; votre vôtre; près prêt; voir voire; fois foi; cours cour; parti partie
cet cette; sais sait; vas va; eu eut; fut fût; dû dut; pu put; même mêmes; quelque quelques; appel appelle
travail travaille; conseil conseille; emploi emploie; envoi envoie; lieu lieux; prix pris; ni nie
peut peux; peuvent peut; doit dois; doivent doit; sera seras serra; était étaient; avait avaient; a ont; est sont
quel quelle quels quelles; soutien soutient; entretien entretient; maintien maintient; accueil accueille
réveil réveille; ennui ennuie; essai essaie; soit soi sois; temps tant; autre autres; perd père; plus plut
vont vons; différent différend; camp camps; été êtes; tire tir; cri crie; pari parie; oubli oublie
souci soucie; tri trie; pli plie; balai balaie; relai relaie; désir désire; recul recule; calcul calcule; vol vole
détail détaille; signal signale; profil profile; contrat contrats; transfert transfère; appui appuie
"""
_SHIFTS = (  # endings that sound alike, or are mixed up; what each makes must be another sort of word
    "é és ée ées er ez ait aient ai",
    "i it is ie",
    "u ut us ue",
    "s t se te",
    "t ts te",
    "int inrent",
    "ert ère",
)
_PERSONS = (  # endings of the third person of one and of many, and of the others that sound like them
    "e ent; ait aient; a ont; t ent; t ssent; it isent; it issent; ait ont; it irent; a èrent; ut urent; ient iennent; "
    "end ennent; end endent; oit oient; eut euvent; oit oivent; ra ront; rait raient; nd ndent; t vent; t sent; "
    "d dent; e es; ait ais; t s; ra ras; ra rai; rait rais; a as"
)
_FINITE = frozenset(("one", "many", "speaker"))
_VERBAL = _FINITE | {"infinitive", "participle"}
MIN_LENGTH, MIN_STEM = 4, 2
MADE_OF = (_ALIKE, *_SHIFTS, *_PERSONS)
"""What decides, with the lexicon, which words are taken for each other."""

_SETS = [line.split() for line in _ALIKE.strip().replace("\n", ";").split(";")]
CLOSED: dict[str, frozenset[str]] = {
    word: frozenset(other for words in _SETS if word in words for other in words if other != word)
    for words in _SETS
    for word in words
}
"""Words that are mixed up, each with the others of its sets."""


def _endings(groups: list[list[str]]) -> dict[str, frozenset[str]]:
    found = defaultdict[str, set[str]](set)
    for group in groups:
        for ending in group:
            found[ending].update(other for other in group if other != ending)
    return {ending: frozenset(others) for ending, others in found.items()}


_SHIFTED = _endings([group.split() for group in _SHIFTS])
_PERSONAL = _endings([group.split() for group in _PERSONS.split(";")])


@lru_cache(maxsize=4096)
def _roles_of(readings: int) -> frozenset[str]:
    """What words can be that share a set of readings, by its number."""
    return frozenset(map(_role, french().sets[readings])) if readings >= 0 else frozenset()


def _role(reading: Analysis) -> str:
    if reading.tag in ("VERB", "AUX"):
        participle = reading.mood == "part" and reading.tense == "past"
        return "participle" if participle else "infinitive" if reading.mood == "inf" else _person(reading)
    return "nominal" if reading.tag in ("NOUN", "ADJ") else "other"


def _person(reading: Analysis) -> str:
    return "speaker" if reading.person in ("1", "2") else "many" if reading.number == "p" else "one"


def roles(word: str) -> frozenset[str]:
    """What a word can be: infinitive, (past) participle, nominal, other, or a finite verb of one, many or a speaker.

    There is nothing for an unknown word.
    """
    return _roles_of(french().number(word))


def _is_verbal(own: frozenset[str]) -> bool:
    return not own.isdisjoint(_VERBAL) and "other" not in own


@lru_cache(maxsize=16_384)
def alternatives(word: str) -> tuple[str, ...]:
    """The words that may be meant by a word, in the order of the alphabet."""
    return tuple(sorted(CLOSED.get(word) or set(_others(word))))


def _others(word: str) -> Iterator[str]:
    """The alternatives of a form of a verb; one may come twice."""
    own = roles(word)
    if len(word) >= MIN_LENGTH and _is_verbal(own):
        yield from _shifted(word, own)
        yield from _persons(word, own)


def _shifted(word: str, own: frozenset[str]) -> Iterator[str]:
    """Forms with another ending that are other parts of a verb."""
    parts = _parts(own)
    for other in _with(word, _SHIFTED):
        found = roles(other)
        if _is_verbal(found) and parts.isdisjoint(_parts(found)):
            yield other


def _parts(found: frozenset[str]) -> frozenset[str]:
    """Parts of a verb, all finite ones as one."""
    return frozenset("finite" if role in _FINITE else role for role in found & _VERBAL)


def _persons(word: str, own: frozenset[str]) -> Iterator[str]:
    """Other persons of a finite verb."""
    if own.isdisjoint(_FINITE) or own - _FINITE - {"nominal"}:
        return
    number = french().number(word)
    for other in _with(word, _PERSONAL):
        found = roles(other)
        if found & _FINITE and "other" not in found and french().number(other) != number:
            yield other


def _with(word: str, endings: dict[str, frozenset[str]]) -> Iterator[str]:
    """The word with other endings, the longest of its own first."""
    for cut in range(min(len(word) - MIN_STEM, 6), 0, -1):
        for other in endings.get(word[-cut:], ()):
            yield word[:-cut] + other


def sort(word: str) -> str:
    """What a word is in the name of a mix-up: itself if it stands in a set, else what it can be."""
    found = roles(word)
    return word if word in CLOSED else "+".join(sorted(found - {"speaker"} if "one" in found else found))


def mixup(word: str, meant: str) -> str:
    """The name of a mix-up, by which limits are kept: « a>à », « infinitive>participle », « one>many »."""
    return f"{sort(word)}>{sort(meant)}"
