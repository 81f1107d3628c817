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
        own = np.ones(np.count_nonzero(spoken) + len(self.merged), np.bool_)
        own[self.merged] = False
        found[spoken] = own.nonzero()[0]
        return found


class _Run(NamedTuple):
    """The tokens of some documents one after the other; behind each document stands one place that is no token."""

    texts: list[str]  # of tokens, folded; "" for the places that are none
    plain: str  # of all documents, each with a line break behind it
    starts: Ints  # of tokens in `plain`; the others stand at the line breaks
    gaps: Ints  # what stands before each token, and at the end of each document (see `gaps`)
    ends: Ints  # the places that are no tokens

    @classmethod
    def of(cls, documents: Sequence[Document]) -> _Run:
        texts, starts, sizes = list[str](), list[int](), list[int]()
        for document in documents:
            texts += document.tokens.texts
            texts.append("")
            starts += document.tokens.starts
            starts.append(len(document.plain))
            sizes.append(len(document.tokens) + 1)
        lines = [f"{document.plain}\n" for document in documents]
        shifts = np.cumsum([0, *map(len, lines[:-1])])
        gaps = np.concatenate([document.gap_column(GAPS) for document in documents])
        ends = np.cumsum(sizes) - 1
        gaps[ends] &= -1 << FIRST  # its marks are items, but no word follows
        return cls(texts, "".join(lines), np.array(starts, np.int64) + shifts.repeat(sizes), gaps, ends)

    @property
    def firsts(self) -> Ints:
        """The places where documents begin."""
        return np.concatenate([[0], self.ends[:-1] + 1])

    def by_document(self, places: Ints) -> list[Ints]:
        """Rising places, those of each document apart."""
        return np.split(places, places.searchsorted(self.ends[:-1]))


def stream(document: Document, lexis: Lexis) -> Stream:
    """The masked stream of a document."""
    (found,) = streams([document], lexis)
    return found


def streams(documents: Sequence[Document], lexis: Lexis) -> list[Stream]:
    """The masked streams of documents, one or more; of some dozen together in half the time."""
    run = _Run.of(documents)
    capital, digit = _letters(run)
    elided = _elided(run)
    run.gaps[elided] = 0
    counts, starts = run.gaps >> COUNT, _sentence_starts(run)
    own = np.ones(len(counts), np.bool_)
    own[1:] = ~(digit[1:] & digit[:-1] & (counts[1:] == 0))
    merged = np.flatnonzero(~own)
    own[run.ends] = False
    entries = np.concatenate([document.column(lexis.column) for document in documents])
    entries[digit] = NUMBER
    _hide_names(entries, capital.nonzero()[0], _opening(run, starts, merged.tolist()), run.texts, lexis)
    for number in elided:
        entries[number - 1] = lexis[run.texts[number - 1] + "'"]
    places = counts.cumsum()
    places[1:] += own[:-1].cumsum()  # of each token, and of each end
    items = _marked(run.gaps, counts, places)
    items[places[own]] = entries[own]
    return _divided(run, documents, items, places, starts, merged)


def _divided(
    run: _Run, documents: Sequence[Document], items: Ints, places: Ints, starts: Ints, merged: Ints
) -> list[Stream]:
    """The stream of each document out of the items of all."""
    ends = places[run.ends].tolist()
    bounds = zip([0, *ends[:-1]], ends, run.firsts.tolist(), strict=True)
    letters = [sum(document.tokens.ends) - sum(document.tokens.starts) for document in documents]
    return [
        Stream(items[first:last], [0, *(places[begin] - first).tolist()], (numbers - token).tolist(), size)
        for (first, last, token), begin, numbers, size in zip(
            bounds, run.by_document(starts), run.by_document(merged), letters, strict=True
        )
    ]


def _letters(run: _Run) -> tuple[Flags, Flags]:
    """Which tokens begin with a capital, and which with a digit."""
    points = np.frombuffer(run.plain.encode("utf-32-le"), np.uint32)
    firsts = points.take(run.starts)
    return _UPPER.take(firsts, mode="clip"), (firsts >= 48) & (firsts <= 57)


def _elided(run: _Run) -> list[int]:
    """Tokens behind « d ' » and « d" », as some systems and editors write: that is layout, not language."""
    numbers = np.flatnonzero(run.gaps & ELIDES).tolist()
    return [number for number in numbers if number and run.texts[number - 1] in _ELIDED]


def _sentence_starts(run: _Run) -> Ints:
    """Tokens before which a sentence ends: none that begin with a small letter."""
    numbers = np.flatnonzero(run.gaps & (ENDS | STOPS))
    sure, places = (run.gaps[numbers] & ENDS).tolist(), run.starts[numbers].tolist()
    found = [
        number
        for number, ends, place in zip(numbers.tolist(), sure, places, strict=True)
        if (ends or not number or not _abbreviated(run.texts[number - 1])) and not run.plain[place].islower()
    ]
    return np.array(found, np.int64)


def _opening(run: _Run, starts: Ints, merged: list[int]) -> Flags:
    """Tokens that open a sentence or speech, where a capital says nothing."""
    opening = run.gaps & OPENS > 0
    opening[starts] = opening[run.firsts] = True
    for number in merged:  # what is no item opens nothing, the next one does
        opening[number + 1] |= opening[number]
    return opening


def _hide_names(entries: Ints, capitals: Ints, opening: Flags, texts: Sequence[str], lexis: Lexis) -> None:
    """Enter tokens with a capital as what they are: most as a name, which hides them."""
    found = []
    for number, opens in zip(capitals.tolist(), opening[capitals].tolist(), strict=True):
        form = texts[number]
        if form == "a" and texts[number + 1][:1] == "-":
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
