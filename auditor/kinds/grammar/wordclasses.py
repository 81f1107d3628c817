"""Words as numbers: words with one number meet the same conditions of all patterns."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.reading.lexicon import Lexicon

EDGE = -2
_NUMERALS = -4
MAX_KNOWN = 100_000
"""Words whose class is remembered."""


class WordClasses(dict[str, int]):
    """Class of each folded word; "" is what stands beyond the text.

    A word that a pattern names is a class of its own; of the others, all with one set of analyses are alike, and so
    are all numerals and all unknown words. So what a pattern asks of a word is found out once for a class.
    """

    def __init__(self, named: Iterable[str], lexicon: Lexicon) -> None:
        super().__init__()
        self.lexicon = lexicon
        first = lexicon.classes
        self._named = {word: number for number, word in enumerate(sorted(set(named)), first)} | {"": EDGE}
        self._examples: dict[int, str] = {}
        self._unnamed: dict[int, int] = {}
        self.answers = 0
        """What anchors remember of classes: numbers in all their tables."""

    def __missing__(self, word: str) -> int:
        if len(self) > MAX_KNOWN:
            self.clear()
        number = self._named.get(word)
        if number is None:
            number = self._of_readings(word)
        self._examples.setdefault(number, word)
        self[word] = number
        return number

    def unnamed(self, number: int) -> int:
        """The class that the words of a class would be in if no pattern named them."""
        if number < self.lexicon.classes:
            return number
        if number not in self._unnamed:
            self._unnamed[number] = self._of_readings(self._examples[number])
        return self._unnamed[number]

    def _of_readings(self, word: str) -> int:
        number = self.lexicon.number(word)  # from -1, for unknown words, on
        return _NUMERALS - number if word[0].isdigit() else number

    def example(self, number: int) -> str:
        """A word of a class that a text has shown."""
        return self._examples[number]
