"""« de de », « la le », the same words again a little further on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from auditor.kinds.repetition.columns import among, between_equals
from auditor.reading import Document
from auditor.reading.wordnumbers import Column
from auditor.rule import Rule

MAX_SPAN = 4
"""Words of a twin at most: « aux douleurs et aux douleurs », « une aide rapide et une aide rapide »."""
_TOGETHER = frozenset("et ou ni soit que plus moins l' bla ha".split())
_NO_END = frozenset("à en de d' par après sur contre est plus l' et ou ni".split())


def doubled(document: Document, rule: Rule) -> Iterator[tuple[int, int, str]]:
    """« de de »: the same word twice with only a space between."""
    texts, minimum = document.tokens.texts, rule.params.get("min_length", 1)
    words = rule.params.get("words")
    for number in (document.numbers[:-1] == document.numbers[1:]).nonzero()[0].tolist():
        first = texts[number]
        if len(first) >= minimum and (words is None or first in words):
            start, end = document.tokens.ends[number], document.tokens.starts[number + 1]
            if document.plain[start:end] != " " or first[0].isdigit() or document.plain[start - 1 : start] == "A":
                continue
            if not (rule.params.get("lower") and document.plain[end].isupper()):
                yield number, number + 1, first


def echoed(document: Document, _: Rule) -> Iterator[tuple[int, int, str]]:
    """« des élus des élus »: two to four words, not all the same, twice with only spaces between."""
    texts = document.tokens.texts
    for length, number in _twins(document.numbers):
        again, last = number + length, number + 2 * length - 1
        if texts[number] in _TOGETHER or texts[number] in texts[number + 1 : again]:
            continue
        if _is_echo(document, number, again, last):
            yield number, last, texts[number]


def _twins(numbers: NDArray[np.int32]) -> Iterator[tuple[int, int]]:
    """Lengths of runs of words that stand twice, one after the other, and the places where they begin, in order."""
    for length in range(2, min(MAX_SPAN, len(numbers) // 2) + 1):
        equal = numbers[:-length] == numbers[length:]
        alike = np.logical_and.reduce([equal[place : len(equal) - length + 1 + place] for place in range(length)])
        yield from ((length, number) for number in alike.nonzero()[0].tolist())


def _is_echo(document: Document, first: int, again: int, last: int) -> bool:
    return document.tokens.texts[again - 1] not in _NO_END and _is_run(document, first, last)


def _is_run(document: Document, first: int, last: int) -> bool:
    """Whether the words are written small with nothing but single spaces between."""
    tokens, plain = document.tokens, document.plain
    passed = plain[tokens.starts[first] : tokens.ends[last]]
    return passed.islower() and "  " not in passed and not any(mark in passed for mark in '.,;:!?()\n–—/"«»')


def apart(document: Document, rule: Rule) -> Iterator[tuple[int, int, str]]:
    """« sera ensuite sera »: a word twice around an adverb."""
    texts, adverbs = document.tokens.texts, document.column(among(rule.params.get("words", ())))
    for number in between_equals(document.numbers, adverbs):
        if len(texts[number - 1]) >= rule.params.get("min_length", 1) and _is_run(document, number - 1, number + 1):
            yield number - 1, number + 1, texts[number - 1]


def clashing(document: Document, rule: Rule) -> Iterator[tuple[int, int, str]]:
    """« la le »: two neighbours of the card's pairs, both written small."""
    texts, (pairs, *sides) = document.tokens.texts, _pairs(tuple(rule.params.get("pairs", ())))
    firsts, seconds = map(document.column, sides)
    for number in np.flatnonzero(firsts[:-1] & seconds[1:]).tolist():
        if (texts[number], texts[number + 1]) not in pairs:
            continue
        start, end = document.tokens.starts[number], document.tokens.ends[number + 1]
        if document.plain[start:end] == " ".join(texts[number : number + 2]) and document.plain[end : end + 1] == " ":
            yield number, number + 1, texts[number + 1]


@lru_cache(maxsize=16)
def _pairs(pairs: tuple[str, ...]) -> tuple[frozenset[tuple[str, ...]], Column[np.bool_], Column[np.bool_]]:
    """Pairs of words, which words stand first in one, and which second."""
    split = frozenset(tuple(pair.split()) for pair in pairs)
    return split, among(first for first, _ in split), among(second for _, second in split)
