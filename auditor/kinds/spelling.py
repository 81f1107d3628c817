"""Words that no list knows and that lie one slip away from a common word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import ClassVar

from auditor.kinds.base import Match, Param
from auditor.kinds.vocabulary import known_words
from auditor.reading import Document
from auditor.rule import Rule

_LETTERS = "abcdefghijklmnopqrstuvwxyzàâçèéêëîïôùûœ"
MAX_WORDS = 200
"""Unknown words of one article that are looked at; a text with more is not French."""


class SpellingKind:
    """Cards give `min_length`, how common the word meant must be (`min_zipf`), and the most `repeats` of a slip."""

    params: ClassVar[dict[str, Param]] = {
        "min_length": Param(int),
        "min_zipf": Param((int, float)),
        "repeats": Param(int),
        "allow": Param(list),
    }

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = [(rule, frozenset(rule.params.get("allow", ()))) for rule in rules]

    def find(self, document: Document) -> Iterator[Match]:
        """Matches on unknown lower-case words for which one slip of a common word accounts."""
        if not self._rules:
            return
        unknown = sorted(word for word in document.index.keys() - known_words() if word.isalpha())[:MAX_WORDS]
        for rule, allowed in self._rules:
            for word in unknown:
                if len(word) < rule.params.get("min_length", 6) or word in allowed:
                    continue
                yield from _slips(document, rule, word)


def _slips(document: Document, rule: Rule, word: str) -> Iterator[Match]:
    numbers = document.index[word]
    starts = [document.tokens.starts[number] for number in numbers]
    if len(starts) > rule.params.get("repeats", 1) or not all(document.plain[start].islower() for start in starts):
        return  # a word used again is meant, and a capitalised one is a name
    meant = correction(word, rule.params.get("min_zipf", 4.0))
    if meant is not None:
        yield from (Match(rule, start, start + len(word), {"meant": meant}) for start in starts)


@lru_cache(maxsize=4096)
def correction(word: str, min_zipf: float) -> str | None:
    """The most frequent French word one slip away (Damerau, 1964), if it is at least as common as `min_zipf`."""
    from wordfreq import zipf_frequency

    words = known_words()
    near = sorted({other for other in _edits(word) if other in words})
    if not near:
        return None
    scored = [(zipf_frequency(other, "fr"), other) for other in near]
    frequency, best = max(scored)
    return best if frequency >= min_zipf else None


def _edits(word: str) -> Iterator[str]:
    splits = [(word[:cut], word[cut:]) for cut in range(len(word) + 1)]
    for left, right in splits:
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        if right:
            yield left + right[1:]
            yield from (left + letter + right[1:] for letter in _LETTERS)
        yield from (left + letter + right for letter in _LETTERS)
