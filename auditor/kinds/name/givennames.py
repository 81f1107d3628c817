"""One surname after two given names, where nothing says that these are two people: « Jean Castex », « Luc Castex »."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from auditor.kinds.name.namesakes import sound, unaccented
from auditor.kinds.vocabulary import frequency
from auditor.reading import Document
from auditor.reading.names import INITIAL, UPPER
from auditor.reading.stopwords import STOPWORDS

_FULL = re.compile(
    rf"(?P<given>{INITIAL}[a-zà-ÿ]{{2,14}}(?:-[{UPPER}][a-zà-ÿ]{{2,14}})?) "
    rf"(?P<family>(?:(?:Le|La|De|Du|Di|Da|Van|Von|El|Ben) )?[{UPPER}][a-zà-ÿ]{{2,20}})(?![\w'-]| [{UPPER}])"
)
KIN = re.compile(
    r"(?<![\w-])(?:frères?|sœurs?|soeurs?|fils|filles?|pères?|mères?|papa|maman|parents?|épou[sx]e?s?|maris?|femme|veu[fv]e?|"
    r"famil\w+|cousine?s?|neveux?|nièces?|oncles?|tantes?|homonymes?|dynastie|clan|couple|héritiers?|héritières?|"
    r"jumeaux?|jumelles?|compagnes?|compagnons?|belle-\w+|beau-\w+|grand-\w+|aîné\w*|cadet\w*)(?![\w-])"
)
NO_NAMES = STOPWORDS["fr"] | frozenset(
    (
        "mme mmes mlle monsieur madame messieurs mesdames mademoiselle maître docteur professeur président présidente "
        "ministre général colonel capitaine juge sénateur sénatrice député députée maire préfet préfète saint sainte "
        "prince princesse roi reine pape sir lord lady mister don doña herr frau famille affaire groupe loi rapport "
        "mgr fondation global stop urgence contre selon chez pour avec mais quand comme notre votre cher chère "
        "camarade abbé père frère sœur"
    ).split()
)
MAX_FREQUENCY = 4.0
"""Zipf frequency above which the second of two capitalised words is hardly a surname."""


class Changed(NamedTuple):
    """The later given name before a surname: its place, itself, and the name the person had before."""

    start: int
    end: int
    name: str


def full_names(plain: str, pairs: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Given names with surnames, each of which begins with two capitalised words beside each other, a pair."""
    end = 0
    for pair in pairs:
        if pair.start() >= end and (match := _FULL.match(plain, pair.start())):
            end = match.end()
            yield match


def changed(document: Document, names: Sequence[re.Match[str]]) -> Iterator[Changed]:
    """Full names whose surname stood after another given name before; none where the text speaks of a family."""
    first: dict[str, str] = {}
    found: dict[str, Changed] = {}
    for match in names:
        given, family = match.group("given"), match.group("family")
        known = first.setdefault(family, given)
        if known == given or family in found or not _is_person(document.plain, match):
            continue
        if known.lower() not in NO_NAMES and _differ(known, given):
            found[family] = Changed(match.start(), match.end(), f"{known} {family}")
    if found and not KIN.search(document.folded):
        yield from found.values()


def _is_person(plain: str, match: re.Match[str]) -> bool:
    """Whether two capitalised words are a given name and a surname, which no other given name shares."""
    rare = frequency(match.group("family").split()[-1]) < MAX_FREQUENCY
    return rare and match.group("given").lower() not in NO_NAMES and not _joined(plain, match)


def _differ(one: str, other: str) -> bool:
    """Whether the two are other names, not one name cut short, spelt otherwise or mistyped."""
    left, right = unaccented(one).lower().split("-"), unaccented(other).lower().split("-")
    if len(left) == len(right) == 2 and left[0] == right[0]:  # « Jean-Luc », « Jean-Marc »
        return sound(left[1]) != sound(right[1])
    if left[0].startswith(right[0][:3]) or set(left) & set(right):
        return False
    return sound(left[0])[:3] != sound(right[0])[:3]


def _joined(plain: str, match: re.Match[str]) -> bool:
    """Whether two given names share the surname: « Anne et Paul Durand »."""
    return plain[max(0, match.start() - 4) : match.start()].endswith((" et ", " ou ", " & "))
