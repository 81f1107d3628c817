"""The small language of phrases, made into regular expressions with an anchor.

marcher dehors          words; typography and case do not count
march~ dehors           a stem with any ending
@jeter|lancer l'éponge  any form of the verbs, with the negation or short adverb that follows it
le|la|l' maison         one of several words, elided or not; « _ » joins words inside one: bien_sûr|certes
(très) bon              an optional word; « (#) » and « (*) » too
a * fait                any one word;  « ** » up to three
# euros                 a number
^ lire aussi $          start and end of a line
selon [[Le Pays]]       only the part in [[ ]] is marked
"""

from __future__ import annotations

from collections.abc import KeysView, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from auditor.errors import CardError
from auditor.kinds.lazy import is_checking
from auditor.kinds.phrase.outer import Outer, any_of
from auditor.kinds.phrase.slot import PREFIX, SPECIAL, Slot, slot
from auditor.kinds.phrase.verbs import ADVERBS
from auditor.reading.typography import folded, plain

_SPACE_OR_ELISION = "(?:(?<=')| )"


Sides = tuple[Outer | None, Outer | None]
"""What the token before an anchor can be, and the one after it; None where it can be anything."""


class Beside(NamedTuple):
    """What can stand beside an anchor: mostly `sides`, but for an anchor of several words what `inner` says.

    `further` is what can stand two tokens from the anchor. Where the anchor is a verb, it is one of its `forms`.
    """

    sides: Sides
    further: Sides
    inner: Mapping[str, Sides]
    forms: frozenset[str]


class Occurring:
    """The words of a text, and their beginnings where they are asked for."""

    def __init__(self, words: KeysView[str]) -> None:
        self.words = words

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The first letters of the words, as many as those by which stems are looked up."""
        return frozenset(word[:PREFIX] for word in self.words)


@dataclass(frozen=True)
class Expression:
    """A compiled phrase: where its anchor, the slot of a number, stands, it is tried."""

    slots: tuple[Slot, ...]
    parts: tuple[str, ...]
    anchor: int

    @cached_property
    def anchors(self) -> tuple[str, ...]:
        """The words by which the phrase is looked up."""
        return tuple(folded(word) for word in self.slots[self.anchor].anchors.words)

    @cached_property
    def prefixes(self) -> tuple[str, ...]:
        """The beginnings of words by which the phrase is looked up."""
        return tuple(folded(word) for word in self.slots[self.anchor].anchors.prefixes)

    @cached_property
    def before(self) -> int:
        """Code points before the anchor within which the phrase stands."""
        return sum(slot.width + 1 for slot in self.slots[: self.anchor]) + self.slots[self.anchor].width

    @cached_property
    def after(self) -> int:
        """The same from the beginning of the anchor on."""
        return sum(slot.width + 1 for slot in self.slots[self.anchor :]) + 2

    def beside(self) -> Beside:
        """What is known of the tokens beside the anchor."""
        slot = self.slots[self.anchor]
        left, right = (_beside(self.slots, self.anchor, step) for step in (-1, 1))
        further = tuple(_further(self.slots, self.anchor, step) for step in (-1, 1))
        return Beside((left, right), (further[0], further[1]), slot.inner(left, right), slot.forms())

    @cached_property
    def opening(self) -> Outer | None:
        """What the first token of the phrase can be; None where that may be anything."""
        return _outer(self.slots, 0, 1)

    @cached_property
    def reach(self) -> int:
        """Tokens that can stand before the anchor's in the phrase, at most."""
        return sum(slot.tokens for slot in self.slots[: self.anchor + 1]) - 1

    @cached_property
    def others(self) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
        """Words and beginnings of words, of each of which a text that holds the phrase holds one."""
        usable = [number for number, slot in enumerate(self.slots) if number != self.anchor and _is_usable(slot)]
        # An apostrophe at the end may be an elision or a genitive (« editors' »): it is no sure token.
        return tuple(self.slots[number].seeks() for number in usable if not self.slots[number].elides)

    def source(self) -> str:
        """The regular expression of the phrase; made when it is asked for, since most phrases never are."""
        return _join(self.slots, self.parts)

    def initials(self) -> frozenset[str]:
        """Letters with which its anchor begins; none where that is not known."""
        slot = self.slots[self.anchor]
        return frozenset(word[0] for word in slot.words) if slot.is_single() else frozenset()

    def whole_words(self) -> frozenset[str]:
        """Words each of which is the phrase by itself, so that it stands wherever they do."""
        if len(self.slots) > 1 or not self.slots[0].is_plain():
            return frozenset()
        words = self.slots[0].words
        longer = {anchor for anchor, word in zip(self.anchors, words, strict=True) if not word.isalpha()}
        return frozenset(folded(word) for word in words if word.isalpha()) - longer

    def may_occur(self, occurring: Occurring) -> bool:
        """Whether a text of these words can hold the phrase; no pattern is run for it."""
        for named, begun in self.others:
            if occurring.words.isdisjoint(named) and (not begun or occurring.beginnings.isdisjoint(begun)):
                return False
        return True


def parse(phrase: str, *, cased: bool = False, path: str = "$", anchor: int | None = None) -> Expression:
    """Compile a phrase; raises CardError if it is empty or has no word to anchor it, unless its `anchor` is known."""
    view = plain(phrase) if cased else folded(plain(phrase))
    parts = view.replace("[[", " [[ ").replace("]]", " ]] ").split()
    slots = [_checked(part, path) for part in parts]
    if anchor is None:
        usable = [number for number, slot in enumerate(slots) if _is_usable(slot)]
        if not usable:
            raise CardError(f"the phrase {phrase!r} has no word that can anchor it @ {path}")
        anchor = min(usable, key=lambda number: slots[number].anchors.cost)
    return Expression(tuple(slots), tuple(parts), anchor)


def _is_usable(slot: Slot) -> bool:
    return bool(slot.anchors.words or slot.anchors.prefixes)


def _checked(part: str, path: str) -> Slot:
    try:
        made = slot(part)
        if is_checking():
            _ = made.pattern  # a verb that is none shows only here
        return made
    except ValueError as error:
        raise CardError(f"{error} @ {path}") from None


def _beside(slots: Sequence[Slot], anchor: int, step: int) -> Outer | None:
    """What the token before (`step` -1) or after (1) the anchor can be; None where that may be anything."""
    outer = _outer(slots, anchor + step, step)
    if outer is None or not slots[anchor].is_verb():
        return outer
    return Outer(outer.tokens.union(ADVERBS), outer.beginnings) if step > 0 else outer


def _further(slots: Sequence[Slot], anchor: int, step: int) -> Outer | None:
    """What the token two places from the anchor can be; None where that may be anything.

    A verb may have an adverb after it, so that the token beside it may be two places away.
    """
    if not (slots[anchor].is_single() or slots[anchor].is_verb()):
        return None
    found = [_outer(slots, anchor + step, step)] if slots[anchor].is_verb() and step > 0 else []
    number = anchor + step
    while 0 <= number < len(slots):
        slot = slots[number]
        if not slot.is_gap():
            found += (slot.second(step), *([_outer(slots, number + step, step)] if slot.may_be_short() else ()))
            if not slot.optional:
                return any_of(found)
        number += step
    return None


def _outer(slots: Sequence[Slot], number: int, step: int) -> Outer | None:
    """What the token can be that comes next, from a slot on and in a direction; None where it may be anything."""
    tokens, beginnings = set[str](), set[str]()
    while 0 <= number < len(slots):
        if not slots[number].is_gap():
            outer = slots[number].outer(0 if step > 0 else -1)
            if outer is None:
                return None
            tokens |= outer.tokens
            beginnings |= outer.beginnings
            if not slots[number].optional:
                return Outer(tokens, beginnings)
        number += step
    return None


def _join(slots: Sequence[Slot], parts: Sequence[str]) -> str:
    """One pattern of the slots, with single spaces between words; an optional word takes its space with it."""
    pieces, gap, space = [], False, " "
    for one, part in zip(slots, parts, strict=True):
        mark = part in ("[[", "]]", "^", "$")
        after = _SPACE_OR_ELISION if one.elides or (one.optional and space != " ") else " "
        if mark:
            pieces.append(_spaced(one.pattern, gap and part in ("[[", "$"), space))
            gap = gap and part not in ("[[", "$")
        elif one.optional:
            lazy = "?" if part[1:-1] in SPECIAL else ""  # any words at all: as few as will do
            piece = f"(?:{space}{one.pattern[:-1]})?" if gap else f"(?:{one.pattern[:-1]}{after})?"
            pieces.append(piece + lazy)
        else:
            pieces.append(_spaced(one.pattern, gap, space))
            gap = True
        space = space if mark else after
    end = r"(?:(?<=')|(?!\w))" if slots[-1].elides else r"(?!\w)"
    return rf"(?<![\w-])(?:{''.join(pieces)}){end}"


def _spaced(pattern: str, gap: bool, space: str = " ") -> str:
    space = " ?" if pattern == r"(?=\s*(?:\n|$))" else space
    return f"{space}{pattern}" if gap else pattern
