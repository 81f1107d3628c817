"""The patterns of one anchor word, and which of them the words beside it leave possible."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterator, Sequence
from dataclasses import dataclass

from auditor.kinds.base import Unless
from auditor.kinds.grammar.element import Element
from auditor.kinds.grammar.pattern import OFFSETS, Clash, Pattern
from auditor.kinds.grammar.wordclasses import WordClasses
from auditor.rule import Rule


@dataclass(frozen=True, slots=True)
class Entry:
    """A pattern of a rule."""

    rule: Rule
    pattern: Pattern
    unless: Unless
    clash: Clash | None


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a document with their classes; both end with what stands beyond the text."""

    texts: Sequence[str]
    numbers: Sequence[int]
    heads: Container[int]  # numbers of the tokens that open a clause


class _Beside(dict[int, int]):
    """Which patterns of an anchor the word at an offset from it leaves possible, as bits, by the word's class."""

    def __init__(self, patterns: Sequence[Pattern], offset: int, classes: WordClasses) -> None:
        super().__init__()
        self._classes = classes
        self._others = 0  # patterns that ask nothing there
        self._asking: dict[Hashable, tuple[Element, int]] = {}  # elements that ask the same are asked once
        for number, pattern in enumerate(patterns):
            self._add(1 << number, pattern.beside[offset])

    def _add(self, bit: int, elements: Sequence[Element]) -> None:
        if not elements:
            self._others |= bit
        for element in elements:
            _, bits = self._asking.get(element.conditions(), (element, 0))
            self._asking[element.conditions()] = element, bits | bit

    def __missing__(self, number: int) -> int:
        """The answer for a class met for the first time; a pattern that asks for a word does not go beyond the text."""
        found, word = self._others, self._classes.example(number)
        for element, bits in self._asking.values() if word else ():
            allowed = element.known.get(number)  # most often another anchor has asked
            if element.allows(word, self._classes) if allowed is None else allowed:
                found |= bits
        return self.setdefault(number, found)


class Anchor:
    """Patterns as bits of a number: each word beside the anchor leaves some of them possible, most often none."""

    def __init__(self, entries: Sequence[Entry], classes: WordClasses) -> None:
        self._entries = entries
        self._anywhere = sum(1 << number for number, entry in enumerate(entries) if not entry.pattern.at_head)
        patterns = [entry.pattern for entry in entries]
        self._next, self._second, self._last, self._last_but_one = (
            _Beside(patterns, offset, classes) for offset in OFFSETS
        )

    def tried(self, places: Sequence[int], words: Words, classes: WordClasses) -> Iterator[tuple[int, Entry]]:
        """Tokens with the patterns that can match there, as far as words alone tell."""
        numbers, following, second = words.numbers, self._next, self._second
        for token in places:
            possible = following[numbers[token + 1]]
            if possible:
                possible &= second[numbers[token + 2]]
            if possible:
                possible &= self._last[numbers[token - 1]] & self._last_but_one[numbers[token - 2]]
            if possible and token not in words.heads:
                possible &= self._anywhere
            while possible:
                lowest = possible & -possible
                possible ^= lowest
                entry = self._entries[lowest.bit_length() - 1]
                if entry.pattern.allows_ahead(words.texts, token, classes):
                    yield token, entry
