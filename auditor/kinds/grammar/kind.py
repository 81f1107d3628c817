"""Token patterns over words, parts of speech and word forms, tried only where an anchor word stands.

A sentence is tagged only when one of its patterns would match under some tagging, which the lexicon tells at once.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, ClassVar

from auditor.errors import CardError
from auditor.kinds.base import MAX_PLACES, Match, Param, Unless
from auditor.kinds.grammar.anchor import Anchor, Entry
from auditor.kinds.grammar.element import written_out
from auditor.kinds.grammar.pattern import Clash, Pattern
from auditor.kinds.grammar.sentence import Sentence, Sentences
from auditor.kinds.grammar.wordclasses import WordClasses
from auditor.kinds.grammar.words import Words
from auditor.reading import Document
from auditor.reading.lexicon import french
from auditor.rule import Rule

_FEATURES = ("gender", "number")
MAX_ANSWERS = 250_000
"""Answers for classes of words that anchors keep, about 150 bytes each; then they begin anew."""


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
        self._places: dict[str, list[tuple[int, int]]] = {}  # anchor word to rules and their patterns
        for number, (_, plan) in enumerate(self._rules):
            for place, words in enumerate(plan["anchors"]):
                for word in words:
                    self._places.setdefault(word, []).append((number, place))
        self._entries: dict[tuple[int, int], Entry] = {}
        self._anchors: dict[str, Anchor] = {}
        self._shared: dict[tuple[tuple[int, int], ...], Anchor] = {}
        self._known: dict[Hashable, dict[int, bool]] = {}  # conditions on words to the classes that meet them
        self._lists: dict[frozenset[str], frozenset[str]] = {}  # lists of words, each kept once

    @staticmethod
    def plan(rule: Rule) -> Any:
        """Patterns with their word lists written out, and the words that anchor each; raises CardError."""
        _clash(rule.params)
        Unless(rule.params)
        words, patterns, anchors = rule.params.get("words", {}), [], []
        for number, elements in enumerate(rule.params["patterns"]):
            path = f"$.params.patterns[{number}]"
            anchors.append(sorted(Pattern(elements, words, path).anchors))
            patterns.append([written_out(element, words, path) for element in elements])
        return {"patterns": patterns, "anchors": anchors}

    def find(self, document: Document) -> Iterator[Match]:
        """Matches of all patterns."""
        hits = self._places.keys() & document.index.keys()
        if not hits:
            return
        sentences, seen = Sentences(document), set[tuple[str, int, int]]()
        for token, entry in self._candidates(document, sorted(hits), sentences):
            match = _match(document, entry, sentences.at(token), token, self._classes)
            if match and (match.rule.id, match.start, match.end) not in seen:
                seen.add((match.rule.id, match.start, match.end))
                yield match

    def _candidates(self, document: Document, hits: list[str], sentences: Sentences) -> Iterator[tuple[int, Entry]]:
        classes = self._classes
        if classes.answers > MAX_ANSWERS:
            classes.answers = 0
            for anchor in self._shared.values():
                anchor.forget()
        words = Words(document.tokens, sentences.heads, classes)
        for word in hits:
            anchor = self._anchors.get(word) or self._anchor(word)
            yield from anchor.tried(document.index[word][:MAX_PLACES], words, classes)

    @cached_property
    def _classes(self) -> WordClasses:
        elements = [element for _, plan in self._rules for pattern in plan["patterns"] for element in pattern]
        named = {word for element in elements for key in ("word", "not") for word in element.get(key, ())}
        return WordClasses(named, french())

    def _anchor(self, word: str) -> Anchor:
        """The patterns of a word, made when it is first met; words that have the same share them."""
        places = tuple(self._places[word])
        if places not in self._shared:
            self._shared[places] = Anchor([self._entry(*place) for place in places], self._classes)
        return self._anchors.setdefault(word, self._shared[places])

    def _entry(self, number: int, place: int) -> Entry:
        if (number, place) not in self._entries:
            rule, plan = self._rules[number]
            pattern = Pattern(plan["patterns"][place], {}, f"$.params.patterns[{place}]")
            for element in pattern.elements:
                element.words = self._lists.setdefault(element.words, element.words)
                element.barred = self._lists.setdefault(element.barred, element.barred)
                element.known = self._known.setdefault(element.conditions(), element.known)
            entry = Entry(rule, pattern, Unless(rule.params), _clash(rule.params))
            self._entries.setdefault((number, place), entry)
        return self._entries[number, place]


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
