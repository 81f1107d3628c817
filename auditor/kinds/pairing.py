"""Quotation marks and brackets that do not pair."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from auditor.kinds.base import Match, Param
from auditor.reading import Document, Span
from auditor.reading.quotes import Mark
from auditor.rule import Rule

_BRACKET = re.compile(r"[()\[\]]")
_ENUMERATED = re.compile(r"(?:^|\s)\w{1,3}$")  # « a) », « 1) » open an item, they close nothing
_SMILEY = re.compile(r"[:;]-?$")
_PARTNER = {")": "(", "]": "["}
MAX_MARKS = 2000
"""Brackets of a line that are followed; deeper nesting is not text."""

TWICE = 120
"""Code points within which two closing marks are seen as one quotation closed twice."""


class PairingKind:
    """Cards give `marks` (quotes or brackets) and the `problems` they report: unclosed, nested (unclosed inside
    another quotation), unopened, mismatched.

    `styles` lists the quotation marks that are looked at, all if it is left out; `limit` is the most matches of an
    article; in a text with more than `most` marks without a partner the style itself is broken, and the rule is
    silent; `inside` leaves out marks that open a line.
    """

    params: ClassVar[dict[str, Param]] = {
        "marks": Param(str, required=True, choices=("quotes", "brackets")),
        "problems": Param(list, required=True),
        "styles": Param(list),
        "limit": Param(int),
        "most": Param(int),
        "inside": Param(bool),
    }

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._quotes = [rule for rule in rules if rule.params["marks"] == "quotes"]
        self._brackets = [rule for rule in rules if rule.params["marks"] == "brackets"]

    def find(self, document: Document) -> Iterator[Match]:
        """Matches at the marks without, or with the wrong, partner."""
        if self._quotes:
            yield from _quotes(document, self._quotes)
        if self._brackets:
            for line in document.lines:
                for span, problem in _brackets(document.plain, line):
                    yield from (Match(rule, *span) for rule in self._brackets if problem in rule.params["problems"])


def _quotes(document: Document, rules: Sequence[Rule]) -> Iterator[Match]:
    found, unpaired = Counter[str](), document.quoted.unpaired
    rules = [rule for rule in rules if len(unpaired) <= rule.params.get("most", MAX_MARKS)]
    for mark in unpaired:
        if _is_no_quote(document.plain, mark.position):
            continue
        end = mark.partner + 1 if mark.problem == "mismatched" and mark.partner is not None else mark.position + 1
        span = _with_words(document, mark.position, end)
        if mark.problem == "unopened":
            span = _closed_twice(document.plain, document.line_at(mark.position), mark) or span
        for rule in rules:
            if _asked(document, rule.params, mark) and found[rule.id] < rule.params.get("limit", MAX_MARKS):
                found[rule.id] += 1
                yield Match(rule, *span, {"mark": mark.mark})


def _closed_twice(plain: str, line: Span, mark: Mark) -> tuple[int, int] | None:
    """From the mark that first closed the quotation to the one that closes it again: either may be the wrong one."""
    before = plain.rfind(mark.mark, max(line.start, mark.position - TWICE), mark.position)
    return None if before < 0 else (before, mark.position + 1)


def _asked(document: Document, params: Mapping[str, Any], mark: Mark) -> bool:
    problem = "nested" if mark.problem == "unclosed" and mark.partner is not None else mark.problem
    if problem not in params["problems"] or mark.mark not in params.get("styles", mark.mark):
        return False
    return not (params.get("inside") and document.line_at(mark.position).start == mark.position)


def _is_no_quote(plain: str, position: int) -> bool:
    """Whether the mark means inches, seconds or a time rather than speech."""
    return plain[position] in '"”' and position > 0 and plain[position - 1].isdigit()


def _with_words(document: Document, start: int, end: int) -> tuple[int, int]:
    """A lone mark together with the word beside it, so that it can be seen."""
    line, plain = document.line_at(start), document.plain
    if end - start > 1:
        return start, end
    left = start
    while (
        left > line.start
        and start - left < 30
        and (left == start or not plain[left - 1].isspace() or left == start - 1)
    ):
        left -= 1
    right = end
    while right < line.end and right - end < 30 and not (plain[right].isspace() and right > end):
        right += 1
    return (left, end) if plain[start] in "»”" else (start, right)


def _brackets(plain: str, line: Span) -> Iterator[tuple[Span, str]]:
    stack: list[re.Match[str]] = []
    for count, match in enumerate(_BRACKET.finditer(plain, line.start, line.end)):
        if count >= MAX_MARKS:
            return
        mark, before = match.group(), plain[max(line.start, match.start() - 4) : match.start()]
        if mark in "([":
            if not _SMILEY.search(before):
                stack.append(match)
        elif stack and stack[-1].group() == _PARTNER[mark]:
            stack.pop()
        elif not (stack or _ENUMERATED.search(before) or _SMILEY.search(before)):
            yield Span(*match.span()), "unopened"
    yield from ((Span(*match.span()), "unclosed") for match in stack)
