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

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import prod
from typing import Any

from auditor.errors import CardError
from auditor.kinds.conditions import Words, codes, expand, is_reading, tag_set
from auditor.kinds.sentence import Sentence, values
from auditor.reading.lexicon import Analysis, Lexicon

MAX_REPEAT = 8
MAX_ELEMENTS = 16
MAX_WAYS = 200
"""Ways in which the repeats of a pattern can share out its tokens."""
MAX_KNOWN = 20_000
"""Words an element remembers its answer for."""

_KEYS = frozenset("word not tag can must cannot case repeat mark as anchor at edge".split())
_MARKS = {"<quote>": tuple('"«»“”„'), "<comma>": (",",), "<end>": tuple(".!?…;:")}
_MOODS = frozenset(("ind", "sub", "cnd", "imp", "inf", "part"))
_TENSES = frozenset(("pres", "imp", "past", "fut"))
_NUMBER = "<number>"

Taken = dict[int, tuple[int, int]]
"""Element number to the places it took: first, and one past the last."""


@dataclass(slots=True)
class Element:
    """One element of a pattern; `least` and `most` say how often it may stand."""

    words: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    can: tuple[Analysis, ...] = ()
    must: tuple[Analysis, ...] = ()
    cannot: tuple[Analysis, ...] = ()
    case: str = "any"
    least: int = 1
    most: int = 1
    mark: bool = False
    name: str = ""
    at: str = ""
    edge: bool = False
    numbers: bool = False
    known: dict[str, bool] = field(default_factory=dict)

    def accepts(self, sentence: Sentence, place: int, lexicon: Lexicon, tagged: bool) -> bool:
        """Whether the token at a place meets all conditions; without `tagged`, whether some tag could meet them."""
        text = sentence.texts[place]
        if not self.allows(text, lexicon):
            return False
        if (self.case != "any" and not self._case(sentence, place)) or (self.at and not self._at(sentence, place)):
            return False
        return not (tagged and self.tags) or sentence.tags[place] in self.tags

    def fits(self, text: str, lexicon: Lexicon) -> bool:
        """Whether a folded word meets the conditions that ask nothing of its place; remembered for each word."""
        if len(self.known) > MAX_KNOWN:
            self.known.clear()
        listed = not self.words or text in self.words or (self.numbers and text[0].isdigit())
        self.known[text] = listed and text not in self.barred and self._fits(text, lexicon)
        return self.known[text]

    def allows(self, text: str, lexicon: Lexicon) -> bool:
        """`fits`, from memory where possible."""
        known = self.known.get(text)
        return self.fits(text, lexicon) if known is None else known

    def asks_word(self) -> bool:
        """Whether only a word can stand here, never a punctuation mark."""
        if self.words:
            return all(word[-1].isalnum() or word[-1] in "'>" for word in self.words)
        return bool(self.can or self.must or self.cannot)

    def _case(self, sentence: Sentence, place: int) -> bool:
        form = sentence.form(place)
        return form[0].isupper() if self.case == "capital" else form.islower()

    def _at(self, sentence: Sentence, place: int) -> bool:
        if self.at == "end":
            return place == len(sentence) - 1
        return place == sentence.head or (self.at == "clause" and sentence.opens_clause(place))

    def _fits(self, text: str, lexicon: Lexicon) -> bool:
        analyses = lexicon.analyses(text)
        if self.can and not any(is_reading(analysis, code) for analysis in analyses for code in self.can):
            return False
        if self.must and not (analyses and all(any(is_reading(a, code) for code in self.must) for a in analyses)):
            return False
        if self.cannot and (not analyses or any(is_reading(a, code) for a in analyses for code in self.cannot)):
            return False
        # A known lower-case form is hardly ever tagged as what the lexicon does not allow.
        return not (self.tags and analyses and not self.tags & _WIDE) or self._may(analyses)

    def _may(self, analyses: Sequence[Analysis]) -> bool:
        return any(analysis.tag in self.tags for analysis in analyses)


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


_WIDE = frozenset(("PROPN", "X", "ADJ", "NOUN", "PUNCT", "NUM", "SYM"))


class Pattern:
    """A compiled pattern: elements before and after the anchor are matched away from it, so that a hit costs little."""

    def __init__(self, elements: Sequence[Mapping[str, Any]], words: Words, path: str) -> None:
        if not elements or len(elements) > MAX_ELEMENTS:
            raise CardError(f"a pattern has 1 to {MAX_ELEMENTS} elements @ {path}")
        self.elements = [_element(data, words, f"{path}[{number}]") for number, data in enumerate(elements)]
        if prod(element.most - element.least + 1 for element in self.elements) > MAX_WAYS:
            raise CardError(f"the repeats of the pattern can run away: over {MAX_WAYS} ways @ {path}")
        flagged = [number for number, data in enumerate(elements) if data.get("anchor")]
        able = [number for number, e in enumerate(self.elements) if e.least == e.most == 1 and _plain(e.words)]
        if not able or (flagged and flagged[0] not in able):
            raise CardError(f"a pattern needs an anchor: an element with `word` that stands once @ {path}")
        self.anchor = flagged[0] if flagged else able[0]
        self.anchors = _plain(self.elements[self.anchor].words)
        self._before, self._after = self._neighbours(self.anchor - 1, -1), self._neighbours(self.anchor + 1, 1)
        self._later = self._second()
        self.at_head = self.elements[self.anchor].at in ("start", "clause")
        self._asks_tags = any(element.tags for element in self.elements)

    def _neighbours(self, at: int, step: int) -> tuple[Element, ...]:
        """Elements from `at` on of which one must be the next token; none where a mark or the edge may stand there."""
        found: list[Element] = []
        while 0 <= at < len(self.elements):
            element = self.elements[at]
            if element.edge or not element.asks_word():
                return ()
            found.append(element)
            if element.least:
                return tuple(found)
            at += step
        return ()

    def _second(self) -> tuple[Element, ...]:
        """The same for the token after the next, where only one element can be the next."""
        sole = len(self._after) == 1 and self._after[0].most == 1
        return self._neighbours(self.anchor + 2, 1) if sole else ()

    def mentioned(self) -> frozenset[str]:
        """Words that the elements after the anchor name; all others are alike to them if the lexicon has them alike."""
        return frozenset().union(*(element.words | element.barred for element in self._after))

    def allows_next(self, text: str, lexicon: Lexicon) -> bool:
        """Whether the token after the anchor ("" beyond the text) lets a match be possible at all."""
        return _one_allows(self._after, text, lexicon)

    def allows_around(self, before: str, second: str, lexicon: Lexicon) -> bool:
        """The same of the token before the anchor and of the second after it."""
        return _one_allows(self._later, second, lexicon) and _one_allows(self._before, before, lexicon)

    def match(self, sentence: Sentence, place: int, lexicon: Lexicon, clash: Clash | None = None) -> Taken | None:
        """Element number to the places it took (first, one past the last); None where the pattern does not match.

        The sentence is tagged last, only if everything else holds.
        """
        found = self._match(sentence, place, lexicon, tagged=False)
        if found is None or (clash is not None and not clash.holds(self, sentence, found, lexicon)):
            return None
        if not self._asks_tags:
            return found
        found = self._match(sentence, place, lexicon, tagged=True)
        return found if found is None or clash is None or clash.holds(self, sentence, found, lexicon) else None

    def _match(self, sentence: Sentence, place: int, lexicon: Lexicon, *, tagged: bool) -> Taken | None:
        if not self.elements[self.anchor].accepts(sentence, place, lexicon, tagged):
            return None
        taken = {self.anchor: (place, place + 1)}
        run = _Run(self.elements, sentence, lexicon, tagged, taken)
        if run.go(self.anchor - 1, place - 1, -1) and run.go(self.anchor + 1, place + 1, 1):
            return taken
        return None


def _plain(words: frozenset[str]) -> frozenset[str]:
    """The words among them; punctuation marks and `<number>` are in no index."""
    return frozenset(word for word in words if word[-1].isalnum() or word[-1] == "'")


def _one_allows(elements: Sequence[Element], text: str, lexicon: Lexicon) -> bool:
    if not elements:
        return True
    return bool(text) and any(element.allows(text, lexicon) for element in elements)


@dataclass(slots=True)
class _Run:
    elements: Sequence[Element]
    sentence: Sentence
    lexicon: Lexicon
    tagged: bool
    taken: dict[int, tuple[int, int]]

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
            return element.accepts(self.sentence, place, self.lexicon, self.tagged)
        return element.edge


def _element(data: Mapping[str, Any], words: Words, path: str) -> Element:
    if not isinstance(data, dict) or not data.keys() <= _KEYS:
        raise CardError(f"an element takes {', '.join(sorted(_KEYS))} @ {path}")
    least, most = _repeat(str(data.get("repeat", "1")), path)
    chosen = frozenset(expand(data.get("word", ()), words, path))
    return Element(
        words=chosen,
        barred=frozenset(expand(data.get("not", ()), words, path)),
        tags=tag_set(data.get("tag", ())),
        can=codes(data.get("can", ()), path),
        must=codes(data.get("must", ()), path),
        cannot=codes(data.get("cannot", ()), path),
        case=_choice(data.get("case", "any"), ("any", "lower", "capital"), path),
        least=least,
        most=most,
        mark=bool(data.get("mark", False)),
        name=str(data.get("as", "")),
        at=_choice(data.get("at", ""), ("", "start", "clause", "end"), path),
        edge=bool(data.get("edge", False)),
        numbers=_NUMBER in chosen,
    )


def _repeat(text: str, path: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d)(?:-(\d))?", text)
    if not found or int(found[2] or found[1]) > MAX_REPEAT or int(found[1]) > int(found[2] or found[1]):
        raise CardError(f"repeat is `0-3` or `2`, at most {MAX_REPEAT} @ {path}.repeat")
    return int(found[1]), int(found[2] or found[1])


def _choice(value: Any, choices: Sequence[str], path: str) -> str:
    if value not in choices:
        raise CardError(f"must be one of {', '.join(filter(None, choices))}, not {value!r} @ {path}")
    return str(value)
