"""Lines written with a capital in every word, as English headlines are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from auditor.kinds.base import Match, Param
from auditor.kinds.unless import Unless
from auditor.reading import Document, Span
from auditor.rule import Rule

_WORD = re.compile(r"[^\W\d_][\w'-]*")
_MAX_WORDS = 30
_LONGEST = 12 * _MAX_WORDS
"""Code points of a line beyond which it is no headline."""


class TitlecaseKind:
    """Cards give `function_words` that the language writes small, `least` of them that stand capitalised within a line.

    A line all in capitals is another matter, and so is one whose other words stand small.
    """

    params: ClassVar[dict[str, Param]] = {
        "function_words": Param(list, required=True),
        "least": Param(int),
        "unless": Param(list),
    }

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = [(rule, frozenset(rule.params["function_words"]), Unless(rule.params)) for rule in rules]
        self._capitalised = [_capitalised(small) for _, small, _ in self._rules]

    def find(self, document: Document) -> Iterator[Match]:
        """Matches of whole lines."""
        for (rule, small, unless), capitalised in zip(self._rules, self._capitalised, strict=True):
            least = rule.params.get("least", 2)
            for line in _holding(document, capitalised, least):
                found = _in_title_case(document, line, small, least)
                if found and not unless.silences(document, line.start, line.end):
                    yield Match(rule, line.start, line.end)


def _capitalised(words: Iterable[str]) -> re.Pattern[str]:
    """The words with a capital; begins with letters, to which a search leaps."""
    forms = sorted(f"{re.escape(word[0].upper())}(?i:{re.escape(word[1:])})" for word in words)
    return re.compile(rf"(?:{'|'.join(forms)})(?![\w'-])")


def _holding(document: Document, capitalised: re.Pattern[str], least: int) -> Iterator[Span]:
    """The lines, but long ones, in which so many of some words stand."""
    for line in document.lines:
        if line.end - line.start <= _LONGEST:
            count = sum(1 for _ in capitalised.finditer(document.plain, line.start, line.end))
            if count >= least:
                yield line


def _in_title_case(document: Document, line: Span, small: frozenset[str], least: int) -> bool:
    words = [match.group() for match in _WORD.finditer(document.plain, line.start, line.end)][1:]
    capitalised = [word for word in words if word[0].isupper() and not (len(word) > 1 and word.isupper())]
    if len(words) < 4 or len(words) > _MAX_WORDS or len(capitalised) < 0.7 * len(words):
        return False
    return sum(1 for word in capitalised if word.lower() in small) >= least
