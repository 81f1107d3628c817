"""Lines said twice: captions, leads, paragraphs and sentences that a scraper copied with the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from auditor.kinds.base import Match, Param
from auditor.reading import Document, Span
from auditor.rule import Rule

_SKIP = re.compile(r"[\W_]+")


class DuplicateKind:
    """Cards give the `unit` (line or sentence), how near (`distance` in units: 1 is the next one) and how long.

    `both` marks the first copy too, as one span with the second when they are neighbours.
    """

    params: ClassVar[dict[str, Param]] = {
        "unit": Param(str, required=True, choices=("line", "sentence")),
        "min_words": Param(int),
        "distance": Param(int),
        "beyond": Param(int),
        "both": Param(bool),
    }

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = list(rules)

    def find(self, document: Document) -> Iterator[Match]:
        """Matches on the second and later copies."""
        for rule in self._rules:
            spans = document.lines if rule.params["unit"] == "line" else document.sentences
            yield from _copies(document, rule, spans)


def _copies(document: Document, rule: Rule, spans: Sequence[Span]) -> Iterator[Match]:
    params, seen = rule.params, dict[str, int]()
    least, most = params.get("beyond", 0), params.get("distance")
    for number, span in enumerate(spans):
        key = _SKIP.sub(" ", document.folded[span.start : span.end])
        if len(key.split()) < params.get("min_words", 6):
            continue
        first = seen.get(key)
        if first is not None and number - first > least and (most is None or number - first <= most):
            start = spans[first].start if params.get("both") and number - first == 1 else span.start
            yield Match(rule, start, span.end)
        seen[key] = number
