"""The ways in which a pattern can stand around its anchor, once it is settled how often each element stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from auditor.kinds.grammar.element import Element
from auditor.kinds.grammar.pattern import Pattern

REACH = 5
"""Items on each side of an anchor that are looked at before a sentence is built."""
OFFSETS = range(-REACH, REACH + 1)

Asked = tuple[tuple[Element, ...], bool]
"""Elements of which an item must meet one (none: anything may stand there), and whether it may be out of sight."""
ANYTHING: Asked = ((), True)

Layout = dict[int, Element]
"""The element that stands at each offset from the anchor; none where the pattern has ended."""


def layouts(pattern: Pattern) -> Iterator[Layout]:
    """All layouts of a pattern, as far as REACH; those that are the same up to there are one."""
    before, after = range(pattern.anchor - 1, -1, -1), range(pattern.anchor + 1, len(pattern.elements))
    for left, right in product(_sides(pattern, before), _sides(pattern, after)):
        numbers = {**dict(enumerate(right, 1)), **{-place: number for place, number in enumerate(left, 1)}}
        yield {place: pattern.elements[number] for place, number in {0: pattern.anchor, **numbers}.items()}


def _sides(pattern: Pattern, numbers: Iterable[int]) -> Iterable[tuple[int, ...]]:
    """Numbers of the elements that may stand on a side of the anchor, away from it."""
    found: dict[tuple[int, ...], None] = {(): None}
    for number in numbers:
        element = pattern.elements[number]
        times = [(number,) * count for count in range(element.least, element.most + 1)]
        found = dict.fromkeys((side + more)[:REACH] for side in found for more in times)
    return found


def asked(layout: Layout, offset: int) -> Asked:
    """What a layout asks of the item at an offset.

    What lies beyond the sentence, or behind more marks than are read, is out of sight. An item may be so where an
    element up to there may be a mark or lie beyond the edge.
    """
    if offset not in layout:
        return ANYTHING
    between = range(1, offset + 1) if offset > 0 else range(-1, offset - 1, -1)
    return (layout[offset],), not all(layout[place].asks_word() for place in between)


def asked_by_all(found: Sequence[Layout], offset: int) -> Asked:
    """What all of some layouts ask of the item at an offset."""
    each = [asked(layout, offset) for layout in found]
    if ANYTHING in each:
        return ANYTHING
    elements = {id(element): element for own, _ in each for element in own}
    return tuple(elements.values()), any(hidden for _, hidden in each)
