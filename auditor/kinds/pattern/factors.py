"""What a regular expression cannot match without: sets of strings, one of which stands in every match.

Found in the parsed pattern, as RE2 and Google Code Search do (Cox, Regular Expression Matching with a Trigram Index,
2012). Of digits only those from 0 to 9 are thought of.
"""

from __future__ import annotations

import re
import re._constants as constants
import re._parser as parser
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from auditor.kinds.pattern.choices import (
    MOST,
    NOTHING,
    Choices,
    cheapest,
    cost,
    in_order,
    joined,
    leading,
    seams,
    united,
)

BEHIND = 32
"""Code points before a match that are looked at for what must stand there."""
_MAX_CLASS = 150
_MAX_RUNS = 5
_REPEATS = (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT)


class _Part(NamedTuple):
    """What is known of a part of a pattern: all it matches, how that begins and ends, and what stands in it.

    If it is `optional`, this is known of it where it is not left out.
    """

    whole: Choices | None = None
    head: Choices | None = None
    tail: Choices | None = None
    inside: tuple[Choices, ...] = ()
    optional: bool = False


_UNKNOWN, _EMPTY = _Part(), _Part(NOTHING, NOTHING, NOTHING)


def factors(source: str) -> list[Choices]:
    """Sets of strings: every match holds one of each, or has it at most BEHIND code points before it.

    Those of a pattern that ignores case are in small letters, and stand in the folded text.
    """
    return list(dict.fromkeys(_known(_read(source))))


def beginnings(source: str) -> Choices | None:
    """Strings with one of which every match begins; None if there are too many or none."""
    head = _read(source).head
    return None if head is None or "" in head else leading(head)


@lru_cache(maxsize=2)
def _read(source: str) -> _Part:
    """What is known of a pattern; asked for twice, one after the other."""
    return _sequence(parser.parse(source), ignores_case(source))


def ignores_case(source: str) -> bool:
    """Whether a pattern, or a part of it, ignores case."""
    return bool(re.search(r"\(\?[a-z]*i", source))


def _known(part: _Part) -> list[Choices]:
    """All sets of which one string stands in the part."""
    sets = [*part.inside, *(choices for choices in (part.whole, part.head, part.tail) if choices is not None)]
    return [choices for choices in sets if "" not in choices]


def _sequence(items: Any, fold: bool, before: Sequence[Choices] = (NOTHING,)) -> _Part:
    """Parts one after the other; `runs`, at first those `before`, are what the text may end with at the next part."""
    whole: Choices | None = NOTHING
    head, runs, inside = NOTHING, list(before), list[Choices]()
    for operator, argument in _words(items, fold):
        if operator is constants.ASSERT:
            runs, more = _asserted(argument, runs, fold)
            inside += more
            continue
        part = _part(operator, argument, fold, runs)
        if part.optional:
            runs = [run for run in (united((run, part.tail)) for run in runs) if run is not None] or [NOTHING]
            inside += runs
            whole, head = None, head
            continue
        begins = part.head or NOTHING
        joins = [run for run in (joined(run, begins) for run in runs) if run is not None]
        inside += [*part.inside, *joins]
        inside += [choices for run in runs if joined(run, begins) is None for choices in seams(run, begins)]
        if whole is not None:
            head = joined(whole, begins) or whole
            whole = None if part.whole is None else joined(whole, part.whole)
        known = {*joins, part.whole} if part.whole is not None else {part.tail or NOTHING}
        runs = in_order(known, len)[-_MAX_RUNS:]
        inside += runs
    tail = min(runs, key=cost, default=NOTHING)
    sets = tuple(dict.fromkeys(choices for choices in inside if "" not in choices))
    return _Part(whole, head if whole is None else whole, tail if whole is None else whole, sets)


def _words(items: Any, fold: bool) -> Iterator[tuple[Any, Any]]:
    """The parts, with the characters that follow one another in one."""
    for operator, group in groupby(items, key=lambda item: item[0]):
        if operator is constants.LITERAL:
            yield operator, "".join(_letter(code, fold) for _, code in group)
        else:
            yield from group


def _asserted(argument: Any, runs: list[Choices], fold: bool) -> tuple[list[Choices], list[Choices]]:
    """The runs, and what else is known, where something must stand before or after a place."""
    direction, inner = argument
    part = _sequence(inner, fold)
    if direction < 0:
        near = part.whole is not None and max(map(len, part.whole)) <= BEHIND
        return ([*runs, part.whole] if near and part.whole is not None else runs), []
    joins = [run for run in (joined(run, part.head or NOTHING) for run in runs) if run is not None]
    return runs, [*_known(part), *joins]


def _part(operator: Any, argument: Any, fold: bool, before: Sequence[Choices]) -> _Part:
    if operator is constants.LITERAL:
        return _exactly(frozenset({argument}))
    if operator is constants.IN:
        return _exactly(_class(argument, fold))
    if operator in (constants.AT, constants.ASSERT_NOT):
        return _EMPTY
    if operator is constants.SUBPATTERN:
        return _sequence(argument[-1], fold, before)
    if operator is constants.ATOMIC_GROUP:
        return _sequence(argument, fold, before)
    if operator is constants.BRANCH:
        return _branch([_sequence(branch, fold, before) for branch in argument[1]])
    if operator in _REPEATS:
        return _repeated(argument[0], argument[1], _sequence(argument[2], fold))
    return _UNKNOWN


def _exactly(choices: Choices | None) -> _Part:
    return _Part(choices, choices, choices)


def _letter(code: int, fold: bool) -> str:
    return chr(code).lower() if fold else chr(code)


def _class(items: Sequence[tuple[Any, Any]], fold: bool) -> Choices | None:
    """The characters of a class; None if they are too many to count."""
    letters = set[str]()
    for operator, argument in items:
        codes = _codes(operator, argument)
        if codes is None or len(codes) > _MAX_CLASS:
            return None
        letters.update(_letter(code, fold) for code in codes)
    return frozenset(letters) if len(letters) <= _MAX_CLASS else None


def _codes(operator: Any, argument: Any) -> Sequence[int] | None:
    if operator is constants.LITERAL:
        return (argument,)
    if operator is constants.RANGE:
        return range(argument[0], argument[1] + 1)
    return range(48, 58) if argument is constants.CATEGORY_DIGIT else None


def _branch(parts: Sequence[_Part]) -> _Part:
    """One part of several: what is known of all of them."""
    inside = united(cheapest(_known(part)) for part in parts)
    return _Part(
        united(part.whole for part in parts),
        united(part.head for part in parts),
        united(part.tail for part in parts),
        () if inside is None else (inside,),
    )


def _repeated(low: int, high: Any, part: _Part) -> _Part:
    """A part several times; `high` may be no number but a sign for any."""
    powers = list(_powers(part.whole, min(int(high), MOST)))
    if len(powers) == high + 1:
        return _exactly(united(powers[low:]))
    if low == 0:
        return _Part(None, None, part.tail, (), True)
    most = powers[min(low, len(powers) - 1)] if len(powers) > 1 else None
    return _Part(None, most or part.head, most or part.tail, tuple(_known(part)))


def _powers(whole: Choices | None, most: int) -> Iterator[Choices]:
    """What a part matches no time, once, twice ... as long as it is known and is not too much."""
    power: Choices | None = NOTHING
    for _ in range(most + 1):
        if power is None:
            return
        yield power
        power = None if whole is None else joined(power, whole)
