"""« commencer par commencer »: one verb on both sides of a preposition."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.kinds.repetition.columns import among, beginnings, between_equals
from auditor.kinds.repetition.coordinated import is_infinitive, joined
from auditor.reading import Document
from auditor.reading.lexicon import french
from auditor.rule import Rule

_STEM = 5
_ALIKE = 4
"""Letters with which both sides begin."""


def chained(document: Document, rule: Rule) -> Iterator[tuple[int, int, str]]:
    """« commencer par commencer »: one of the card's verb stems on both sides."""
    texts, stems = document.tokens.texts, tuple(rule.params.get("words", ()))
    links = document.column(among(rule.params.get("between", ())))
    for number in between_equals(beginnings(document, _ALIKE), links):
        left, right = texts[number - 1], texts[number + 1]
        twins = any(left.startswith(stem) and right.startswith(stem) for stem in stems)
        if (twins or _same_verb(left, right)) and joined(document, number - 1, number + 1):
            yield number - 1, number + 1, right


def _same_verb(left: str, right: str) -> bool:
    """« planifie de planifier »: a form that can only be a verb, and the infinitive with its stem."""
    stem = right[:-2]
    if len(stem) < _STEM or not left.startswith(stem) or not is_infinitive(right):
        return False
    readings = french().analyses(left)
    return bool(readings) and all(analysis.mood for analysis in readings)
