"""Words said twice: coordinated twins (« francs et francs »), doubled words, verbs that govern themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar

from auditor.kinds.base import MAX_PLACES, Match, Param, Unless
from auditor.reading import Document
from auditor.rule import Rule

_DETERMINERS = frozenset(
    "le la les l' un une des du de d' au aux à en ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma "
    "mes très plus si aussi par pour dans sur avec sans".split()
)
MAX_SPAN = 3
"""Words of a twin at most: « aux douleurs et aux douleurs »."""


class RepetitionKind:
    """Cards give a `mode`: `coordinated` (X `between` X), `doubled` (X X), `clashing` (one of the
    `pairs` of words) or `chained` (X `between` X, other ending).

    `allow` lists words that may be repeated so (petit à petit needs none: only the words `between` count).
    """

    params: ClassVar[dict[str, Param]] = {
        "mode": Param(str, required=True, choices=("coordinated", "doubled", "clashing", "chained")),
        "between": Param(list),
        "words": Param(list),
        "pairs": Param(list),
        "allow": Param(list),
        "min_length": Param(int),
        "unless": Param(list),
    }

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = [(rule, frozenset(rule.params.get("allow", ())), Unless(rule.params)) for rule in rules]

    def find(self, document: Document) -> Iterator[Match]:
        """Matches of all modes."""
        finders = {"coordinated": _coordinated, "doubled": _doubled, "clashing": _clashing, "chained": _chained}
        for rule, allowed, unless in self._rules:
            for first, last, word in finders[rule.params["mode"]](document, rule):
                start, end = document.tokens.starts[first], document.tokens.ends[last]
                if word not in allowed and not unless.silences(document, start, end):
                    yield Match(rule, start, end, {"word": word})


def _coordinated(document: Document, rule: Rule) -> Iterator[tuple[int, int, str]]:
    """« X et X », « aux X et aux X »: numbers of the first and last token, and the word."""
    texts = document.tokens.texts
    for conjunction in rule.params.get("between", ()):
        for number in document.index.get(conjunction, ())[:MAX_PLACES]:
            for width in range(1, MAX_SPAN + 1):
                left, right = texts[max(0, number - width) : number], texts[number + 1 : number + 1 + width]
                if _twins(left, right, width) and _joined(document, number - width, number + width):
                    yield number - width, number + width, right[-1]
                    break


def _twins(left: list[str], right: list[str], width: int) -> bool:
    if len(left) < width or len(right) < width or left[-1] != right[-1]:  # « amis et amies » are two
        return False
    if len(right[-1]) < 2 or right[-1][0].isdigit() or "'" in right[-1]:
        return False
    return all(word in _DETERMINERS for word in right[:-1]) and left[:-1] == right[:-1]


def _doubled(document: Document, rule: Rule) -> Iterator[tuple[int, int, str]]:
    """« de de »: the same word twice with only a space between."""
    texts, minimum = document.tokens.texts, rule.params.get("min_length", 1)
    words = rule.params.get("words")
    for number, (first, second) in enumerate(pairwise(texts)):
        if first == second and len(first) >= minimum and (words is None or first in words):
            start, end = document.tokens.ends[number], document.tokens.starts[number + 1]
            if document.plain[start:end] == " " and not first[0].isdigit():
                yield number, number + 1, first


def _clashing(document: Document, rule: Rule) -> Iterator[tuple[int, int, str]]:
    """« la le »: two neighbours of the card's pairs, both written small."""
    pairs = {tuple(pair.split()) for pair in rule.params.get("pairs", ())}
    for number, pair in enumerate(pairwise(document.tokens.texts)):
        if pair in pairs:
            start, end = document.tokens.starts[number], document.tokens.ends[number + 1]
            if document.plain[start:end] == " ".join(pair) and document.plain[end : end + 1] == " ":
                yield number, number + 1, pair[1]


def _chained(document: Document, rule: Rule) -> Iterator[tuple[int, int, str]]:
    """« commencer par commencer »: one of the card's verb stems on both sides."""
    texts = document.tokens.texts
    for link in rule.params.get("between", ()):
        for number in document.index.get(link, ())[:MAX_PLACES]:
            if 0 < number < len(texts) - 1 and _joined(document, number - 1, number + 1):
                left, right = texts[number - 1], texts[number + 1]
                if any(left.startswith(stem) and right.startswith(stem) for stem in rule.params.get("words", ())):
                    yield number - 1, number + 1, right


def _joined(document: Document, first: int, last: int) -> bool:
    """Whether only spaces and quotation marks stand between the tokens."""
    if first < 0 or last >= len(document.tokens):
        return False
    between = document.plain[document.tokens.ends[first] : document.tokens.starts[last]]
    return not any(mark in between for mark in ".,;:!?()\n–—/")
