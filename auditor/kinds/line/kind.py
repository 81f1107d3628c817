"""Lines of the page around an article, told from its text by a small model; for whole pages given as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import ClassVar

from auditor.kinds.base import Match, Param
from auditor.kinds.line.features import LOCAL, NAMES, features
from auditor.kinds.line.trees import Forest
from auditor.reading import Document
from auditor.resources import model
from auditor.rule import Rule

TEXT, DIGITS = LOCAL.index("text"), LOCAL.index("digits")
MAX_LINES = 5000
"""Lines of a page that are looked at."""
MIN_RUNNING = 3
"""Lines of running text that a page holds at least; results and programmes of sports have none."""


class LineKind:
    """Cards give the `threshold` of probability from which a line is of the page, not of the article.

    Only a text that looks like a whole page is looked at: at least `least` lines of it, and the `share` of all its
    lines, do not look like running text. Neighbouring lines are one match.
    """

    params: ClassVar[dict[str, Param]] = {
        "threshold": Param((int, float)),
        "least": Param(int),
        "share": Param((int, float)),
    }

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = list(rules)

    def find(self, document: Document) -> Iterator[Match]:
        """Matches on blocks of neighbouring lines."""
        if not self._rules or not 5 <= len(document.lines) <= MAX_LINES:
            return
        for rule in self._rules:
            probabilities = page_probabilities(document, rule.params.get("least", 10), rule.params.get("share", 0.35))
            yield from _blocks(document, rule, probabilities)


def page_probabilities(document: Document, least: int, share: float) -> list[float]:
    """For each line the probability that it is of the page around the article; empty for what is no whole page."""
    short = sum(1 for line in document.lines if line.end - line.start < 60)
    if short < least:  # a cheap look first: nearly every text given is an article alone
        return []
    rows = features(document)
    other, running = sum(1 for row in rows if row[TEXT] < 0.5), sum(1 for row in rows if row[TEXT] > 0.7)
    if other < max(least, share * len(rows)) or running < MIN_RUNNING or _is_table(rows):
        return []
    return [_forest().probability(row) for row in rows]


def _is_table(rows: Sequence[Sequence[float]]) -> bool:
    """Whether most lines that are no running text hold numbers: results, programmes, prices."""
    others = [row for row in rows if row[TEXT] < 0.5]
    return sum(1 for row in others if row[DIGITS] > 0) > 0.8 * len(others)


@lru_cache(maxsize=1)
def _forest() -> Forest:
    return Forest.load(model("lines") / "trees.json", NAMES)


def _blocks(document: Document, rule: Rule, probabilities: Sequence[float]) -> Iterator[Match]:
    threshold, start = rule.params.get("threshold", 0.5), None
    for number, probability in enumerate([*probabilities, 0.0]):
        if probability >= threshold and start is None:
            start = number
        elif probability < threshold and start is not None:
            yield Match(
                rule, document.lines[start].start, document.lines[number - 1].end, {"lines": str(number - start)}
            )
            start = None
