"""When two like names are the same name: forms, derivations, and spellings of one sound."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

_ENDINGS = frozenset(
    "s e es x n ne nes is ise ises ois oise ien iens ienne iennes éen éens éenne éennes ain ains aine aines ais aise "
    "an ans ane anes isme ismes iste istes ie ies in ine ins on ons o a i y us um os as é ée és ées er ers ères ique "
    "iques ic icien iciens eur eurs ville land man mann sen son ov ova ev eva ski ska ich itch el le la ing h t d ite "
    "ites et ette ot otte eau ard aud ault en ens".split()
)
_SOUNDS = (
    ("tch", "č"),
    ("tsch", "č"),
    ("sch", "š"),
    ("sh", "š"),
    ("ch", "š"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("dj", "j"),
    ("dzh", "j"),
    ("zh", "j"),
    ("gu", "g"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ck", "k"),
    ("qu", "k"),
    ("c", "k"),
    ("q", "k"),
    ("w", "v"),
    ("yi", "i"),
    ("iy", "i"),
    ("yy", "i"),
    ("y", "i"),
    ("j", "i"),
    ("off", "ov"),
    ("ef", "ev"),
)
_HEARD_ENDS = tuple(
    (re.compile(rf"(?:{ends})$"), sound)
    for ends, sound in (
        ("eaux?|aults?|auds?|auts?|aux?|ots?|os|od", "o"),
        ("ands?|ants?|ends?|ents?|ans?|ens?|amp|emps?", "an"),
        ("ards?|arts?|ars", "ar"),
        ("[eè]lles?|els?|eles?", "el"),
        ("a?ins?|eins?|aints?|eints?", "in"),
        ("ourts?|ourds?|ours?", "our"),
        ("orts?|ords?|ors?", "or"),
        ("berts?|berds?|bers?|baires?", "ber"),
        ("ys?|ies?|its?|is|ix", "i"),
        ("oy|ois|oit|oix", "oi"),
        ("(?<=[b-df-hj-np-tv-z])es?", ""),
    )
)
"""French ends of names that sound the same, with what stands for the sound."""
_HEARD = (
    ("th", "t"),
    ("ph", "f"),
    ("ck", "k"),
    ("qu", "k"),
    ("ca", "ka"),
    ("co", "ko"),
    ("cu", "ku"),
    ("y", "i"),
    ("h", ""),
)
_VOWELS = str.maketrans({"e": "i", "o": "u"})
_DOUBLED = re.compile(r"(\w)\1")


@lru_cache(maxsize=16_384)
def unaccented(name: str) -> str:
    """The name without its accents."""
    if name.isascii():
        return name
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


_BARE_ENDINGS = frozenset(map(unaccented, _ENDINGS)) | {""}


@lru_cache(maxsize=16_384)
def sound(name: str, *, vowels: bool = True) -> str:
    """A rough sound of a name, equal for the ways in which other scripts are written in Latin letters.

    Without `vowels`, e and i, and o and u, are the same, as in names from the Arabic.
    """
    key = unaccented(name).lower()
    for letters, same in _SOUNDS:
        key = key.replace(letters, same)
    key = _DOUBLED.sub(r"\1", key)
    return key if vowels else key.translate(_VOWELS)


def same_sound(one: str, other: str) -> bool:
    """Whether two names are one name transliterated twice: « Dostoïevski » and « Dostoyevsky ».

    A doubled letter alone is no other spelling but perhaps a slip, and capitals alone are a brand's own affair.
    """
    left, right = unaccented(one).lower(), unaccented(other).lower()
    return _DOUBLED.sub(r"\1", left) != _DOUBLED.sub(r"\1", right) and sound(one) == sound(other)


@lru_cache(maxsize=16_384)
def heard(name: str) -> str:
    """How a French reader says a name, roughly: the same for « Renaud » and « Renault »."""
    key = unaccented(name).lower()
    for ends, said in _HEARD_ENDS:
        key, changed = ends.subn(said, key)
        if changed:
            break
    for letters, said in _HEARD:
        key = key.replace(letters, said)
    return _DOUBLED.sub(r"\1", key)


def inner_vowel(one: str, other: str) -> bool:
    """Whether one vowel inside is all that differs: « Aleksander » and « Aleksandar », not « Paul », « Paula »."""
    left, right = unaccented(one).lower(), unaccented(other).lower()
    if len(left) != len(right) or len(left) < 7:
        return False
    places = [place for place, pair in enumerate(zip(left, right, strict=True)) if pair[0] != pair[1]]
    return len(places) == 1 and places[0] < len(left) - 1 and {left[places[0]], right[places[0]]} <= set("aeiouy")


def lost_s(one: str, other: str) -> bool:
    """Whether the first is the second without its last s or x: « Ixelle » for « Ixelles »."""
    return len(one) > 4 and other in (f"{one}s", f"{one}x")


def letters_apart(one: str, other: str) -> int:
    """How many letters of the two names have no partner in the other, whatever their order."""
    left, right = Counter(unaccented(one)), Counter(unaccented(other))
    return (left - right).total() + (right - left).total()


def derived(one: str, other: str) -> bool:
    """Whether one is an inflected or derived form of the other, or both of one stem: « Iran » and « Iranien »."""
    left, right = unaccented(one).lower(), unaccented(other).lower()
    length = 0
    while length < min(len(left), len(right)) and left[length] == right[length]:
        length += 1
    if length < 3:
        return False
    return any(
        left[cut:] in _BARE_ENDINGS and right[cut:] in _BARE_ENDINGS for cut in range(max(3, length - 2), length + 1)
    )


def doubled(one: str, other: str) -> bool:
    """Whether the two differ only in letters written once or twice: « Louvain » and « Louvainn »."""
    left, right = unaccented(one).lower(), unaccented(other).lower()
    return left != right and _DOUBLED.sub(r"\1", left) == _DOUBLED.sub(r"\1", right)


def inflected(one: str, other: str) -> bool:
    """Whether their ends alone make the two names forms of one stem: « Français » and « Française »."""
    left, right = sorted((unaccented(one).lower(), unaccented(other).lower()), key=len)
    length = 0
    while length < len(left) and left[length] == right[length]:
        length += 1
    ends = left[length:], right[length:]
    return length > 2 and (ends in _FORMS or (ends[0] == "" and ends[1] in _LONGER))


_LONGER = frozenset("s e es x is ne nes ie ia i en an o a".split())
_FORMS = frozenset(
    (left, right)
    for group in (
        "o a e i us",
        "s e",
        "x s",
        "e ie",
        "s n en",
        "e en",
        "n t",
        "ois ais",
        "ien ian",
        "ie ia",
        "y ie",
        "er ere",
        "al aux",
    )
    for left in group.split()
    for right in group.split()
    if left != right
)
