"""Lines written with a capital in every word, as English headlines are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from auditor.kinds.base import Match, Param, Unless
from auditor.reading import Document, Span
from auditor.rule import Rule

_WORD = re.compile(r"[^\W\d_][\w'-]*")
_MAX_WORDS = 30


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

    def find(self, document: Document) -> Iterator[Match]:
        """Matches of whole lines."""
        for line in document.lines:
            for rule, small, unless in self._rules:
                found = _in_title_case(document, line, small, rule.params.get("least", 2))
                if found and not unless.silences(document, line.start, line.end):
                    yield Match(rule, line.start, line.end)


def _in_title_case(document: Document, line: Span, small: frozenset[str], least: int) -> bool:
    if line.end - line.start > 12 * _MAX_WORDS:
        return False
    words = [match.group() for match in _WORD.finditer(document.plain, line.start, line.end)][1:]
    capitalised = [word for word in words if word[0].isupper() and not (len(word) > 1 and word.isupper())]
    if len(words) < 4 or len(words) > _MAX_WORDS or len(capitalised) < 0.7 * len(words):
        return False
    return sum(1 for word in capitalised if word.lower() in small) >= least
