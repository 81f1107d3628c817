"""One surname with « M. » here and « Mme » there, where nothing says that these are two people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from auditor.kinds.name.genders import MEN, WOMEN
from auditor.kinds.name.givennames import KIN
from auditor.reading import Document
from auditor.reading.names import UPPER

_GIVEN = rf"[{UPPER}][a-zà-ÿ]+(?:-[{UPPER}][a-zà-ÿ]+)?"
_PARTICLES = r"(?:(?:Le|La|De|Du|Van|Von|de|du|van|von|der|El|Ben|al|el) ?)*"
_NAME = re.compile(
    rf"(?<![\w'-])(?:(?P<title>M\.|Mme|Mlle|Monsieur|Madame) )?(?:(?P<given>{_GIVEN}) )?"
    rf"(?P<family>{_PARTICLES}[{UPPER}][\w'-]{{2,20}})(?![\w'-]| [{UPPER}])"
)
_COUPLE = re.compile(r"(?<![\w-])(?:M\.|Mme|Monsieur|Madame) et (?:M\.|Mme|Monsieur|Madame)(?![\w-])")
_MEN, _WOMEN = ("m", "monsieur"), ("mme", "mlle", "madame")
_TITLES = ("M. ", "Mme ", "Mlle ", "Monsieur ", "Madame ")
_MEN_GIVEN, _WOMEN_GIVEN = (frozenset(map(str.lower, names)) for names in (MEN, WOMEN))


class Called(NamedTuple):
    """A name with a title of the other sex: its place, and the name as it stood before."""

    start: int
    end: int
    name: str


def called(document: Document) -> Iterator[Called]:
    """Surnames whose title is another than the title or the given name before; none where a text speaks of a family.

    A text must have a title, and both sexes by title or given name.
    """
    men, women = (any(map(document.index.__contains__, titles)) for titles in (_MEN, _WOMEN))
    if not (men or women) or not (men or _has(document, _MEN_GIVEN)) or not (women or _has(document, _WOMEN_GIVEN)):
        return
    if not any(title in document.plain for title in _TITLES):
        return
    first = dict[str, tuple[bool, str]]()
    found = list[Called]()
    for match in _NAME.finditer(document.plain):
        is_man = _is_man(match)
        if is_man is None:
            continue
        known, name = first.setdefault(match["family"], (is_man, match.group()))
        if known != is_man and (match["title"] or not found):
            found.append(Called(match.start(), match.end(), name))
    if found and not KIN.search(document.folded) and not _COUPLE.search(document.plain):
        yield found[0]


def _has(document: Document, given: frozenset[str]) -> bool:
    """Whether a given name stands in the text."""
    return not given.isdisjoint(document.index)


def _is_man(match: re.Match[str]) -> bool | None:
    """Whether title, or else given name, say that it is a man; None where they say nothing."""
    if match["title"]:
        return match["title"].rstrip(".").lower() in _MEN
    if match["given"] in MEN or match["given"] in WOMEN:
        return match["given"] in MEN
    return None
