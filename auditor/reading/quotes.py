"""Quoted speech: pairs of quotation marks, nested, over paragraphs, and turns of a dialogue."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from auditor.reading.spans import Span

_MARK = re.compile(r'[«»“”„"]')
_CLOSES = {"«": "»", "“": "”", "„": "“", "”": "”", '"': '"'}
_TURN = re.compile(r"[–—]\s")
MAX_DEPTH = 16
"""Marks nested deeper than this are not speech but hostile or broken text, and are not followed."""


class Quote(NamedTuple):
    """Quoted speech from its opening mark to after its closing mark; depth 0 is outermost."""

    start: int
    end: int
    depth: int
    style: str


class Mark(NamedTuple):
    """A quotation mark that found no partner, or a wrong one (`partner` is where that stands)."""

    position: int
    mark: str
    problem: str  # "unclosed" | "unopened" | "mismatched"
    partner: int | None = None


@dataclass(slots=True)
class QuotedSpeech:
    """All quotes of a text in order of their start, and the marks that do not pair."""

    quotes: list[Quote] = field(default_factory=list)
    unpaired: list[Mark] = field(default_factory=list)
    _outer: list[Quote] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def covers(self, position: int) -> bool:
        """Whether the position stands in quoted speech."""
        number = bisect_right(self._starts, position) - 1
        return number >= 0 and position < self._outer[number].end

    def close(self) -> QuotedSpeech:
        """Sort what was collected and index the outermost quotes."""
        self.quotes.sort()
        for quote in self.quotes:
            if not self._outer or quote.start >= self._outer[-1].end:
                self._outer.append(quote)
        self._starts = [quote.start for quote in self._outer]
        return self


def read(plain: str, lines: Sequence[Span]) -> QuotedSpeech:
    """Quoted speech of a text, line by line; a quote left open may be closed a few paragraphs on."""
    speech, open_over_lines = QuotedSpeech(), list[tuple[int, str]]()
    for line in lines:
        stack: list[tuple[int, str]] = []
        for match in _MARK.finditer(plain, line.start, line.end):
            _take(plain, line, match.start(), match.group(), stack, open_over_lines, speech)
        open_over_lines = _carry(open_over_lines, stack, line, speech)
    speech.unpaired.extend(Mark(position, mark, "unclosed") for position, mark in open_over_lines)
    speech.unpaired.sort()
    speech.quotes.extend(_turns(plain, lines))
    return speech.close()


def _take(
    plain: str,
    line: Span,
    position: int,
    mark: str,
    stack: list[tuple[int, str]],
    pending: list[tuple[int, str]],
    speech: QuotedSpeech,
) -> None:
    if _opens(plain, line, position, mark, stack):
        if position == line.start and pending and pending[-1][1] == mark:
            pending.pop()  # the mark opens each paragraph of a long quotation again, by convention
        if len(stack) < MAX_DEPTH:
            stack.append((position, mark))
        return
    if stack:
        _close(position, mark, stack, speech)
    elif pending and _CLOSES[pending[-1][1]] == mark:
        start, style = pending.pop()
        speech.quotes.append(Quote(start, position + 1, 0, style))
    else:
        speech.unpaired.append(Mark(position, mark, "unopened"))


def _opens(plain: str, line: Span, position: int, mark: str, stack: list[tuple[int, str]]) -> bool:
    if mark in "«„":
        return True
    if mark == "“":
        return not (stack and stack[-1][1] == "„")
    if mark == "»":
        return False
    if any(style == mark for _, style in stack):
        return False
    before = plain[position - 1] if position > line.start else " "
    after = plain[position + 1] if position + 1 < line.end else " "
    opening_place = before in " ([«“'-—–/:" and not after.isspace()
    # A curly ” opens only where nothing, or «, is open and it stands where an opening mark stands (« d'”attaquer” »).
    return opening_place and (
        mark == '"' or (before in "'( " and (not stack or (stack[-1][1] == "«" and after.isalpha())))
    )


def _close(position: int, mark: str, stack: list[tuple[int, str]], speech: QuotedSpeech) -> None:
    for depth in range(len(stack) - 1, -1, -1):
        start, style = stack[depth]
        if _CLOSES[style] == mark:
            for inner_start, inner_style in stack[depth + 1 :]:
                speech.unpaired.append(Mark(inner_start, inner_style, "unclosed", position))
            del stack[depth:]
            speech.quotes.append(Quote(start, position + 1, depth, style))
            return
    start, style = stack.pop()
    speech.unpaired.append(Mark(start, style, "mismatched", position))
    speech.quotes.append(Quote(start, position + 1, len(stack), style))


def _carry(
    pending: list[tuple[int, str]], stack: list[tuple[int, str]], line: Span, speech: QuotedSpeech
) -> list[tuple[int, str]]:
    """What stays open after a line: the outermost mark of speech that goes on in the next paragraph."""
    if not stack:
        return pending
    position, mark = stack[0]
    speech.unpaired.extend(Mark(start, style, "unclosed") for start, style in stack[1:])
    speech.unpaired.extend(Mark(start, style, "unclosed") for start, style in pending)
    speech.quotes.append(Quote(position, line.end, 0, mark))
    return [(position, mark)]


def _turns(plain: str, lines: Sequence[Span]) -> list[Quote]:
    turns = [line for line in lines if _TURN.match(plain, line.start)]
    return [Quote(line.start, line.end, 0, "–") for line in turns] if len(turns) >= 2 else []
