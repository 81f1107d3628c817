"""Names that nearly match another name of the same article: « Bliken » beside « Blinken »."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import ClassVar

from auditor.kinds.base import Match, Param
from auditor.kinds.vocabulary import knows
from auditor.reading import Document
from auditor.reading.names import UPPER
from auditor.rule import Rule

_WORD = re.compile(rf"(?<![\w])[{UPPER}][\w\u0300-\u036f]{{3,30}}")
MAX_NAMES = 400
"""Different names of one article that are compared; the work grows with their square."""


class NameKind:
    """Cards give the greatest `distance` (optimal string alignment) and the `min_length` of the names compared.

    The rarer spelling is marked, unless it is a known word or an inflected form of the other.
    """

    params: ClassVar[dict[str, Param]] = {
        "distance": Param(int),
        "min_length": Param(int),
        "table": Param(str),
        "rows": Param(list),
    }

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = list(rules)

    def find(self, document: Document) -> Iterator[Match]:
        """Matches on every occurrence of the rarer of two near names."""
        for rule in self._rules:
            yield from _near(document, rule)


def _near(document: Document, rule: Rule) -> Iterator[Match]:
    from rapidfuzz.distance import OSA

    places: dict[str, list[int]] = {}
    for match in _WORD.finditer(document.plain):
        places.setdefault(match.group(), []).append(match.start())
    counts = Counter({name: len(starts) for name, starts in places.items()})
    unknown = [
        name for name in places if len(name) >= rule.params.get("min_length", 5) and not _is_word(name, document)
    ]
    for rare in unknown[:MAX_NAMES]:
        limit = min(rule.params.get("distance", 2), 1 if len(rare) < 7 else 2)
        others = [name for name in counts if name != rare and abs(len(name) - len(rare)) <= limit][:MAX_NAMES]
        near = [other for other in others if OSA.distance(rare, other, score_cutoff=limit) <= limit]
        known = [other for other in near if _misspelt(rare, other, counts)]
        if known:
            best = max(known, key=lambda other: (counts[other], other))
            yield from (Match(rule, start, start + len(rare), {"name": best}) for start in places[rare])


def _is_word(name: str, document: Document) -> bool:
    """A word that French knows in lower case, or that stands so in this very text."""
    low = name.lower()
    return low in document.index and any(
        document.plain[document.tokens.starts[number]].islower() for number in document.index[low]
    )


def _misspelt(rare: str, other: str, counts: Counter[str]) -> bool:
    """Whether `rare` is likely a slip for `other`: not more frequent, unknown to the word list, no mere ending."""
    if rare.isupper() != other.isupper() or rare[0] != other[0]:
        return False
    if counts[rare] > counts[other] or knows(rare):
        return False
    if counts[rare] == counts[other] and not knows(other):
        return False
    return not _inflected(rare, other)


def _inflected(one: str, other: str) -> bool:
    """Plural, feminine or inhabitants' endings make two words of a name, not a slip."""
    short, long = sorted((one.lower(), other.lower()), key=len)
    return long.startswith(short) and long[len(short) :] in ("s", "e", "es", "x", "n", "ne", "is", "in")
