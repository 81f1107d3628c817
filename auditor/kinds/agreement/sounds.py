"""Words whose form depends on the sound that follows: le and l', sa and son, ce and cet."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from auditor.kinds.agreement.columns import Columns, places
from auditor.kinds.agreement.finding import Clash
from auditor.kinds.agreement.phrase import Text
from auditor.kinds.agreement.roles import CHANGING, CONSONANT, SOUND, VOWEL, VOWELS, H
from auditor.kinds.agreement.words import CONTRACTIONS, DETERMINERS, FEMININE, UNKNOWN, Word

_MUTE = re.compile(
    r"(?:hommes?|homologues?|hôpita(?:l|ux)|hôtels?|histoires?|habitants?|habitantes?|heures?|hiver|horaires?|horizons?|"
    r"humains?|humaine|humanité|huile|humeur|habitudes?|hélicoptères?|hebdomadaire|hectares?|héritage|héritiers?|"
    r"hésitations?|hommages?|homicides?|honneur|horreur|hospitalisation|hospitalité|hostilités?|hypothèses?|hygiène|"
    r"héroïne|humour|humidité|herbe|harmonie|habitations?|habits?|haltérophilie|hémisphère|hexagone|hormones?|hydrogène|"
    r"hypocrisie|hystérie|hébergement|homosexualité|historiens?|historienne|huissiers?|huîtres?|humiliation)"
)
_SPOKEN = re.compile(
    r"on[zc]\w*|oui|un|une|uns|unes|oued\w*|ouistiti\w*|ouate|uhlan\w*|énièmes?|ululement\w*|\w{1,20}ment|ou|où|et"
)
# ce before a vowel is often no determiner: « ce est », « ce à quoi », « ce afin de »
_NO_NOUN = frozenset(
    "est étaient était eût ait assez alors afin ainsi aussi aujourd'hui avant après encore en et à au aux avec ici eux "
    "elle il ont a avait aura aurait aurai es".split()
)
_ADJECTIVES = ("nouvel", "vieil")
_ANY_GENDER = ("cet", *_ADJECTIVES)
_RARELY = frozenset("il ils elle elles on un une en ici alors".split())
"""Words before which lorsque, puisque and jusque lose their vowel."""


def wrong_sounds(text: Text, barred: Container[str]) -> Iterator[Clash]:
    """« le avion », « sa adversaire », « que ils »; « son voiture », « cet match »."""
    texts = text.texts
    for first in _suspects(text.columns):
        opener, following = texts[first], texts[first + 1]
        if following in barred:
            continue
        if not _clashes(opener, following, text) and not _is_article(opener, texts[first + 1 : first + 3], text):
            continue
        if CHANGING[opener] & CONSONANT and opener not in _ADJECTIVES and first and texts[first - 1] in _ARTICLES:
            continue  # « le son porte loin »
        if _is_small(text, first + 1) and text.words[following] != UNKNOWN:
            yield Clash(first, first + 1, first + 1, first, ())


def _suspects(columns: Columns) -> list[int]:
    """Words that change before a word that begins with a sound, as far as letters tell, that does not suit them."""
    return places(columns.roles[:-1] & (columns.roles[1:] >> SOUND) & (VOWEL | H | CONSONANT))


_ARTICLES = DETERMINERS.keys() | CONTRACTIONS.keys()


def _clashes(opener: str, following: str, text: Text) -> bool:
    if CHANGING[opener] & CONSONANT:
        return following[0] not in VOWELS and following[0] not in "hyœw" and _is_noun_of(opener, text.words[following])
    if opener == "si":
        return following in ("il", "ils")
    if opener == "ce" and following in _NO_NOUN:
        return False
    if following[0] in VOWELS and not CHANGING[opener] & H:
        if opener in ("lorsque", "puisque", "jusque"):
            return following in _RARELY
        return not _SPOKEN.fullmatch(following)
    if following[0] in VOWELS:
        return len(following) > 2 and not _SPOKEN.fullmatch(following)
    return bool(CHANGING[opener] & H) and following[0] == "h" and bool(_MUTE.fullmatch(following))


def _is_article(opener: str, following: Sequence[str], text: Text) -> bool:
    """« de un parti », but « de un à dix »."""
    return opener == "de" and following[0] in ("un", "une") and bool(following[1:] and text.words[following[1]].noun)


def _is_noun_of(opener: str, word: Word) -> bool:
    """Whether the word can only be a noun that asks for sa or ce."""
    if not word.noun or word.other or (word.adjective and opener not in _ADJECTIVES):
        return False
    return opener in _ANY_GENDER or not word.noun & ~FEMININE


def _is_small(text: Text, number: int) -> bool:
    form = text.written(number)
    return text.between[number] == " " and form.islower() and form.isalpha()
