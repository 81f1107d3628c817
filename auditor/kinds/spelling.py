"""Words that no list knows and that lie one slip away from a common word."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import ClassVar

from auditor.kinds.base import Match, Param
from auditor.kinds.listedslips import listed, listed_slip, stands_in_french
from auditor.kinds.vocabulary import common_words, frequency, rarer
from auditor.reading import Document
from auditor.rule import Rule

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzàâçèéêëîïôùûœ")
_BEHIND = "\U0010ffff"
"""What stands behind all letters in their order."""
_CUT_SHORT = re.compile(r"\s?(?:\.\.\.|…|\[)")
_OPENS = re.compile(r"[«“\"(]\s?$")
_CLOSES = re.compile(r"\s?[»”\")]")
_DERIVED = re.compile(
    r"(?:re|ré|dé|dés|in|im|ir|anti|auto|bio|co|contre|cyber|éco|euro|ex|extra|géo|hyper|inter|macro|méga|micro|mini|mono"
    r"|multi|néo|para|photo|poly|post|pré|pro|pseudo|sous|super|sur|télé|trans|tri|ultra|uni|vidéo)?"
    r"(?P<stem>.{4,}?)"
    r"(?:s|e|es|ement|ment|age|ages|able|ables|eur|eurs|euse|euses|iste|istes|isme|ismes|ation|ations|iser|isation|ité"
    r"|ant|ants|ante|antes|ée|ées|és|é|er|ien|iens|ienne|iennes|ais|aise|ois|oise|erie|eries|ette|ettes|esque|esques)?"
)
MAX_LENGTH = 40
"""Code points above which a word is none: the ways to spell it wrongly grow with it, and each is as long."""
MAX_WORDS = 200
"""Unknown words of one article that are looked at; a text with more is not French."""
RARE = 1.5
"""Zipf frequency below which a word is looked at: word lists made from the web hold many slips."""
CHANGED = 4.5
"""Zipf frequency that the word meant has at least where a letter was changed; other slips need less."""


class SpellingKind:
    """Cards give `min_length`, how common the word meant must be (`min_zipf`), and the most `repeats` of a slip.

    With `listed` words are looked at that lists made from the web hold, though they are slips: those that the lexicon
    does not know, and that only an accent or one letter for two parts from a much commoner word (see `listed_slip`).
    """

    params: ClassVar[dict[str, Param]] = {
        "min_length": Param(int),
        "min_zipf": Param((int, float)),
        "repeats": Param(int),
        "listed": Param(bool),
        "allow": Param(list),
    }

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = [(rule, frozenset(rule.params.get("allow", ()))) for rule in rules]

    def find(self, document: Document) -> Iterator[Match]:
        """Matches on unknown lower-case words for which one slip of a common word accounts."""
        unknown = sorted(word for word in rarer(document, RARE) if len(word) <= MAX_LENGTH and word.isalpha())
        for rule, allowed in self._rules:
            for word in listed(document) if rule.params.get("listed") else unknown[:MAX_WORDS]:
                if len(word) >= rule.params.get("min_length", 6) and word not in allowed:
                    yield from _slips(document, rule, word)


def _slips(document: Document, rule: Rule, word: str) -> Iterator[Match]:
    numbers = document.index[word]
    starts = [document.tokens.starts[number] for number in numbers]
    if len(starts) > rule.params.get("repeats", 1) or not all(_is_plain(document, start, word) for start in starts):
        return  # a word used again is meant, and a capitalised one is a name
    if rule.params.get("listed") and not all(stands_in_french(document, number) for number in numbers):
        return
    find = listed_slip if rule.params.get("listed") else correction
    meant = find(word, rule.params.get("min_zipf", 4.0))
    if meant is not None:
        yield from (Match(rule, start, start + len(word), {"meant": meant}) for start in starts)


def _is_plain(document: Document, start: int, word: str) -> bool:
    """Whether the word is written small, whole, and neither a quoted coinage nor part of a handle."""
    plain, end = document.plain, start + len(word)
    if not plain[start:end].islower() or plain[max(0, start - 1) : start] in ("@", "#", ".", "/", "_"):
        return False
    if _CUT_SHORT.match(plain, end):
        return False
    return not (_OPENS.search(plain[max(0, start - 2) : start]) and _CLOSES.match(plain, end))


@lru_cache(maxsize=4096)
def correction(word: str, min_zipf: float) -> str | None:
    """The commonest French word one slip away (Damerau, 1964), if it is at least as common as `min_zipf`.

    Derived forms of known words, forms that the lexicon knows, and words that English knows are left alone, and so are
    words whose first letter would change.
    """
    if _is_form(word):
        return None
    near = common_words(min_zipf).intersection(_edits(word, _ordered(min_zipf)))
    if not near:
        return None
    zipf, meant = max((frequency(other), other) for other in near)
    if len(meant) == len(word) and sorted(meant) != sorted(word) and zipf < CHANGED:
        return None
    return None if _is_derived(word, meant) or _is_foreign(word) else meant


def _is_derived(word: str, meant: str) -> bool:
    """Whether a known stem other than the word meant is in the word."""
    match = _DERIVED.fullmatch(word)
    stem = match.group("stem") if match else word
    return any(frequency(stem + end) >= 3 and stem + end != meant for end in ("", "e", "er", "r", "ir", "re")) and (
        stem != word
    )


def _is_form(word: str) -> bool:
    from auditor.reading.lexicon import french

    return word in french()


def _is_foreign(word: str) -> bool:
    return frequency(word, "en") >= 2.0


@lru_cache(maxsize=2)
def _ordered(min_zipf: float) -> Sequence[str]:
    return sorted(common_words(min_zipf))


def _edits(word: str, known: Sequence[str]) -> Iterator[str]:
    """Words one letter left out, added, changed or swapped away, if `known` ones, in order, begin like them.

    The first letter stays.
    """
    for cut in range(1, len(word) + 1):
        left, right = word[:cut], word[cut:]
        first, last = bisect_left(known, left), bisect_left(known, left + _BEHIND)
        if first == last:
            return  # what is the same so far, as all further ones are, begins no word
        few = last - first < len(_LETTERS)
        letters = _LETTERS.intersection([other[cut:][:1] for other in known[first:last]]) if few else _LETTERS
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        if right:
            yield left + right[1:]
            yield from [left + letter + right[1:] for letter in letters]
        yield from [left + letter + right for letter in letters]
