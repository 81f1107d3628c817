"""Lines said twice: captions, leads, paragraphs and sentences that a scraper copied with the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from auditor.kinds.base import Match, Param
from auditor.reading import Document, Span
from auditor.rule import Rule

MIN_WORDS = 6
"""Words of a unit below which a copy of it means nothing, unless the card says otherwise."""


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
        self._rules, self._least = list(rules), dict[str, int]()
        for rule in rules:
            unit, words = rule.params["unit"], rule.params.get("min_words", MIN_WORDS)
            self._least[unit] = min(words, self._least.get(unit, words))

    def find(self, document: Document) -> Iterator[Match]:
        """Matches on the second and later copies."""
        spans = {"line": document.lines, "sentence": document.sentences}
        ranges = {"line": document.line_ranges, "sentence": document.sentence_ranges}
        for unit in sorted(self._least):
            keys = _keys(document, ranges[unit], self._least[unit])
            told = [key for key in keys if key]
            if len(set(told)) < len(told):
                for rule in (rule for rule in self._rules if rule.params["unit"] == unit):
                    yield from _copies(rule, spans[unit], keys)


def _keys(document: Document, ranges: Sequence[tuple[int, int]], least: int) -> list[tuple[str, ...]]:
    """What makes two units the same: their words, whatever their case and typography; none for shorter units."""
    texts = document.tokens.texts
    return [tuple(texts[first:last]) if last - first >= least else () for first, last in ranges]


def _copies(rule: Rule, spans: Sequence[Span], keys: Sequence[tuple[str, ...]]) -> Iterator[Match]:
    params, seen = rule.params, dict[tuple[str, ...], int]()
    least, most = params.get("beyond", 0), params.get("distance")
    for number, (span, key) in enumerate(zip(spans, keys, strict=True)):
        if len(key) < params.get("min_words", MIN_WORDS):
            continue
        first = seen.get(key)
        if first is not None and number - first > least and (most is None or number - first <= most):
            start = spans[first].start if params.get("both") and number - first == 1 else span.start
            yield Match(rule, start, span.end)
        seen[key] = number
