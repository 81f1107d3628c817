"""What a word form can be in a noun phrase: genders and numbers as bits, and whether it can be a finite verb."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from auditor.reading.lexicon import Analysis, french

SINGULAR, PLURAL = 0b0101, 0b1010  # bits: masculine singular, masculine plural, feminine singular, feminine plural
MASCULINE, FEMININE = 0b0011, 0b1100
ANY = 0b1111

_GENDERS = {"m": MASCULINE, "f": FEMININE, "": ANY}
_NUMBERS = {"s": SINGULAR, "p": PLURAL, "": ANY}
_VERBS = frozenset(("VERB", "AUX"))
_FINITE = frozenset(("ind", "sub", "cnd"))


class Word(NamedTuple):
    """Readings of a form; each mask holds the genders and numbers that the form can have so, 0 for none."""

    noun: int
    adjective: int
    participle: int  # past participle
    finite: int  # SINGULAR, PLURAL or both: numbers of its finite readings in the third person
    verb: bool  # any finite reading, infinitive or present participle
    infinitive: bool
    other: bool  # adverb, preposition, pronoun, conjunction ...

    @property
    def only_verb(self) -> bool:
        """Whether the form is a finite verb and nothing else."""
        return bool(self.finite) and not (self.noun or self.adjective or self.participle or self.other)

    @property
    def qualifies(self) -> int:
        """What it can be as an adjective or participle."""
        return self.adjective | self.participle


UNKNOWN = Word(0, 0, 0, 0, False, False, False)


_ADJECTIVES = frozenset(
    form + ending
    for form in "important suffisant inquiétant étonnant puissant brillant constant récent évident urgent".split()
    for ending in ("", "e", "s", "es")
)
"""Adjectives that are participles to the lexicon, and hardly ever in the press."""


def is_like_participle(form: str, word: Word) -> bool:
    """« décevant »: an adjective that is a present participle where an object follows."""
    return form.endswith("ant") and bool(word.adjective) and not (word.finite or word.infinitive or word.noun)


@cache
def class_words() -> list[Word]:
    """The readings of each of the lexicon's classes; those of unknown words in the last place."""
    return [*map(_read, french().sets), UNKNOWN]


_KNOWN = {"personnes": FEMININE & PLURAL}
"""Nouns whose gender the lexicon leaves open, because a pronoun is spelt alike."""


class Words(dict[str, Word]):
    """Folded word to its readings, asked of the lexicon once."""

    LIMIT = 100_000

    def __missing__(self, form: str) -> Word:
        if len(self) > self.LIMIT:
            self.clear()
        word = class_words()[french().number(form)]  # of unknown words the number is -1
        if form in _KNOWN:
            word = word._replace(noun=word.noun & _KNOWN[form])
        return self.setdefault(form, word)


class Qualifiers(dict[str, int]):
    """Folded word to what it is as an adjective or past participle, 0 for one that can be a verb form or particle."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, form: str) -> int:
        if len(self) > Words.LIMIT:
            self.clear()
        word = self._words[form]
        verb = word.verb and form not in _ADJECTIVES and not is_like_participle(form, word)
        return self.setdefault(form, 0 if verb or word.other else word.qualifies)


def _read(analyses: Sequence[Analysis]) -> Word:
    noun = adjective = participle = finite = 0
    verb = infinitive = other = False
    for analysis in analyses:
        mask = _GENDERS[analysis.gender] & _NUMBERS[analysis.number]
        if analysis.tag in ("NOUN", "ADJ"):
            noun, adjective = (noun | mask, adjective) if analysis.tag == "NOUN" else (noun, adjective | mask)
        elif analysis.tag not in _VERBS:
            other = True
        elif analysis.mood == "part" and analysis.tense == "past":
            participle |= mask
        else:
            verb, infinitive = True, infinitive or analysis.mood == "inf"
            if analysis.mood in _FINITE and analysis.person in ("3", ""):
                finite |= _NUMBERS[analysis.number]
    return Word(noun & _certain(analyses, adjective), adjective, participle, finite, verb, infinitive, other)


def _certain(analyses: Sequence[Analysis], adjective: int) -> int:
    """What the noun can be if only its adjective tells the gender: « israélien »."""
    unsure = any(analysis.tag == "NOUN" and not analysis.gender for analysis in analyses)
    return adjective if unsure and adjective else ANY


_S, _P = SINGULAR, PLURAL
DETERMINERS: dict[str, int] = {
    **dict.fromkeys(("le", "un", "ce", "cet", "aucun"), MASCULINE & _S),
    **dict.fromkeys(("la", "une", "cette", "sa", "ma", "ta", "aucune"), FEMININE & _S),
    **dict.fromkeys(("l'", "son", "mon", "ton", "leur", "notre", "votre", "chaque"), _S),
    **dict.fromkeys(("les", "ces", "ses", "mes", "tes", "nos", "vos", "leurs", "plusieurs", "quelques"), _P),
    **dict.fromkeys(("des", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"), _P),
    **dict.fromkeys(("certains", "différents", "divers", "aucuns", "maints"), MASCULINE & _P),
    **dict.fromkeys(("certaines", "différentes", "diverses", "aucunes", "maintes"), FEMININE & _P),
}
"""Words that open a noun phrase, with what they say of its noun."""

CONTRACTIONS: dict[str, int] = {"du": MASCULINE & _S, "au": MASCULINE & _S, "aux": _P, "des": _P}
"""Prepositions with an article in them."""

_FS = (
    "france allemagne italie espagne belgique suisse autriche pologne hongrie grèce turquie russie ukraine chine inde "
    "australie norvège suède finlande roumanie bulgarie serbie croatie slovénie slovaquie irlande écosse angleterre "
    "algérie tunisie libye égypte syrie arabie jordanie éthiopie somalie argentine bolivie colombie corée thaïlande "
    "birmanie indonésie malaisie géorgie arménie biélorussie moldavie lettonie lituanie estonie islande europe afrique "
    "asie onu otan oms ue cgt sncf fifa uefa bce"
)
_MS = (
    "royaume-uni brésil mexique canada japon maroc portugal danemark pakistan iran irak liban yémen soudan sénégal "
    "mali niger nigeria congo kenya chili pérou venezuela vietnam népal afghanistan qatar koweït vatican kremlin "
    "kosovo fmi pentagone hamas hezbollah"
)
NAMES: dict[str, int] = {
    **dict.fromkeys(_FS.split(), FEMININE & _S),
    **dict.fromkeys(_MS.split(), MASCULINE & _S),
    **dict.fromkeys(("états-unis", "etats-unis", "pays-bas", "émirats", "balkans"), MASCULINE & _P),
    **dict.fromkeys(("philippines", "nations", "antilles"), FEMININE & _P),
    **dict.fromkeys(("union", "commission", "banque", "cour", "assemblée"), FEMININE & _S),
    **dict.fromkeys(("conseil", "parlement", "sénat"), MASCULINE & _S),
}
"""Names of countries and institutions that open clauses of the news."""

PRONOUNS: dict[str, int] = {
    "il": MASCULINE & _S,
    "elle": FEMININE & _S,
    "ils": MASCULINE & _P,
    "elles": FEMININE & _P,
}
DEMONSTRATIVES: dict[str, int] = {
    "celui": MASCULINE & _S,
    "celle": FEMININE & _S,
    "ceux": MASCULINE & _P,
    "celles": FEMININE & _P,
}
