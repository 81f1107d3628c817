"""Conditions on the readings of a word, as the sets of analyses of the lexicon that meet them.

The lexicon has some hundred sets of analyses; which of them a condition allows is worked out once.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from auditor.kinds.grammar.conditions import is_reading
from auditor.reading.lexicon import Analysis, Lexicon

UNKNOWN = -1
"""What the lexicon calls the set of analyses of a word that it does not know."""
# Tags that the tagger gives to words which the lexicon does not know as such.
WIDE = frozenset(("PROPN", "X", "ADJ", "NOUN", "PUNCT", "NUM", "SYM"))


class Readings(NamedTuple):
    """What an element asks of the readings of a word; see `auditor.kinds.grammar.pattern`."""

    tags: frozenset[str]
    can: tuple[Analysis, ...]
    must: tuple[Analysis, ...]
    cannot: tuple[Analysis, ...]


ANY = Readings(frozenset(), (), (), ())


@lru_cache(maxsize=8192)
def allowed(readings: Readings, lexicon: Lexicon) -> frozenset[int]:
    """Numbers of the sets of analyses that meet all conditions; UNKNOWN among them if an unknown word does."""
    found = frozenset(range(lexicon.classes))
    if readings.can:
        found &= frozenset().union(*(_having(code, lexicon) for code in readings.can))
    if readings.must:
        found &= _within(readings.must, lexicon)
    for code in readings.cannot:
        found -= _having(code, lexicon)
    if readings.tags and not readings.tags & WIDE:  # a known form is hardly ever tagged as the lexicon does not allow
        found &= frozenset().union(*(_tagged(tag, lexicon) for tag in readings.tags))
    return found if readings.can or readings.must or readings.cannot else found | {UNKNOWN}


@lru_cache(maxsize=4096)
def _having(code: Analysis, lexicon: Lexicon) -> frozenset[int]:
    return _holding(lexicon, lambda one: is_reading(one, code))


@lru_cache(maxsize=1024)
def _within(codes: tuple[Analysis, ...], lexicon: Lexicon) -> frozenset[int]:
    others = _holding(lexicon, lambda one: not any(is_reading(one, code) for code in codes))
    return frozenset(range(lexicon.classes)) - others


@lru_cache(maxsize=64)
def _tagged(tag: str, lexicon: Lexicon) -> frozenset[int]:
    return _holding(lexicon, lambda one: one.tag == tag)


def _holding(lexicon: Lexicon, wanted: Callable[[Analysis], bool]) -> frozenset[int]:
    """Numbers of the sets that hold a wanted analysis."""
    return frozenset().union(*(numbers for one, numbers in lexicon.holders.items() if wanted(one)))
