"""Views of a text with its typography made equal, code point for code point, so that offsets stay."""

from __future__ import annotations

import re

APOSTROPHES = "’‘ʼ‛′´`"
SPACES = "\u00a0\u202f\u2009\u2007\u2002\u2003\u2008\u200a\u3000\t"
LINE_BREAKS = "\u2028\u2029\x85\x0b\x0c"

_SURROGATE = re.compile("[\ud800-\udfff]")
_EQUAL = ((APOSTROPHES, "'"), (SPACES, " "), (LINE_BREAKS, "\n"))


def plain(text: str) -> str:
    """The text with straight apostrophes, simple spaces and `\\n` line breaks; same length, case kept."""
    # A carriage return before a line feed is layout; alone, as on old systems, it is the line break itself.
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    if not text.isascii():
        text = _SURROGATE.sub("\ufffd", text)  # half a character, as broken JSON holds; encoders refuse it
    for variants, equal in _EQUAL:
        for variant in variants:  # a few replacements of what occurs are ten times as fast as str.translate
            if variant in text:
                text = text.replace(variant, equal)
    return text


def folded(plain_text: str) -> str:
    """The plain text in lower case; same length even where lower-casing would add code points (İ)."""
    lower = plain_text.lower()
    if len(lower) == len(plain_text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in plain_text)
