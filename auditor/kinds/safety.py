"""Refuses regular expressions that can run away.

Python's matcher backtracks, so nested and neighbouring repeats cost powers of the text's length. A pattern may hold at
most three wide repeats (none where it scans a whole text), none inside another repeat; every other rule runs in a short
window besides, which bounds the rest.
"""

from __future__ import annotations

import re._constants as constants
import re._parser as parser
from collections.abc import Iterator
from typing import Any

WIDE = 16
"""A repeat of more than this many times is wide."""
MAX_WIDE = 3
MAX_LENGTH = 12_000

_REPEATS = {constants.MAX_REPEAT, constants.MIN_REPEAT}


def check_pattern(source: str, max_wide: int = MAX_WIDE) -> None:
    """Raise ValueError, saying what is wrong, if the pattern could take more than polynomial time of low degree."""
    if len(source) > MAX_LENGTH:
        raise ValueError(f"pattern longer than {MAX_LENGTH} characters")
    parsed = parser.parse(source)
    if _wide_repeats(parsed, 1) > max_wide:
        raise ValueError(f"pattern can run away: more than {max_wide} wide repeats")


def _wide_repeats(items: Any, outer: int) -> int:
    """Largest number of wide repeats on a way through the pattern; `outer` is the product of repeats around it."""
    wide = 0
    for operator, argument in items:
        if operator in _REPEATS:
            _low, high, inner = argument
            times = outer * max(int(high) if high != constants.MAXREPEAT else 10**6, 1)
            if outer > 1 and times > WIDE * 4:
                raise ValueError("pattern can run away: a wide repeat inside a repeat")
            wide += (times > WIDE) + _wide_repeats(inner, times)
        elif operator is constants.BRANCH:
            wide += max(_wide_repeats(branch, outer) for branch in argument[1])
        else:
            wide += sum(_wide_repeats(inner, outer) for inner in _inner(operator, argument))
    return wide


def _inner(operator: Any, argument: Any) -> Iterator[Any]:
    if operator is constants.SUBPATTERN:
        yield argument[-1]
    elif operator in (constants.ASSERT, constants.ASSERT_NOT):
        yield argument[1]
    elif operator is constants.ATOMIC_GROUP:
        yield argument
    elif operator is constants.GROUPREF_EXISTS:
        yield from (branch for branch in argument[1:] if branch is not None)
    elif operator is constants.POSSESSIVE_REPEAT:
        yield argument[2]
