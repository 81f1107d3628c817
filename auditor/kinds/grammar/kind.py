"""Token patterns over words, parts of speech and word forms, tried only where what stands around an anchor allows it.

A sentence is tagged only when one of its patterns would match under some tagging, which the lexicon tells at once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from auditor.errors import CardError
from auditor.kinds.base import Match, Param, beyond_places
from auditor.kinds.grammar.element import written_out
from auditor.kinds.grammar.pattern import Clash, Pattern
from auditor.kinds.grammar.row import Row
from auditor.kinds.grammar.sentence import Sentence, Sentences
from auditor.kinds.grammar.wordclasses import WordClasses
from auditor.kinds.unless import Unless
from auditor.reading import Document
from auditor.reading.lexicon import french
from auditor.rule import Rule

if TYPE_CHECKING:
    from auditor.kinds.grammar.sieve import Sieve
    from auditor.kinds.tables import Tables

TOGETHER = 16
"""Documents that are looked at as one; what is worked out of more does not stay in the processor's cache."""
_FEATURES = ("gender", "number")


@dataclass(frozen=True, slots=True)
class Entry:
    """A pattern of a rule."""

    rule: Rule
    pattern: Pattern
    unless: Unless
    clash: Clash | None


class GrammarKind:
    """Cards give `patterns` (see `auditor.kinds.grammar.pattern`), their own `words`, and what must `disagree`.

    `disagree: {between: [noun, adjective], in: [gender, number]}` keeps a match only if the two named tokens differ for
    certain in one of these features.
    """

    params: ClassVar[Mapping[str, Param]] = {
        "patterns": Param(list, required=True),
        "words": Param(dict),
        "disagree": Param(dict),
        "unless": Param(list),
    }

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = [(rule, self.plan(rule) if rule.plan is None else rule.plan) for rule in rules]
        self._places = [(rule, plan, place) for rule, plan in self._rules for place in range(len(plan["patterns"]))]
        self._entries: dict[int, Entry] = {}
        self._known: dict[Hashable, dict[int, bool]] = {}  # conditions on words to the classes that meet them
        self._lists: dict[frozenset[str], frozenset[str]] = {}  # lists of words, each kept once

    @staticmethod
    def plan(rule: Rule) -> Any:
        """Patterns with their word lists written out, and a digest of them; raises CardError."""
        _clash(rule.params)
        Unless(rule.params)
        words, patterns = rule.params.get("words", {}), []
        for number, elements in enumerate(rule.params["patterns"]):
            path = f"$.params.patterns[{number}]"
            Pattern(elements, words, path)
            patterns.append([written_out(element, words, path) for element in elements])
        content = json.dumps(patterns, sort_keys=True).encode()
        return {"patterns": patterns, "digest": hashlib.blake2b(content, digest_size=8).hexdigest()}

    def find(self, document: Document) -> Iterator[Match]:
        """Matches of all patterns."""
        (matches,) = self.find_all([document])
        return iter(matches)

    def find_all(self, documents: Sequence[Document]) -> list[list[Match]]:
        """Matches in each of several documents, some of which are looked at as one."""
        found: list[list[Match]] = [[] for _ in documents]
        full = [number for number, document in enumerate(documents) if len(document.tokens)]
        for start in range(0, len(full), TOGETHER):
            numbers = full[start : start + TOGETHER]
            for number, matches in zip(numbers, self._found([documents[n] for n in numbers]), strict=True):
                found[number] += matches
        return found

    def _found(self, documents: Sequence[Document]) -> Iterator[list[Match]]:
        tried = [list[tuple[int, int]]() for _ in documents]
        for number, token, pattern in self._sieve.candidates(Row(documents, self._sieve.columns)):
            tried[number].append((token, pattern))
        return map(self._matches, documents, tried)

    def _matches(self, document: Document, tried: Sequence[tuple[int, int]]) -> list[Match]:
        """Matches among tokens and patterns that are to be tried there."""
        if not tried:
            return []
        sentences, skipped = Sentences(document), frozenset(beyond_places(document))
        found = dict[tuple[str, int, int], Match]()
        for token, number in tried:
            if token not in skipped:
                entry = self._entries.get(number) or self._entry(number)
                match = _match(document, entry, sentences.at(token), token, self._sieve.classes)
                if match:
                    found.setdefault((match.rule.id, match.start, match.end), match)
        return list(found.values())

    @cached_property
    def _sieve(self) -> Sieve:
        from auditor.kinds.grammar.sieve import Sieve
        from auditor.kinds.tables import made

        def make() -> Tables:
            from auditor.kinds.grammar.sievetables import tables  # seldom made

            return tables([self._pattern(number) for number in range(len(self._places))])

        made_of = (french().name, *(plan["digest"] for _, plan in self._rules))
        return Sieve(made("grammar", len(self._places), made_of, make))

    def _pattern(self, number: int) -> Pattern:
        _, plan, place = self._places[number]
        return Pattern(plan["patterns"][place], {}, f"$.params.patterns[{place}]")

    def _entry(self, number: int) -> Entry:
        """A pattern, made when it is first tried."""
        rule, pattern = self._places[number][0], self._pattern(number)
        for element in pattern.elements:
            element.words = self._lists.setdefault(element.words, element.words)
            element.barred = self._lists.setdefault(element.barred, element.barred)
            element.known = self._known.setdefault(element.conditions(), element.known)
        entry = Entry(rule, pattern, Unless(rule.params), _clash(rule.params))
        return self._entries.setdefault(number, entry)


def _match(
    document: Document, entry: Entry, sentence: Sentence | None, token: int, classes: WordClasses
) -> Match | None:
    if sentence is None:
        return None
    taken = entry.pattern.match(sentence, sentence.place(token), classes, entry.clash)
    if taken is None:
        return None
    marked = [taken[number] for number, element in enumerate(entry.pattern.elements) if element.mark]
    spans = [(max(first, 0), min(last, len(sentence))) for first, last in marked or taken.values() if first < last]
    start = sentence.starts[min(first for first, _ in spans)]
    end = sentence.ends[max(last for _, last in spans) - 1]
    if entry.unless.silences(document, start, end):
        return None
    return Match(entry.rule, start, end, _named(entry.pattern, sentence, taken))


def _named(pattern: Pattern, sentence: Sentence, taken: Mapping[int, tuple[int, int]]) -> dict[str, str]:
    return {
        element.name: " ".join(sentence.form(place) for place in range(*taken[number]))
        for number, element in enumerate(pattern.elements)
        if element.name
    }


def _clash(params: Mapping[str, Any]) -> Clash | None:
    data = params.get("disagree")
    if data is None:
        return None
    names, features = data.get("between", ()), data.get("in", ())
    if len(names) != 2 or not features or not set(features) <= set(_FEATURES):
        raise CardError("disagree is {between: [name, name], in: [gender, number]} @ $.params.disagree")
    for number, elements in enumerate(params["patterns"]):
        if not set(names) <= {element.get("as") for element in elements if isinstance(element, dict)}:
            raise CardError(f"the pattern names no {' or '.join(names)} @ $.params.patterns[{number}]")
    return Clash((names[0], names[1]), tuple(features))
