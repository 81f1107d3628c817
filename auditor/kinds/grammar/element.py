"""One element of a token pattern: what a token must be."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from auditor.errors import CardError
from auditor.kinds.grammar.conditions import Lists, codes, expand, tag_set
from auditor.kinds.grammar.readings import ANY, Readings, allowed
from auditor.kinds.grammar.sentence import Sentence
from auditor.kinds.grammar.wordclasses import WordClasses
from auditor.reading.lexicon import Lexicon

MAX_REPEAT = 8

_KEYS = frozenset("word not tag can must cannot case repeat mark as anchor at edge".split())
_NUMBER = "<number>"


@dataclass(slots=True)
class Element:
    """One element of a pattern; `least` and `most` say how often it may stand."""

    words: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    readings: Readings = ANY
    case: str = "any"
    least: int = 1
    most: int = 1
    mark: bool = False
    name: str = ""
    at: str = ""
    edge: bool = False
    numbers: bool = False
    fitting: frozenset[int] | None = None  # sets of analyses that the readings allow, once it was asked
    known: dict[int, bool] = field(default_factory=dict)
    """Classes of words with whether they meet the conditions that ask nothing of their place."""

    def accepts(self, sentence: Sentence, place: int, classes: WordClasses, tagged: bool) -> bool:
        """Whether the token at a place meets all conditions; without `tagged`, whether some tag could meet them."""
        if not self.allows(sentence.texts[place], classes):
            return False
        if not self.in_case(sentence.form(place)) or (self.at and not self._at(sentence, place)):
            return False
        return not (tagged and self.tags) or sentence.tags[place] in self.tags

    def allows(self, text: str, classes: WordClasses) -> bool:
        """Whether a folded word meets the conditions that ask nothing of its place; remembered for its class."""
        number = classes[text]
        known = self.known.get(number)
        if known is None:
            known = self.known[number] = self._allows(text, classes)
        return known

    def _allows(self, text: str, classes: WordClasses) -> bool:
        listed = not self.words or text in self.words or (self.numbers and text[:1].isdigit())
        return bool(text) and listed and text not in self.barred and self._reads(text, classes.lexicon)

    def _reads(self, text: str, lexicon: Lexicon) -> bool:
        if self.fitting is None:
            self.fitting = allowed(self.readings, lexicon)
        return lexicon.number(text) in self.fitting

    def conditions(self) -> Hashable:
        """What the element asks of a word: elements that ask the same can share `known`."""
        return self.words, self.barred, self.readings

    def asks_word(self) -> bool:
        """Whether only a word can stand here, never a punctuation mark or the edge of the sentence."""
        if self.edge:
            return False
        if self.words:
            return all(word[-1].isalnum() or word[-1] in "'>" for word in self.words)
        return bool(self.readings.can or self.readings.must or self.readings.cannot)

    def in_case(self, form: str) -> bool:
        """Whether a word as it stands in the text has the case that is asked for."""
        return self.case == "any" or (form[0].isupper() if self.case == "capital" else form.islower())

    def _at(self, sentence: Sentence, place: int) -> bool:
        if self.at == "end":
            return place == len(sentence) - 1
        return place == sentence.head or (self.at == "clause" and sentence.opens_clause(place))


def read_element(data: Mapping[str, Any], words: Lists, path: str) -> Element:
    """The element of a card; raises CardError with its path if it cannot be read."""
    if not isinstance(data, dict) or not data.keys() <= _KEYS:
        raise CardError(f"an element takes {', '.join(sorted(_KEYS))} @ {path}")
    least, most = _repeat(str(data.get("repeat", "1")), path)
    tags = tag_set(data.get("tag", ()))
    chosen = frozenset(expand(data.get("word", ()), words, path))
    return Element(
        words=chosen,
        barred=frozenset(expand(data.get("not", ()), words, path)),
        tags=tags,
        readings=Readings(tags, *(codes(data.get(key, ()), path) for key in ("can", "must", "cannot"))),
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
    if text == "1":  # mostly
        return 1, 1
    found = re.fullmatch(r"(\d)(?:-(\d))?", text)
    if not found or int(found[2] or found[1]) > MAX_REPEAT or int(found[1]) > int(found[2] or found[1]):
        raise CardError(f"repeat is `0-3` or `2`, at most {MAX_REPEAT} @ {path}.repeat")
    return int(found[1]), int(found[2] or found[1])


def _choice(value: Any, choices: Sequence[str], path: str) -> str:
    if value not in choices:
        raise CardError(f"must be one of {', '.join(filter(None, choices))}, not {value!r} @ {path}")
    return str(value)


def written_out(data: Mapping[str, Any], words: Lists, path: str) -> dict[str, Any]:
    """The data of an element with the words of its lists and verbs in the place of their names."""
    lists = {key: sorted(set(expand(data[key], words, path))) for key in ("word", "not") if key in data}
    return {**data, **lists}
