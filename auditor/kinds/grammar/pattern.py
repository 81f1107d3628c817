"""Small patterns over tokens: words, tags and word forms in order, each repeated a bounded number of times.

A pattern is a list of elements, each a mapping of conditions that one token must meet, all of them:

word: de              one of these folded words (a word or a list); `@dire:ind.pres.3s` stands for the forms of a verb,
                      `$name` for a word list of the card, `$name:inf` for the forms of its verbs,
                      `<quote>`, `<number>`, `<comma>` and `<end>` for marks
not: de               none of these words
tag: NOUN             the tagger says so (a tag or a list; V is VERB or AUX)
can: VERB.ind         some reading of the form in the lexicon is this
must: NOUN.ms         the form is known and all its readings are among these
cannot: VERB          the form is known and no reading is this
case: lower           lower, capital (first letter) or any
repeat: 0-3           how often; `repeat: 0-1` is an optional token
mark: true            the finding reaches from the first to the last marked token (otherwise over the whole match)
as: noun              fills {noun} of the message, and is the name `disagree` uses
anchor: true          the pattern is tried where a word of this element stands (otherwise: the first that has `word`)
at: start             this must be the first word of the sentence (`clause`: or stand after a colon or semicolon;
                      `end`: its last token)
edge: true            the element may also stand beyond the sentence: « not this word before » holds at its start
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

from auditor.errors import CardError
from auditor.kinds.grammar.conditions import Lists
from auditor.kinds.grammar.element import Element, read_element
from auditor.kinds.grammar.sentence import Sentence, values
from auditor.kinds.grammar.wordclasses import WordClasses
from auditor.reading.lexicon import Lexicon

MAX_ELEMENTS = 16
MAX_WAYS = 200
"""Ways in which the repeats of a pattern can share out its tokens."""

Taken = dict[int, tuple[int, int]]
"""Element number to the places it took: first, and one past the last."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two named elements of a pattern that must differ for certain in one of the features."""

    names: tuple[str, str]
    features: tuple[str, ...]

    def holds(self, pattern: Pattern, sentence: Sentence, taken: Taken, lexicon: Lexicon) -> bool:
        """Whether the tokens that the two elements took disagree, by all their readings in the lexicon."""
        found = {}
        for number, element in enumerate(pattern.elements):
            if element.name in self.names:
                found[element.name] = (sentence.texts[taken[number][0]], min(element.tags, default="NOUN"))
        one, other = (found[name] for name in self.names)
        for feature in self.features:
            values_one, values_other = values(lexicon, *one, feature), values(lexicon, *other, feature)
            if values_one and values_other and not values_one & values_other:
                return True
        return False


class Pattern:
    """A compiled pattern: elements before and after the anchor are matched away from it, so that a hit costs little."""

    def __init__(self, elements: Sequence[Mapping[str, Any]], words: Lists, path: str) -> None:
        if not elements or len(elements) > MAX_ELEMENTS:
            raise CardError(f"a pattern has 1 to {MAX_ELEMENTS} elements @ {path}")
        self.elements = [read_element(data, words, f"{path}[{number}]") for number, data in enumerate(elements)]
        if prod(element.most - element.least + 1 for element in self.elements) > MAX_WAYS:
            raise CardError(f"the repeats of the pattern can run away: over {MAX_WAYS} ways @ {path}")
        flagged = [number for number, data in enumerate(elements) if data.get("anchor")]
        able = [number for number, e in enumerate(self.elements) if e.least == e.most == 1 and _plain(e.words)]
        if not able or (flagged and flagged[0] not in able):
            raise CardError(f"a pattern needs an anchor: an element with `word` that stands once @ {path}")
        self.anchor = flagged[0] if flagged else able[0]
        self.anchors = _plain(self.elements[self.anchor].words)
        self._asks_tags = any(element.tags for element in self.elements)

    def names(self) -> Iterator[str]:
        """The words that the pattern names, so that they differ from their like."""
        for element in self.elements:
            yield from element.words
            yield from element.barred

    def match(self, sentence: Sentence, place: int, classes: WordClasses, clash: Clash | None = None) -> Taken | None:
        """Element number to the places it took (first, one past the last); None where the pattern does not match.

        The sentence is tagged last, only if everything else holds.
        """
        found = self._match(sentence, place, classes, tagged=False)
        if found is None or (clash is not None and not clash.holds(self, sentence, found, classes.lexicon)):
            return None
        if not self._asks_tags:
            return found
        found = self._match(sentence, place, classes, tagged=True)
        return found if found is None or clash is None or clash.holds(self, sentence, found, classes.lexicon) else None

    def _match(self, sentence: Sentence, place: int, classes: WordClasses, *, tagged: bool) -> Taken | None:
        if not self.elements[self.anchor].accepts(sentence, place, classes, tagged):
            return None
        taken = {self.anchor: (place, place + 1)}
        run = _Run(self.elements, sentence, classes, tagged, taken)
        if run.go(self.anchor - 1, place - 1, -1) and run.go(self.anchor + 1, place + 1, 1):
            return taken
        return None


def _plain(words: frozenset[str]) -> frozenset[str]:
    """The words among them; punctuation marks and `<number>` are in no index."""
    return frozenset(word for word in words if word[-1].isalnum() or word[-1] == "'")


@dataclass(slots=True)
class _Run:
    elements: Sequence[Element]
    sentence: Sentence
    classes: WordClasses
    tagged: bool
    taken: Taken

    def go(self, number: int, place: int, step: int) -> bool:
        """Whether the elements from `number` on, in the direction of `step`, match from `place` on."""
        if not 0 <= number < len(self.elements):
            return True
        element, count = self.elements[number], 0
        while count < element.most and self._accepts(element, place + step * count):
            count += 1
        while count >= element.least:
            if self.go(number + step, place + step * count, step):
                edge = place + step * count
                self.taken[number] = (place, edge) if step > 0 else (edge + 1, place + 1)
                return True
            count -= 1
        return False

    def _accepts(self, element: Element, place: int) -> bool:
        if 0 <= place < len(self.sentence):
            return element.accepts(self.sentence, place, self.classes, self.tagged)
        return element.edge
