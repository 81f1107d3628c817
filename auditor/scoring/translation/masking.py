"""An article as a stream of masked items: what was said is hidden, how it was said is kept.

Typography, layout, names and numbers tell where a text comes from rather than how it came into French, so they are
made equal before anything is counted: of the marks only stops and commas are seen, line breaks and spaces not at all, a
run of numbers is one item, a capital has its accent.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from auditor.scoring.translation.lexis import COMMA, NAME, NUMBER, STOP

if TYPE_CHECKING:
    from auditor.reading import Document
    from auditor.scoring.translation.lexis import Lexis

_ABBREVIATED = frozenset("m mm mme mmes mlle dr pr st ste art no n° etc cf p ex".split())
_ELIDED = frozenset("c d j l m n s t ç qu jusqu lorsqu puisqu quoiqu aujourd".split())
_ENDS = ".!?…"
_SPEECH = frozenset('"«»“”„‟:')
_MARKS = {**dict.fromkeys(_ENDS, STOP), **dict.fromkeys(",;", COMMA)}
_MOST_GAPS = 4096
_UPPER: Any = np.array([chr(point).isupper() for point in range(0x531)])
"""Capitals of the Latin, Greek and Cyrillic letters; the last place, which stands for all beyond, is none."""


class Stream(NamedTuple):
    """Items of a text in order; words and marks both are items."""

    entries: npt.NDArray[np.int64]  # in the lexis
    breaks: list[int]  # first item of each sentence, the first sentence's 0 among them
    merged: list[int]  # tokens that are no item: numbers after a number
    letters: int  # of all words

    def tokens(self) -> npt.NDArray[np.int64]:
        """Number of each item's token in the document; -1 for a mark."""
        spoken = self.entries >= NAME
        found = np.full(len(self.entries), -1, np.int64)
        found[spoken] = np.delete(np.arange(int(spoken.sum()) + len(self.merged)), self.merged)
        return found


class Gap(NamedTuple):
    """What stands between two words."""

    marks: list[int]  # entries
    ends: bool  # a sentence, whatever stands before
    stops: bool  # a sentence, unless an abbreviation stands before
    opens: bool  # speech, which begins like a sentence
    elides: bool  # an apostrophe that was set apart or doubled
    plain: bool  # none of all that


class _Gaps(dict[str, Gap]):
    def __missing__(self, gap: str) -> Gap:
        shown = gap.replace("...", "…")
        ends, stops = any(sign in "!?…" for sign in shown), "." in shown
        opens, elides = not _SPEECH.isdisjoint(shown), gap == '"' or gap.strip() == "'"
        plain = not (ends or stops or opens or elides)
        found = Gap(marks(gap), ends, stops, opens, elides, plain)
        if len(self) < _MOST_GAPS:
            self[gap] = found
        return found


_GAPS = _Gaps()


def marks(gap: str) -> list[int]:
    """Stops and commas between two words; spaces, line breaks and all other marks are nothing.

    Which other marks a text has, and how often, tells its outlet and what scraped it. A mark said twice (!!) is one.
    """
    found = [_MARKS[sign] for sign in gap if sign in _MARKS]
    return [sign for number, sign in enumerate(found) if number == 0 or found[number - 1] != sign]


def stream(document: Document, lexis: Lexis) -> Stream:
    """The masked stream of a document."""
    return _Reader(document, lexis).read()


class _Reader:
    """One pass over the tokens that are more than a small word after a space; the others are taken as they come."""

    def __init__(self, document: Document, lexis: Lexis) -> None:
        self._plain = document.plain
        self._tokens = document.tokens
        self._lexis = lexis
        self._items: list[int] = []
        self._breaks = [0]
        self._merged: list[int] = []
        self._opening = True  # the next word opens a sentence

    def read(self) -> Stream:
        texts, starts, ends = self._tokens.texts, self._tokens.starts, self._tokens.ends
        entries = list(map(self._lexis.__getitem__, texts))
        plain, items, done, ended = self._plain, self._items, 0, 0
        for number, capital, digit in self._special(starts, ends):
            if number > done:
                items += entries[done:number]
                self._opening = False
                ended = ends[number - 1]
            if starts[number] != ended and (text := plain[ended : starts[number]]) != " ":
                gap = _GAPS[text]
                if gap.plain:  # most are a comma
                    items += gap.marks
                else:
                    self._gap(gap, number)
            if digit and items and items[-1] == NUMBER:
                self._merged.append(number)
            else:
                items.append(self._capital(texts[number], number) if capital else NUMBER if digit else entries[number])
                self._opening = False
            done, ended = number + 1, ends[number]
        items += entries[done:]
        self._gap(_GAPS[plain[ends[-1] if ends else 0 :]], len(texts))
        return Stream(np.array(items, np.int64), self._breaks, self._merged, sum(ends) - sum(starts))

    def _special(self, starts: list[int], ends: list[int]) -> Iterator[tuple[int, bool, bool]]:
        """Tokens with a mark before them, a capital or a digit: their number, and which of the latter two they have."""
        points = np.frombuffer(self._plain.encode("utf-32-le"), np.uint32)
        begin, end = np.array([starts, ends], np.int64)
        firsts = points[begin]
        capital = _UPPER.take(firsts, mode="clip")
        digit = (firsts >= 48) & (firsts <= 57)
        special = capital | digit
        between = begin[1:] - end[:-1]
        special[1:] |= (between > 1) | ((between == 1) & (points[end[:-1]] != 32))
        special[:1] |= begin[:1] > 0
        found = np.flatnonzero(special)
        return zip(found.tolist(), capital[found].tolist(), digit[found].tolist(), strict=True)

    def _capital(self, form: str, number: int) -> int:
        texts = self._tokens.texts
        if form == "a" and number + 1 < len(texts) and texts[number + 1][0] == "-":
            return self._lexis["a"]  # « A-t-il », the one capital that has no accent to miss
        return (self._lexis.opening if self._opening else self._lexis.inside)[form]

    def _gap(self, gap: Gap, number: int) -> None:
        texts = self._tokens.texts
        previous = texts[number - 1] if number else ""
        if gap.elides and previous in _ELIDED and number < len(texts):
            # « d ' abus » and « d"abus », as some systems and editors write: that is layout, not language.
            self._items[-1] = self._lexis[previous + "'"]
            return
        self._items += gap.marks
        self._opening = self._opening or gap.opens
        if gap.ends or (gap.stops and not _abbreviated(previous)):
            self._end(number)

    def _end(self, number: int) -> None:
        """Ends a sentence, unless a small letter follows."""
        if number < len(self._tokens.texts) and not self._plain[self._tokens.starts[number]].islower():
            self._breaks.append(len(self._items))
            self._opening = True


def _abbreviated(form: str) -> bool:
    return form in _ABBREVIATED or (len(form) == 1 and form.isalpha())
