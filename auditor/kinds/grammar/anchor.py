"""The patterns of one anchor word, and which of them the words beside it leave possible."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from auditor.kinds.base import Unless
from auditor.kinds.grammar.element import Element
from auditor.kinds.grammar.pattern import OFFSETS, Clash, Pattern
from auditor.kinds.grammar.wordclasses import EDGE, WordClasses
from auditor.kinds.grammar.words import Words
from auditor.rule import Rule


@dataclass(frozen=True, slots=True)
class Entry:
    """A pattern of a rule."""

    rule: Rule
    pattern: Pattern
    unless: Unless
    clash: Clash | None


class _Beside(dict[int, int]):
    """Which patterns of an anchor the word at an offset from it leaves possible, as bits, by the word's class.

    EDGE is the class of a mark between the two, or of the end of the text.
    """

    def __init__(self, patterns: Sequence[Pattern], offset: int, classes: WordClasses) -> None:
        super().__init__()
        self._classes = classes
        self._others = 0  # patterns that ask nothing there
        self._open = 0  # patterns that may take a mark there
        self._lists: dict[frozenset[str], int] = {}  # lists of words to the patterns that ask for one of them
        self._named = set[frozenset[str]]()  # lists of words that other patterns name, among conditions on readings
        self._unnamed: dict[int, int] = {}  # the answers for words that none of them names
        self._asking: dict[Hashable, tuple[Element, int]] = {}  # elements that ask the same are asked once
        for number, pattern in enumerate(patterns):
            elements, is_open = pattern.beside[offset]
            self._open |= is_open << number
            self._add(1 << number, elements)

    def _add(self, bit: int, elements: Sequence[Element]) -> None:
        if not elements:
            self._others |= bit
        for element in elements:
            if element.is_list():
                words = element.words - element.barred if element.barred else element.words
                self._lists[words] = self._lists.get(words, 0) | bit
                continue
            self._named |= {element.words, element.barred}
            _, bits = self._asking.get(element.conditions(), (element, 0))
            self._asking[element.conditions()] = element, bits | bit

    def __missing__(self, number: int) -> int:
        """The answer for a class met for the first time."""
        self._classes.answers += 1
        if number == EDGE:
            return self.setdefault(number, self._others | self._open)
        word = self._classes.example(number)
        named = any(word in words for words in self._named)
        found = self._asked(number, word) if named else self._asked_unnamed(number, word)
        for words, bits in self._lists.items():
            if word in words:
                found |= bits
        return self.setdefault(number, found | self._others)

    def _asked(self, number: int, word: str) -> int:
        found = 0
        for element, bits in self._asking.values():
            allowed = element.known.get(number)  # most often another anchor has asked
            if element.allows(word, self._classes) if allowed is None else allowed:
                found |= bits
        return found

    def _asked_unnamed(self, number: int, word: str) -> int:
        """The answer for a word that no pattern names here, which is that for all with its readings."""
        alike, lexicon = self._classes.unnamed(number), self._classes.lexicon
        found = self._unnamed.get(alike)
        if found is None:
            found = 0
            for element, bits in self._asking.values():
                if element.allows_unnamed(word, lexicon):
                    found |= bits
            self._unnamed[alike] = found
        return found


class Anchor:
    """Patterns as bits of a number: each word beside the anchor leaves some of them possible, most often none."""

    def __init__(self, entries: Sequence[Entry], classes: WordClasses) -> None:
        self._entries = entries
        self._anywhere = sum(1 << number for number, entry in enumerate(entries) if not entry.pattern.at_head)
        patterns = [entry.pattern for entry in entries]
        self._next, self._second, self._last, self._last_but_one = (
            _Beside(patterns, offset, classes) for offset in OFFSETS
        )

    def forget(self) -> None:
        """Give back the memory of what was found out about classes of words."""
        for table in (self._next, self._second, self._last, self._last_but_one):
            table.clear()

    def tried(self, places: Sequence[int], words: Words, classes: WordClasses) -> Iterator[tuple[int, Entry]]:
        """Tokens with the patterns that can match there, as far as words alone tell."""
        following, next_classes = self._next, words.next
        for token in places:
            possible = following[next_classes[token]]
            if possible:
                possible &= self._second[words.second[token]]
            if possible:
                possible &= self._last[words.last[token]] & self._last_but_one[words.last_but_one[token]]
            if possible and token not in words.heads:
                possible &= self._anywhere
            while possible:
                lowest = possible & -possible
                possible ^= lowest
                entry = self._entries[lowest.bit_length() - 1]
                if entry.pattern.allows(words, token, classes):
                    yield token, entry
