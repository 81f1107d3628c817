"""Capitalised names: persons, places, outlets, institutions, as far as capitals tell them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from auditor.reading.spans import Span, SpanIndex

UPPER = "".join(re.escape(chr(c)) for c in range(0x41, 0x530) if chr(c).isupper())
INITIAL = rf"[{UPPER}](?<![\w'-].)"
"""A capital that begins a word, as a pattern; it comes before the look back, so that a search leaps to capitals."""
_PART = rf"[{UPPER}][\w\u0300-\u036f]*(?:['-][\w\u0300-\u036f]+)*"
_LINK = r"(?:(?:de la|de|du|des|la|le|van der|van|von|den|der|bin|ben|al|el|da|dos|do|di|del|y|of)\s|d')?"
_FIRST = rf"[{UPPER}](?:(?<![\w'-].)|(?<=[dlDLnN]'.))[\w\u0300-\u036f]*(?:['-][\w\u0300-\u036f]+)*"
_NAME = re.compile(rf"{_FIRST}(?:[ ]{_LINK}{_PART}){{0,6}}")


class Name(NamedTuple):
    """A run of capitalised words; `initial` when it opens a sentence and may be a common word."""

    start: int
    end: int
    text: str
    initial: bool


def read(plain: str, sentences: Sequence[Span]) -> list[Name]:
    """Capitalised names of a text, in order."""
    index, names, last = SpanIndex(sentences), list[Name](), -1
    for match in _NAME.finditer(plain):
        start, end = match.span()
        sentence = index.at(start)
        # Where the last name stands in the same sentence, this one does not open it.
        initial = (
            sentence is not None and last < sentence.start and not any(map(str.isalnum, plain[sentence.start : start]))
        )
        names.append(Name(start, end, match.group(), initial))
        last = start
    return names
