"""Words glued together where a capital begins inside: « muséeC'est », « américainesCes »."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from auditor.kinds.base import MAX_PLACES, Match, Param
from auditor.kinds.unless import Unless
from auditor.kinds.vocabulary import frequency
from auditor.reading import Document
from auditor.rule import Rule

_JOINT = re.compile(r"[A-ZÀ-ÖØ-ÞŒ](?<=[a-zà-öø-ÿœ].)")
"""A capital after a small letter; a search leaps from capital to capital."""
_LEFT = re.compile(r"[\w@#/.]*$")
_RIGHT = re.compile(r"(?:[CDJLMNSTY]|Qu)'(?=\w)|[A-ZÀ-ÖØ-ÞŒ][a-zà-öø-ÿœ-]*(?![\w@/])(?!\.\w)")
REACH = 40
"""Code points on each side of the joint that are looked at."""
MIN_RIGHT = 2.5
"""How common (Zipf) a capitalised word on the right must be that opens no sentence."""


class GlueKind:
    """Cards give `openers`, words that begin a sentence, and how common the word on the left must be (`min_zipf`).

    A word in lower case may be glued to any capitalised word; a name only to an opener. What occurs twice is a brand.
    A card with `short` finds only these words, glued to a common name: « àParis ».
    """

    params: ClassVar[dict[str, Param]] = {
        "openers": Param(list, required=True),
        "min_zipf": Param((int, float)),
        "short": Param(list),
        "unless": Param(list),
    }

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = [(rule, frozenset(rule.params["openers"]), Unless(rule.params)) for rule in rules]

    def find(self, document: Document) -> Iterator[Match]:
        """Matches from the word on the left to the end of the word on the right."""
        for count, joint in enumerate(_JOINT.finditer(document.plain)):
            if count >= MAX_PLACES:
                return
            position = joint.start()
            for rule, openers, unless in self._rules:
                if "short" in rule.params:
                    span = _glued_short(document.plain, position, rule.params["short"])
                else:
                    span = _glued(document, position, openers, rule.params.get("min_zipf", 3.0))
                if span is not None and not unless.silences(document, *span):
                    yield Match(rule, *span)


def _glued(document: Document, position: int, openers: frozenset[str], min_zipf: float) -> tuple[int, int] | None:
    plain = document.plain
    left = _LEFT.search(plain[max(0, position - REACH) : position])
    right = _RIGHT.match(plain, position, position + REACH)
    if left is None or right is None or not left.group().isalpha() or len(left.group()) < 3:
        return None
    start, end = position - len(left.group()), right.end()
    if plain[max(0, start - 2) : start].endswith(("/", "@", "#", "_", "/-")):
        return None
    opens = right.group().lower() in openers or right.group().endswith("'")
    if not opens and (
        frequency(right.group()) < MIN_RIGHT or len(left.group()) < 4 or plain.count(plain[start:end]) > 1
    ):
        return None
    if left.group()[0].isupper():
        return (start, end) if opens and len(left.group()) > 3 and _sentence_follows(plain, right) else None
    return (start, end) if frequency(left.group()) >= min_zipf else None


def _glued_short(plain: str, position: int, short: Sequence[str]) -> tuple[int, int] | None:
    left, right = _LEFT.search(plain[max(0, position - 4) : position]), _RIGHT.match(plain, position, position + REACH)
    if left is None or right is None or left.group() not in short or len(right.group()) < 4:
        return None
    start, end = position - len(left.group()), right.end()
    common = frequency(right.group()) >= MIN_RIGHT and plain.count(plain[start:end]) == 1
    return (start, end) if common and plain[start - 1 : start] in (" ", "\n", "'", "") else None


def _sentence_follows(plain: str, right: re.Match[str]) -> bool:
    return right.group().endswith("'") or plain[right.end() : right.end() + 1] in (" ", ",")
