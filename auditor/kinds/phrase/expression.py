"""The small language of phrases, read into slots, of which one anchors the phrase.

marcher dehors          whole words; typography and case do not count
march~ dehors           a stem with any ending
@jeter|lancer l'éponge  any form of the verbs, with the negation or short adverb that follows it
le|la|l' maison         one of several words, elided or not; « _ » joins words inside one: bien_sûr|certes
(très) bon              an optional word; « très|_ » too
a * fait                any one word;  « ** » up to three
dix|# euros             a number
^ lire aussi $          start and end of a line
selon [[Le Pays]]       only the part in [[ ]] is marked
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from auditor.errors import CardError
from auditor.kinds.lazy import is_checking
from auditor.kinds.phrase.outer import Run, chains
from auditor.kinds.phrase.slot import Slot, begins_token, rarest, slot
from auditor.reading.typography import folded, plain

_SPACE_OR_ELISION = "(?:(?<=')| )"
MOST_CHAINS = 100
"""Runs of tokens on one side of an anchor that are told apart."""


class Anchor(NamedTuple):
    """A token by which a phrase is looked up, by its first letters if `begins`, and the runs that can stand around it.

    Those before it are read backwards, from the anchor on.
    """

    text: str
    begins: bool
    before: frozenset[Run]
    after: frozenset[Run]


@dataclass(frozen=True)
class Expression:
    """A phrase: where its anchor, the slot of a number, stands, it is tried."""

    slots: tuple[Slot, ...]
    anchor: int

    def lookups(self) -> Iterator[Anchor]:
        """All its anchors."""
        before = [tuple(run[::-1] for run in slot.runs) for slot in reversed(self.slots[: self.anchor])]
        after = [slot.runs for slot in self.slots[self.anchor + 1 :]]
        around: dict[tuple[str, bool], tuple[set[Run], set[Run]]] = {}
        for text, begins, left, right in self.slots[self.anchor].anchored():
            lefts, rights = around.setdefault((text, begins), (set(), set()))
            lefts.add(left[::-1])
            rights.add(right)
        for (text, begins), (lefts, rights) in sorted(around.items()):
            chained = (chains([tuple(runs), *rest], MOST_CHAINS) for runs, rest in ((lefts, before), (rights, after)))
            yield Anchor(text, begins, *chained)

    @cached_property
    def openings(self) -> frozenset[str] | None:
        """The first letters, BEGINNING of them, of what the first token of the phrase can be; None for any."""
        found = set[str]()
        for one in self.slots:
            if one.openings is None:
                return None
            found |= one.openings
            if not (one.optional or one.mark):
                break
        return frozenset(found)

    @cached_property
    def reach(self) -> int:
        """Tokens that can stand before the anchor's in the phrase, at most."""
        return sum(slot.tokens for slot in self.slots[: self.anchor + 1]) - 1

    def source(self) -> str:
        """The regular expression of the phrase, for those who look for it within one of their own."""
        return _join(self.slots)

    def initials(self) -> frozenset[str]:
        """Letters with which its anchor begins; none where that is not known."""
        slot = self.slots[self.anchor]
        return frozenset(word[0] for word in slot.words) if slot.is_single() else frozenset()

    def whole_words(self) -> frozenset[str]:
        """Words each of which is the phrase by itself, so that it stands wherever they do."""
        if len(self.slots) > 1 or not self.slots[0].is_plain():
            return frozenset()
        words = self.slots[0].words
        longer = {rarest(word) for word in words if not word.isalpha()}
        return frozenset(folded(word) for word in words if word.isalpha()) - longer


def parse(phrase: str, *, cased: bool = False, path: str = "$", anchor: int | None = None) -> Expression:
    """Read a phrase; raises CardError if it is empty or has no word to anchor it, unless its `anchor` is known."""
    view = plain(phrase) if cased else folded(plain(phrase))
    parts = view.replace("[[", " [[ ").replace("]]", " ]] ").split()
    slots = [_checked(part, path) for part in parts]
    if not all(begins_token(word) for one in [one for one in slots if not one.mark][:1] for word in one.words):
        raise CardError(f"the phrase {phrase!r} does not begin with a word @ {path}")
    if anchor is None:
        costs = [(slot.cost, number) for number, slot in enumerate(slots) if slot.cost is not None]
        if not costs:
            raise CardError(f"the phrase {phrase!r} has no word that can anchor it @ {path}")
        _, anchor = min(costs)
    return Expression(tuple(slots), anchor)


def _checked(part: str, path: str) -> Slot:
    try:
        made = slot(part)
        if is_checking():
            _ = made.pattern  # a verb that is none shows only here
        return made
    except ValueError as error:
        raise CardError(f"{error} @ {path}") from None


def _join(slots: Sequence[Slot]) -> str:
    """One pattern of the slots, with single spaces between words; an optional word takes its space with it."""
    pieces, gap, space = [], False, " "
    for one in slots:
        after = _SPACE_OR_ELISION if one.elides or (one.optional and space != " ") else " "
        if one.mark:
            pieces.append(_spaced(one.pattern, gap and one.mark in ("[[", "$"), space))
            gap = gap and one.mark not in ("[[", "$")
        elif one.optional:
            lazy = "?" if one.is_free() else ""  # any words at all: as few as will do
            piece = f"(?:{space}{one.pattern[:-1]})?" if gap else f"(?:{one.pattern[:-1]}{after})?"
            pieces.append(piece + lazy)
        else:
            pieces.append(_spaced(one.pattern, gap, space))
            gap = True
        space = space if one.mark else after
    end = r"(?:(?<=')|(?!\w))" if slots[-1].elides else r"(?!\w)"
    return rf"(?<![\w-])(?:{''.join(pieces)}){end}"


def _spaced(pattern: str, gap: bool, space: str = " ") -> str:
    space = " ?" if pattern == r"(?=\s*(?:\n|$))" else space
    return f"{space}{pattern}" if gap else pattern
