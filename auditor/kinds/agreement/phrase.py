"""Subjects of a clause: from the determiner that opens it to the verb, without tagging."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from auditor.kinds.agreement.clauses import counts, joined, opens_clause
from auditor.kinds.agreement.columns import COMMA, JOINED, OPENS, Columns, by_class, places
from auditor.kinds.agreement.pairs import PASSED
from auditor.kinds.agreement.roles import ABOUT, ALL, CONJUNCTION, COUNT, DETERMINER, DIGIT
from auditor.kinds.agreement.row import Row
from auditor.kinds.agreement.steps import PREPOSITIONS, verbs_behind
from auditor.kinds.agreement.words import ANY, DETERMINERS, NAMES, PLURAL, PRONOUNS, SINGULAR, UNKNOWN, Word, Words

_NOT_BEFORE_SHE = PREPOSITIONS | {"et", "ou", "ni", "avec", "chez", "comme", "vers", "lui", "selon", "envers", "est"}
_ONE_OF = ("aucun", "aucune", "chacun", "chacune")
MAX_BETWEEN = 2
"""Words between a determiner and its noun."""


class Opening(NamedTuple):
    """Numbers of a determiner that opens a clause, and of its noun, which is written small or is `named`."""

    first: int
    noun: int
    named: bool


class Subject(NamedTuple):
    """Numbers of a determiner, of the noun it opens, and of a verb that may be the noun's."""

    first: int
    noun: int
    verb: int
    mask: int  # gender and number of the noun, as far as determiner and noun tell
    sure: bool = False  # a pronoun or a name, of which the tagger need not be asked


class Text(Row):
    """Documents as the modes see them; their subjects are looked for once."""

    @cached_property
    def openings(self) -> list[Opening]:
        """Determiners that open a clause, each with its noun: one written small, or the name of a country."""
        found, firsts = list[Opening](), _openers(self)
        for first, noun in zip(firsts, _heads(self.columns, firsts), strict=True):
            if self.texts[first + 1] and self.written(first + 1)[0].isupper():
                if self.texts[first + 1] in NAMES:
                    found.append(Opening(first, first + 1, named=True))
            elif noun and self.written(noun)[0].islower():
                found.append(Opening(first, noun, named=False))
        return found

    @cached_property
    def subjects(self) -> list[Subject]:
        """Places where a noun phrase opens a clause and a finite verb follows; no tag has been looked at."""
        nouns = [(first, noun, _mask(self, first, noun, named), named) for first, noun, named in self.openings]
        nouns = [*(found for found in nouns if found[2]), *_pronouns(self)]
        found = list[Subject]()
        for which, verb in verbs_behind(self.columns, np.array([noun for _, noun, _, _ in nouns], np.int64)):
            first, noun, mask, sure = nouns[which]
            found.append(Subject(first, noun, verb, mask, sure))
        return found


def _openers(text: Text) -> list[int]:
    """Determiners that open a clause."""
    columns = text.columns
    gaps, before = columns.gaps, columns.roles[:-1]
    opens, asked, numbers = gaps == OPENS, gaps == COMMA, columns.roles & COUNT > 0
    near = gaps[1:] == JOINED
    opens[1:] |= near & (before & CONJUNCTION > 0)
    asked[1:] |= near & (before & ALL > 0)
    may_open = opens | asked
    may_open[1:] |= before & ABOUT > 0
    determiner = columns.roles & DETERMINER > 0
    return [
        *places(determiner & opens),
        *(n for n in places(determiner & asked) if opens_clause(text, n)),
        *(n for n in places(numbers & may_open) if counts(text, n)),
    ]


def _heads(columns: Columns, firsts: Sequence[int]) -> list[int]:
    """The noun that each determiner opens, as `head` finds it; 0 for none."""
    passed = columns.roles & (DETERMINER | DIGIT) > 0
    passed[:-1] |= columns.pairs & PASSED > 0
    nouns = np.array(firsts, np.int64) + 1
    for _ in range(MAX_BETWEEN):
        nouns += passed[nouns]
    found = _nouns().take(columns.classes[nouns]) & ~passed[nouns]
    heads: list[int] = (nouns * found).tolist()
    return heads


@cache
def _nouns() -> NDArray[np.bool_]:
    return by_class(lambda word: word.noun)


def _mask(text: Text, first: int, noun: int, named: bool) -> int:
    """Gender and number of a noun, as far as its determiner, the adjectives before it and the noun itself tell."""
    texts, words = text.texts, text.words
    mask = DETERMINERS.get(texts[first], PLURAL) & (NAMES[texts[noun]] if named else words[texts[noun]].noun)
    for place in range(first + 1, noun):
        mask &= words[texts[place]].adjective or ANY  # « l'ancienne ministre »
    return mask


def _pronouns(text: Text) -> Iterator[tuple[int, int, int, bool]]:
    """« aucun des élus ont », « elles ont été libéré »."""
    for pronoun in _ONE_OF:
        for first in text.places(pronoun):
            if text.texts[first + 1] in ("des", "de", "d'"):
                yield first, first, SINGULAR, True
    for pronoun, mask in PRONOUNS.items():
        for first in text.places(pronoun):
            behind = joined(text, first) and text.texts[first - 1] in _NOT_BEFORE_SHE
            if pronoun[0] == "i" or not behind:
                yield first, first, mask, True


def head(texts: Sequence[str], words: Words, first: int) -> int | None:
    """Token number of the noun that a determiner opens, other determiners and adjectives between."""
    for number in range(first + 1, first + 4):
        word = words[texts[number]]
        if texts[number] in DETERMINERS or texts[number][:1].isdigit():
            continue
        following = words[texts[number + 1]] if word.adjective else UNKNOWN
        if _is_sure_noun(following) and not (word.noun and following.finite):
            continue
        return number if word.noun else None
    return None


def _is_sure_noun(word: Word) -> bool:
    return bool(word.noun) and not word.adjective


def number_of(mask: int) -> int:
    """SINGULAR, PLURAL or both, as far as a mask tells."""
    return (SINGULAR if mask & SINGULAR else 0) | (PLURAL if mask & PLURAL else 0)
