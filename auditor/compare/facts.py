"""Numbers, dates, negations and names of a passage, in a form that compares across languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from auditor.compare.names import zipf
from auditor.compare.words import DAYS, MONTHS, NEGATIONS, NUMBERS, OTHER_DENIALS, TENS
from auditor.reading import Document, Span

_DIGITS = re.compile(r"(?<![^\W\d]-)(?<!\w)\d+(?:[.,' ]\d{3}(?!\d))*(?:[.,]\d+)?")
_ROMAN = re.compile(r"\b(?=[ivx])(x{0,3})(ix|iv|v?i{0,3})(?:e|er|ème|º|th)?\b")
_WORD = re.compile(r"\w+(?:['-]\w+)*")
NE = 5
COMMON_WORD = 3.0
"""Zipf frequency (1 = once in 100 million words) from which what follows a prefix is a word."""


class Number(NamedTuple):
    """A number written in digits at code points `start` to before `end`; `key` holds its digits alone."""

    start: int
    end: int
    key: str


def numbers(document: Document, span: Span) -> Iterator[Number]:
    """Numbers in digits, in order, not those in names (« Covid-19 »).

    « 1.000 », « 1 000 » and « 1,000 » have one key, as have « 3,5 » and « 3.5 ».
    """
    for match in _DIGITS.finditer(document.plain, span.start, span.end):
        yield Number(match.start(), match.end(), re.sub(r"\D", "", match.group()).lstrip("0") or "0")


def groups(document: Document, span: Span | Number) -> frozenset[str]:
    """Groups of digits, « 18.30 » has two."""
    found = re.findall(r"\d+", document.plain[span.start : span.end])
    return frozenset(group.lstrip("0") or "0" for group in found)


def values(document: Document, span: Span) -> frozenset[str]:
    """Every number a passage may be said to hold: keys, groups of digits, words and Roman numerals."""
    passage = document.folded[span.start : span.end]
    found = {number.key for number in numbers(document, span)}
    found.update(groups(document, span))
    known = number_words(document.language)
    for word in _WORD.findall(passage):
        found.update(known[part] for part in (word, *word.split("-")) if part in known)
        found.update(known[word[:size]] for size in range(4, len(word)) if word[:size] in known)  # siebenjährig
    found.update(str(_roman(match)) for match in _ROMAN.finditer(passage))
    return frozenset(found)


def named_numbers(document: Document, span: Span) -> list[str]:
    """Values in digits or words, in order, without « one », which is an article in most languages."""
    known = number_words(document.language)
    passage = document.folded[span.start : span.end]
    found = [(number.start - span.start, number.key) for number in numbers(document, span)]
    found += [(match.start(), known[match.group()]) for match in _WORD.finditer(passage) if match.group() in known]
    return [value for _, value in sorted(found) if value not in ("0", "1")]


def months(document: Document, span: Span) -> frozenset[int]:
    """Months named in a passage, 1 to 12."""
    return _found(document, span, MONTHS)


def days(document: Document, span: Span) -> frozenset[int]:
    """Days of the week named in a passage, Monday is 1."""
    return _found(document, span, DAYS)


def denies(document: Document, span: Span) -> bool:
    """Whether a passage has a word that denies; in French with « ne » at most NE words before it."""
    known, tokens = frozenset(NEGATIONS.get(document.language or "", "").split()), _tokens(document, span)
    places = [place for place, token in enumerate(tokens) if token in known]
    if document.language != "fr":
        return bool(places)
    return any(not {"ne", "n'", "n"}.isdisjoint(tokens[max(0, place - NE) : place]) for place in places)


def may_deny(document: Document, span: Span, least: int = 0) -> bool:
    """Whether a passage could deny by another word: a prefix, a verb, a « hardly »; `least` letters of its stem."""
    language = document.language or ""
    denials = _denials(OTHER_DENIALS.get(language, ""), least)
    return any(_carries(token, denials, language) for token in _tokens(document, span))


def speaks_of_negation(document: Document) -> bool:
    """Whether the words that deny are known for the document's language."""
    return document.language in NEGATIONS


class _Denials(NamedTuple):
    words: frozenset[str]
    stems: tuple[str, ...]
    prefixes: tuple[str, ...]


@lru_cache(maxsize=32)
def _denials(entries: str, least: int) -> _Denials:
    long = [entry for entry in entries.split() if len(entry.rstrip("*-")) >= least]
    stems, prefixes = (tuple(entry[:-1] for entry in long if entry.endswith(mark)) for mark in "*-")
    return _Denials(frozenset(entry for entry in long if entry[-1] not in "*-"), stems, prefixes)


def _carries(token: str, denials: _Denials, language: str) -> bool:
    if token in denials.words or token.startswith(denials.stems):
        return True
    return any(_negates(token, prefix, language) for prefix in denials.prefixes if token.startswith(prefix))


@lru_cache(maxsize=8192)
def _negates(word: str, prefix: str, language: str) -> bool:
    """Whether a word is a prefix and a word as common as itself, or more so."""
    rest = zipf(word[len(prefix) :], language)
    return rest >= max(COMMON_WORD, zipf(word, language))


def _tokens(document: Document, span: Span) -> list[str]:
    return document.tokens.texts[slice(*document.token_range(span))]


def _found(document: Document, span: Span, table: dict[str, str]) -> frozenset[int]:
    known = _ordered(table.get(document.language or "", ""))
    return frozenset(known[token] for token in _tokens(document, span) if token in known)


@lru_cache(maxsize=64)
def _ordered(names: str) -> dict[str, int]:
    return {form: place for place, forms in enumerate(names.split(), 1) for form in forms.split("|")}


@lru_cache(maxsize=16)
def number_words(language: str | None) -> dict[str, str]:
    """Words for 0 to 100, the compounds « vingt-quatre », « twenty-four », « vierundzwanzig » among them."""
    small = {word: n for n, forms in enumerate(NUMBERS.get(language or "", ())) for word in forms.split()}
    tens = {word: 20 + 10 * n for word, n in _ordered(TENS.get(language or "", "")).items()}
    tens |= {word: 20 for word, n in small.items() if n == 20}
    joint = "{1}und{0}" if language == "de" else "{0}-{1}"
    compounds = {
        joint.format(ten.removesuffix("s"), unit): high + low
        for ten, high in tens.items()
        for unit, low in small.items()
        if 0 < low < (20 if language == "fr" else 10)
    }
    return {word: str(n) for word, n in (compounds | tens | small).items()}


def _roman(match: re.Match[str]) -> int:
    tens, units = match.groups()
    small = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix").index(units)
    return 10 * len(tens) + small
