"""Capitalised names: persons, places, outlets, institutions, as far as capitals tell them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from auditor.reading.spans import Span, SpanIndex

UPPER = "".join(re.escape(chr(c)) for c in range(0x41, 0x530) if chr(c).isupper())
_PART = rf"[{UPPER}][\w\u0300-\u036f]*(?:['-][\w\u0300-\u036f]+)*"
_LINK = r"(?:(?:de la|de|du|des|la|le|van der|van|von|den|der|bin|ben|al|el|da|dos|do|di|del|y|of)\s|d')?"
_NAME = re.compile(rf"(?<![\w'-]){_PART}(?:[ ]{_LINK}{_PART}){{0,6}}|(?<=[dlDLnN]'){_PART}(?:[ ]{_LINK}{_PART}){{0,6}}")


class Name(NamedTuple):
    """A run of capitalised words; `initial` when it opens a sentence and may be a common word."""

    start: int
    end: int
    text: str
    initial: bool


def read(plain: str, sentences: Sequence[Span]) -> list[Name]:
    """Capitalised names of a text, in order."""
    index = SpanIndex(sentences)
    names = []
    for match in _NAME.finditer(plain):
        sentence = index.at(match.start())
        initial = sentence is not None and not any(c.isalnum() for c in plain[sentence.start : match.start()])
        names.append(Name(match.start(), match.end(), match.group(), initial))
    return names
