"""The words around a finding, cut to a width, with the finding's place in them."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from auditor.reading import Document
from auditor.scorecard import Finding

ELLIPSIS = "…"


class Excerpt(NamedTuple):
    """A line of text of which `text[start:end]` is the finding; `cut` when the finding itself did not fit."""

    text: str
    start: int
    end: int
    cut: bool


def excerpt(document: Document, finding: Finding, width: int) -> Excerpt:
    """The sentence around a finding in at most `width` code points, cut at words, on one line."""
    first, last = document.sentence_at(finding.start), document.sentence_at(max(finding.end - 1, finding.start))
    low, high = min(first.start, finding.start), max(last.end, finding.end)
    before = printable(document.text[max(low, finding.start - width) : finding.start])
    match = printable(document.text[finding.start : finding.end])
    after = printable(document.text[finding.end : min(high, finding.end + width)])
    whole = low >= finding.start - width, high <= finding.end + width
    if len(match) > width:
        return Excerpt(match[: width - 1] + ELLIPSIS, 0, width, True)
    room = width - len(match)
    left = _tail(before, max(room - len(after), room * 3 // 5), whole[0])
    right = _head(after, room - len(left), whole[1])
    return Excerpt(left + match + right, len(left), len(left) + len(match), False)


def printable(text: str) -> str:
    """The text on one line, control and format characters made visible as `·` so that they cannot act."""
    return "".join(_visible(c) for c in text)


def _visible(c: str) -> str:
    if c in "\n\r\t\v\f\u2028\u2029\x85":
        return " "
    return "·" if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn") else c


def _tail(text: str, room: int, whole: bool) -> str:
    """The end of a text in `room` code points, from a word's start."""
    if len(text) <= room and whole:
        return text.lstrip()
    piece = text[max(0, len(text) - room + 1) :]
    space = piece.find(" ")
    return (
        ELLIPSIS + (piece[space + 1 :] if 0 <= space < len(piece) - 1 else piece)[-max(room - 1, 0) :]
        if room > 1
        else ""
    )


def _head(text: str, room: int, whole: bool) -> str:
    """The beginning of a text in `room` code points, to a word's end."""
    if len(text) <= room and whole:
        return text.rstrip()
    if room <= 1:
        return ""
    piece = text[: room - 1]
    space = piece.rfind(" ")
    return (piece[:space] if space > 0 else piece) + ELLIPSIS
