"""What stands between two words, each sort of it read once and written as a number."""

from __future__ import annotations

import numpy as np

from auditor.reading.wordnumbers import Column
from auditor.scoring.translation.lexis import COMMA, STOP

ENDS, STOPS, OPENS, ELIDES = 1, 2, 4, 8
"""Bits of a gap: it ends a sentence whatever stands before it, or unless an abbreviation does; it opens speech, which
begins like a sentence; it holds an apostrophe that was set apart or doubled."""
FIRST = 4
"""Place of the bit of its first mark, STOP or COMMA; the two take turns, since a mark said twice is one."""
COUNT = 5
"""Place from which its marks are counted."""
_SPEECH = frozenset('"«»“”„‟:')
_MARKS = {**dict.fromkeys(".!?…", STOP), **dict.fromkeys(",;", COMMA)}


def read(gap: str) -> int:
    """The number of what stands between two words."""
    shown, found = gap.replace("...", "…"), marks(gap)
    bits = ENDS if any(sign in "!?…" for sign in shown) else 0
    bits |= STOPS if "." in shown else 0
    bits |= 0 if _SPEECH.isdisjoint(shown) else OPENS
    bits |= ELIDES if gap == '"' or gap.strip() == "'" else 0
    return len(found) << COUNT | sum(found[:1]) << FIRST | bits


GAPS = Column(read, np.int64)


def marks(gap: str) -> list[int]:
    """Stops and commas between two words; spaces, line breaks and all other marks are nothing.

    Which other marks a text has, and how often, tells its outlet and what scraped it. A mark said twice (!!) is one.
    """
    found = [_MARKS[sign] for sign in gap if sign in _MARKS]
    return [sign for number, sign in enumerate(found) if number == 0 or found[number - 1] != sign]
