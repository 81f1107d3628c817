"""Words as numbers: words with one number meet the same conditions of all patterns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from auditor.reading.lexicon import Lexicon

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from auditor.reading.wordnumbers import NewWords

EDGE = 0
"""The class of what is no word: a mark between two words, or the end of the text."""
MAX_KNOWN = 20_000
"""Words whose class is remembered."""


class WordClasses(dict[str, int]):
    """Class of each folded word; "" is what stands beyond the text.

    A word that a pattern names is a class of its own; of the others, all with one set of analyses are alike, those that
    begin with a digit apart from the rest. So what a pattern asks of a word is known for all words of a class.
    """

    def __init__(self, named: Sequence[str], lexicon: Lexicon) -> None:
        """`named` are words in the order of their classes."""
        super().__init__()
        self.lexicon = lexicon
        self._numerals = 1 + (lexicon.classes + 1)  # numbers of analyses begin at -1, for unknown words
        first = self._numerals + (lexicon.classes + 1)
        self.named = {word: number for number, word in enumerate(named, first)}
        """The words that are classes of their own."""
        self._fixed = self.named | {"": EDGE}

    def __missing__(self, word: str) -> int:
        if len(self) > MAX_KNOWN:
            self.clear()
        return self.setdefault(word, self.of(word))

    def of(self, word: str) -> int:
        """The class of a word."""
        number = self._fixed.get(word)
        if number is None:
            number = self.lexicon.number(word) + 1 + (self._numerals if word[0].isdigit() else 1)
        return number

    def of_all(self, words: NewWords) -> NDArray[np.int32]:
        """The class of each of many words, as `of` gives it."""
        import numpy as np

        from auditor.reading.facts import READINGS

        fixed = words.listed(self._fixed, other=-1)
        numerals = np.array([word[:1].isdigit() for word in words.words])
        return np.where(fixed >= 0, fixed, words.column(READINGS) + 1 + np.where(numerals, self._numerals, 1))

    @property
    def count(self) -> int:
        """How many classes there are."""
        return self._numerals + self.lexicon.classes + 1 + len(self.named)

    @cached_property
    def analyses(self) -> NDArray[np.int32]:
        """Of each class the number of the set of analyses that its words have in the lexicon, -1 for unknown words."""
        import numpy as np

        unnamed = range(-1, self.lexicon.classes)
        return np.array([-1, *unnamed, *unnamed, *map(self.lexicon.number, self.named)], np.int32)

    @cached_property
    def digits(self) -> NDArray[np.bool_]:
        """Of each class whether its words begin with a digit."""
        import numpy as np

        found = np.zeros(self.count, np.bool_)
        found[self._numerals : self._numerals + self.lexicon.classes + 1] = True
        found[self.numbers([word for word in self.named if word[:1].isdigit()])] = True
        return found

    def numbers(self, words: Iterable[str]) -> Sequence[int]:
        """The classes of words that patterns name."""
        return [self.named[word] for word in words]
