"""Finds a phrase of words, choices of words and verbs by comparing strings, as its regular expression would.

Most phrases of a rule book never occur: to make a pattern of each that comes near costs more than all the looking.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from auditor.kinds.phrase.slot import Slot
from auditor.kinds.phrase.verbs import ADVERB, verb_forms
from auditor.reading import Span

_WORD = re.compile(r"\w+")


class _State(NamedTuple):
    """Where a comparison stands: `gap` after a word, `elided` if no space is needed after an apostrophe."""

    place: int
    gap: bool = False
    elided: bool = False
    opened: int = -1
    closed: int = -1


class WordMatcher:
    """Compares the slots of a phrase, one after the other, with a text; alternatives in their order."""

    def __init__(self, slots: Sequence[Slot]) -> None:
        self._slots = slots

    @staticmethod
    def serves(slots: Sequence[Slot]) -> bool:
        """Whether all slots are words and verbs, not stems, gaps or edges of lines, and the first begins a token."""
        first = next(slot for slot in slots if not slot.is_gap())
        if not all(word[0].isalnum() or word[0] == "@" for word in first.words):
            return False
        return all(slot.is_gap() or (slot.words and not any(word[-1] == "~" for word in slot.words)) for slot in slots)

    def at(self, view: str, start: int) -> tuple[Span, Span] | None:
        """Where the phrase ends that begins at a place, and its marked part; None if there is none."""
        before = view[start - 1 : start]
        if before.isalnum() or before in ("_", "-"):
            return None
        end = next(self._rest(view, 0, _State(start)), None)
        if end is None:
            return None
        whole = Span(start, end.place)
        return whole, Span(end.opened, end.closed) if end.opened >= 0 else whole

    def _rest(self, view: str, number: int, state: _State) -> Iterator[_State]:
        """The ends of all ways to go on with a slot, the preferred first."""
        if number == len(self._slots):
            if _word_ends(view, state.place) or (self._slots[-1].elides and view[state.place - 1] == "'"):
                yield state
            return
        slot = self._slots[number]
        if slot.special == "]]":
            yield from self._rest(view, number + 1, state._replace(closed=state.place))
            return
        for place in _starts(view, state):
            if slot.is_gap():
                opened = _State(place, opened=place)
                yield from self._rest(view, number + 1, opened)
            else:
                yield from self._taken(view, number, state, place)
        if slot.optional:
            elided = state.elided or (slot.elides and state.gap)
            yield from self._rest(view, number + 1, state._replace(elided=elided))

    def _taken(self, view: str, number: int, state: _State, place: int) -> Iterator[_State]:
        slot = self._slots[number]
        elided = slot.elides or (slot.optional and state.elided)
        for end in _ends(view, slot, place):
            after = state._replace(place=end, gap=True, elided=elided)
            yield from self._rest(view, number + 1, after)


def _starts(view: str, state: _State) -> Iterator[int]:
    """Where the next word can begin: after a space, or at once where the word before was elided."""
    if not state.gap:
        yield state.place
        return
    if state.elided and view[state.place - 1] == "'":
        yield state.place
    if view[state.place : state.place + 1] == " ":
        yield state.place + 1


def _ends(view: str, slot: Slot, place: int) -> Iterator[int]:
    """Where the alternatives of a slot end that stand at a place."""
    for word in slot.literals:
        if word[0] != "@":
            if view.startswith(word, place):
                yield place + len(word)
        elif (form := _WORD.match(view, place)) and form.group() in verb_forms(word[1:]):
            adverb = ADVERB.match(view, form.end())
            if adverb:
                yield adverb.end()
            yield form.end()


def _word_ends(view: str, place: int) -> bool:
    after = view[place : place + 1]
    return not (after.isalnum() or after == "_")
