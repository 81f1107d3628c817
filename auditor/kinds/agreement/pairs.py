"""Which classes of words that stand side by side are worth a look: all pairs of classes in one table."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from auditor.kinds.agreement.words import Word, class_words
from auditor.reading.lexicon import french

BEHIND, NARROWED, AHEAD, PURE, PASSED = 1, 2, 4, 8, 16
"""Sorts of pairs: a noun, or an adjective that may follow one, and a word that qualifies and disagrees with it; such a
noun with which it may disagree once the words before have narrowed what the noun can be; an adjective that stands first
and a noun with which it disagrees; a pure adjective and a pure noun that agree; an adjective and the noun that a
determiner before it opens."""


@cache
def pairs() -> NDArray[np.uint8]:
    """The sorts of the pairs of classes, flat: the pairs of the first class with all, those of the second ..."""
    columns = np.array(class_words(), np.int64).T
    left, right = Word(*columns[:, :, np.newaxis]), Word(*columns[:, np.newaxis, :])
    sorts = _behind(left, right) | AHEAD * _ahead(left, right) | PURE * _pure(left, right)
    sorts = sorts | PASSED * _passed(left, right)
    found: NDArray[np.uint8] = sorts.astype(np.uint8).ravel()
    return found


def _behind(left: Any, right: Any) -> Any:
    qualifies = right.adjective | right.participle
    clashes = (left.noun | left.adjective) & ~(qualifies | right.noun) != 0
    narrowed = (left.adjective == 0) & (left.noun & (qualifies | right.noun) != 0)
    sorts = np.where(clashes, np.where(narrowed, NARROWED, BEHIND), 0)
    sorts[french().number("et")] = BEHIND  # « la crise économique et social »
    return sorts * ((qualifies > 0) & (right.other == 0))


def _ahead(left: Any, right: Any) -> Any:
    said = np.where(left.other, left.adjective, left.adjective | left.participle)
    first = (left.adjective > 0) & (left.verb == 0)
    noun = (right.noun > 0) & (right.adjective == 0) & (right.other == 0)
    return first & noun & (said & right.noun == 0)


def _pure(left: Any, right: Any) -> Any:
    adjective = (left.noun == 0) & (left.verb == 0) & (left.other == 0)
    noun = (right.adjective == 0) & (right.verb == 0) & (right.other == 0)
    return adjective & noun & (left.adjective & right.noun > 0)


def _passed(left: Any, right: Any) -> Any:
    verb_follows = (left.noun > 0) & (right.finite > 0)  # « la seule reste »
    return (left.adjective > 0) & (right.noun > 0) & (right.adjective == 0) & ~verb_follows
