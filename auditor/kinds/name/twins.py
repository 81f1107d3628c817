"""Full names that differ by one letter in one part and agree in the other: « Donald Trump », « Donal Trump »."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from auditor.kinds.name.genders import MEN, WOMEN
from auditor.kinds.name.givennames import KIN, NO_NAMES
from auditor.kinds.name.namesakes import derived, unaccented
from auditor.reading import Document
from auditor.reading.names import UPPER

_TITLED = re.compile(
    rf"M(?<![\w'-].)(?:\.|me|onsieur|adame|e) (?P<family>[{UPPER}][a-zà-ÿ]{{3,20}})(?![\w'-]| [{UPPER}])"
)
MAX_PEOPLE = 120
"""Full names of one article that are compared."""


class Near(NamedTuple):
    """The later of two names: its place, and the name the text had before."""

    start: int
    end: int
    name: str


class _Person(NamedTuple):
    given: str
    family: str
    start: int
    end: int


def near(document: Document, names: Sequence[re.Match[str]]) -> Iterator[Near]:
    """Names that are nearly one; none where the text speaks of a family."""
    people = _people(names)
    titled = [
        _Person("", match["family"], match.start("family"), match.end()) for match in _TITLED.finditer(document.plain)
    ]
    families = {person.family for person in people}
    told = set[tuple[str, str]]()
    for person in sorted([*people, *titled], key=lambda person: person.start):
        if (person.given, person.family) in told or (not person.given and person.family in families):
            continue
        told.add((person.given, person.family))
        other = next((other for other in people if other.start < person.start and _is_near(person, other)), None)
        if other is not None and not KIN.search(document.folded):
            yield Near(person.start, person.end, f"{other.given} {other.family}")


def _people(names: Sequence[re.Match[str]]) -> list[_Person]:
    people: dict[tuple[str, str], _Person] = {}
    for match in names:
        if match["given"].lower() not in NO_NAMES:
            person = _Person(match["given"], match["family"], match.start(), match.end())
            people.setdefault((person.given, person.family), person)
    return list(people.values())[:MAX_PEOPLE]


def _is_near(one: _Person, other: _Person) -> bool:
    if one.family == other.family:
        both = {one.given, other.given}
        return bool(one.given) and _slip(one.given, other.given, certain=both <= MEN or both <= WOMEN)
    return one.given in ("", other.given) and _slip(one.family, other.family)


def _slip(one: str, other: str, *, certain: bool = False) -> bool:
    """Whether one letter is lost, added, changed or swapped, which makes no other form unless that is `certain`."""
    from rapidfuzz.distance import OSA

    left, right = unaccented(one), unaccented(other)
    if min(len(left), len(right)) < 4 or left == right or left[0] != right[0]:
        return False
    return OSA.distance(left, right, score_cutoff=1) == 1 and (certain or not _is_form(left, right))


def _is_form(left: str, right: str) -> bool:
    """« Paul » and « Paula » are two; « Trudeau » and « Trudeaux » are one."""
    return (
        (left[-1] in "aeo" and left[:-1] == right)
        or (right[-1] in "aeo" and right[:-1] == left)
        or (len(left) == len(right) and left[-1] != right[-1] and derived(left, right))
    )
