"""An article as a stream of masked items: what was said is hidden, how it was said is kept.

Typography, layout, names and numbers tell where a text comes from rather than how it came into French, so they are
made equal before anything is counted: of the marks only stops and commas are seen, line breaks and spaces not at all, a
run of numbers is one item, a capital has its accent.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from auditor.scoring.translation.gaps import COUNT, ELIDES, ENDS, FIRST, GAPS, OPENS, STOPS
from auditor.scoring.translation.lexis import NAME, NUMBER

if TYPE_CHECKING:
    from auditor.reading import Document
    from auditor.scoring.translation.lexis import Lexis

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_ABBREVIATED = frozenset("m mm mme mmes mlle dr pr st ste art no n° etc cf p ex".split())
_ELIDED = frozenset("c d j l m n s t ç qu jusqu lorsqu puisqu quoiqu aujourd".split())
_UPPER: Any = np.array([chr(point).isupper() for point in range(0x531)])
"""Capitals of the Latin, Greek and Cyrillic letters; the last place, which stands for all beyond, is none."""


class Stream(NamedTuple):
    """Items of a text in order; words and marks both are items."""

    entries: Ints  # in the lexis
    breaks: list[int]  # first item of each sentence, the first sentence's 0 among them
    merged: list[int]  # tokens that are no item: numbers after a number
    letters: int  # of all words

    def tokens(self) -> Ints:
        """Number of each item's token in the document; -1 for a mark."""
        spoken = self.entries >= NAME
        found = np.full(len(self.entries), -1, np.int64)
        found[spoken] = np.delete(np.arange(int(spoken.sum()) + len(self.merged)), self.merged)
        return found


def stream(document: Document, lexis: Lexis) -> Stream:
    """The masked stream of a document."""
    tokens, size = document.tokens, len(document.tokens)
    gaps = document.gap_column(GAPS)
    capital, digit = _letters(document)
    elided = _elided(tokens.texts, gaps)
    gaps[elided] = 0
    counts, ends = gaps >> COUNT, _ends(document, gaps)
    own = np.ones(size, np.bool_)
    own[1:] = ~(digit[1:] & digit[:-1] & (counts[1:-1] == 0))
    merged = (~own).nonzero()[0].tolist()
    entries = document.column(lexis.column)[:-1]
    entries[digit] = NUMBER
    _hide_names(entries, capital.nonzero()[0], _opening(gaps, ends, merged), tokens.texts, lexis)
    for number in elided:
        entries[number - 1] = lexis[tokens.texts[number - 1] + "'"]
    places = counts.cumsum()
    places[1:] += own.cumsum()  # of each token, and of the end
    items = _marked(gaps, counts, places)
    items[places[:-1][own]] = entries[own]
    return Stream(items, [0, *places[ends].tolist()], merged, sum(tokens.ends) - sum(tokens.starts))


def _letters(document: Document) -> tuple[Flags, Flags]:
    """Which tokens begin with a capital, and which with a digit."""
    points = np.frombuffer(document.plain.encode("utf-32-le"), np.uint32)
    firsts = points.take(np.array(document.tokens.starts, np.int64))
    return _UPPER.take(firsts, mode="clip"), (firsts >= 48) & (firsts <= 57)


def _elided(texts: Sequence[str], gaps: Ints) -> list[int]:
    """Tokens behind « d ' » and « d" », as some systems and editors write: that is layout, not language."""
    return [number for number in (gaps[:-1] & ELIDES).nonzero()[0].tolist() if number and texts[number - 1] in _ELIDED]


def _ends(document: Document, gaps: Ints) -> list[int]:
    """Tokens before which a sentence ends: none that begin with a small letter."""
    tokens, plain = document.tokens, document.plain
    numbers = (gaps[:-1] & (ENDS | STOPS)).nonzero()[0]
    sure = (gaps[numbers] & ENDS).tolist()
    return [
        number
        for number, ends in zip(numbers.tolist(), sure, strict=True)
        if (ends or not number or not _abbreviated(tokens.texts[number - 1]))
        and not plain[tokens.starts[number]].islower()
    ]


def _opening(gaps: Ints, ends: list[int], merged: list[int]) -> Flags:
    """Tokens that open a sentence or speech, where a capital says nothing."""
    opening = gaps[:-1] & OPENS > 0
    opening[ends] = opening[:1] = True
    for number in merged:  # what is no item opens nothing, the next one does
        opening[number + 1 : number + 2] |= opening[number]
    return opening


def _hide_names(entries: Ints, capitals: Ints, opening: Flags, texts: Sequence[str], lexis: Lexis) -> None:
    """Enter tokens with a capital as what they are: most as a name, which hides them."""
    found = []
    for number, opens in zip(capitals.tolist(), opening[capitals].tolist(), strict=True):
        form = texts[number]
        if form == "a" and number + 1 < len(texts) and texts[number + 1][0] == "-":
            found.append(lexis["a"])  # « A-t-il », the one capital that has no accent to miss
        else:
            found.append((lexis.opening if opens else lexis.inside)[form])
    entries[capitals] = found


def _marked(gaps: Ints, counts: Ints, places: Ints) -> Ints:
    """Room for all items, the marks in their places."""
    items = np.empty(int(places[-1]), np.int64)
    firsts, signs = places - counts, gaps >> FIRST & 1
    step, left = 0, counts.nonzero()[0]
    while len(left):
        items[firsts[left] + step] = signs[left] ^ (step & 1)
        step += 1
        left = left[counts[left] > step]
    return items


def _abbreviated(form: str) -> bool:
    return form in _ABBREVIATED or (len(form) == 1 and form.isalpha())
