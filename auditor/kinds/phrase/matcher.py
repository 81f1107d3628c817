"""Finds a phrase by comparing strings, as its regular expression would.

Most phrases of a rule book never occur: to make a pattern of each that comes near costs more than all the looking.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from auditor.kinds.phrase.slot import ENDING, FREE, Slot
from auditor.kinds.phrase.verbs import ADVERB, verb_forms
from auditor.reading import Span

_WORD = re.compile(r"\w+")
_FREE = {word: re.compile(pattern) for word, pattern in FREE.items()}
_ENDING = re.compile(ENDING)
_LINE_ENDS = re.compile(r"[^\S\n]*+(?:\n|\Z)")


class _State(NamedTuple):
    """Where a comparison stands: `gap` after a word, `elided` if no space is needed after an apostrophe."""

    place: int
    gap: bool = False
    elided: bool = False
    opened: int = -1
    closed: int = -1


class Matcher:
    """Compares the slots of a phrase, one after the other, with a text; alternatives in their order."""

    def __init__(self, slots: Sequence[Slot]) -> None:
        self._slots = slots

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
        if slot.mark:
            for after in _marked(view, slot.mark, state):
                yield from self._rest(view, number + 1, after)
            return
        if slot.optional and slot.is_free():  # any words at all: as few as will do
            yield from self._left_out(view, number, state)
        for place in _starts(view, state):
            yield from self._taken(view, number, state, place)
        if slot.optional and not slot.is_free():
            yield from self._left_out(view, number, state)

    def _taken(self, view: str, number: int, state: _State, place: int) -> Iterator[_State]:
        slot = self._slots[number]
        elided = slot.elides or (slot.optional and state.elided)
        for end in _ends(view, slot, place):
            after = _State(end, True, elided, state.opened, state.closed)
            yield from self._rest(view, number + 1, after)

    def _left_out(self, view: str, number: int, state: _State) -> Iterator[_State]:
        elided = state.elided or (self._slots[number].elides and state.gap)
        yield from self._rest(view, number + 1, state._replace(elided=elided))


def _marked(view: str, mark: str, state: _State) -> Iterator[_State]:
    """Where a comparison goes on after the beginning or end of the marked part or of a line."""
    if mark == "]]":
        yield state._replace(closed=state.place)
    elif mark == "^":
        if view[state.place - 1 : state.place] in ("", "\n"):
            yield state
    elif mark == "$":
        if _LINE_ENDS.match(view, state.place):
            yield state._replace(gap=False)
    else:
        for place in _starts(view, state):
            yield _State(place, opened=place)


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
        if word in FREE:
            yield from _ends_of(_FREE[word], view, place)
        elif word[0] == "@":
            if (form := _WORD.match(view, place)) and form.group() in verb_forms(word[1:]):
                adverb = ADVERB.match(view, form.end())
                if adverb:
                    yield adverb.end()
                yield form.end()
        elif word[-1] == "~":
            if view.startswith(word[:-1], place):
                yield from _ends_of(_ENDING, view, place + len(word) - 1)
        elif view.startswith(word, place):
            yield place + len(word)


def _ends_of(pattern: re.Pattern[str], view: str, place: int) -> Iterator[int]:
    """The ends of what a pattern of repeated characters matches, the longest first, where a word may end."""
    found = pattern.match(view, place)
    least = place if pattern is _ENDING else place + 1
    for end in range(found.end(), least - 1, -1) if found else ():
        if _word_ends(view, end) or view[end - 1] == "'":
            yield end


def _word_ends(view: str, place: int) -> bool:
    after = view[place : place + 1]
    return not (after.isalnum() or after == "_")
