"""Token patterns over words, parts of speech and word forms, tried only where an anchor word stands.

A sentence is tagged only when one of its patterns would match under some tagging, which the lexicon tells at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from auditor.errors import CardError
from auditor.kinds.base import MAX_PLACES, Match, Param, Unless
from auditor.kinds.element import MAX_KNOWN
from auditor.kinds.sentence import Sentence, Sentences
from auditor.kinds.token_pattern import Clash, Pattern
from auditor.reading import Document
from auditor.reading.lexicon import Lexicon, french
from auditor.rule import Rule

_FEATURES = ("gender", "number")


@dataclass(frozen=True, slots=True)
class _Entry:
    rule: Rule
    pattern: Pattern
    unless: Unless
    clash: Clash | None


_Table = dict[str | int, tuple[_Entry, ...]]


class _Anchor:
    """The patterns of one anchor word, sorted by what may follow: one look-up tells which can match before a token."""

    def __init__(self) -> None:
        self._entries: list[_Entry] = []
        self._following: tuple[_Table, _Table] = ({}, {})
        self._by_analyses: tuple[_Table, _Table] = ({}, {})
        self._named: set[str] = set()

    def add(self, entry: _Entry) -> None:
        """Add a pattern."""
        self._entries.append(entry)
        self._named |= entry.pattern.names_next

    def before(self, text: str, head: bool, lexicon: Lexicon) -> tuple[_Entry, ...]:
        """Patterns that can match where `text` is the next token ("" beyond the text), `head`: of a clause."""
        table = self._following[head]
        found = table.get(text)
        if found is None:
            if len(table) > MAX_KNOWN:
                table.clear()
            found = table[text] = self._fresh(text, head, lexicon)
        return found

    def _fresh(self, text: str, head: bool, lexicon: Lexicon) -> tuple[_Entry, ...]:
        """The same for a word met for the first time: words that no pattern names differ by their analyses alone."""
        like = lexicon.number(text)
        table = self._by_analyses[head]
        alone = like < 0 or text in self._named
        if not alone and like in table:
            return table[like]
        patterns = (entry for entry in self._entries if head or not entry.pattern.at_head)
        found = tuple(entry for entry in patterns if entry.pattern.allows_next(text, lexicon))
        if not alone:
            table[like] = found
        return found


class GrammarKind:
    """Cards give `patterns` (see `auditor.kinds.token_pattern`), their own `words`, and what must `disagree`.

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
        self._anchors: dict[str, _Anchor] = {}
        for rule in rules:
            unless, clash = Unless(rule.params), _clash(rule.params)
            for number, elements in enumerate(rule.params["patterns"]):
                pattern = Pattern(elements, rule.params.get("words", {}), f"$.params.patterns[{number}]")
                for word in pattern.anchors:
                    self._anchors.setdefault(word, _Anchor()).add(_Entry(rule, pattern, unless, clash))

    def find(self, document: Document) -> Iterator[Match]:
        """Matches of all patterns."""
        hits = self._anchors.keys() & document.index.keys()
        if not hits:
            return
        sentences, lexicon, seen = Sentences(document), french(), set[tuple[str, int, int]]()
        for token, entry in self._candidates(document, sorted(hits), sentences, lexicon):
            match = _match(document, entry, sentences.at(token), token, lexicon)
            if match and (match.rule.id, match.start, match.end) not in seen:
                seen.add((match.rule.id, match.start, match.end))
                yield match

    def _candidates(
        self, document: Document, hits: list[str], sentences: Sentences, lexicon: Lexicon
    ) -> Iterator[tuple[int, _Entry]]:
        texts = [*document.tokens.texts, ""]  # on both sides of the text there is nothing
        heads = sentences.heads
        for word in hits:
            anchor = self._anchors[word]
            for token in document.index[word][:MAX_PLACES]:
                for entry in anchor.before(texts[token + 1], token in heads, lexicon):
                    if entry.pattern.allows_around(texts, token, lexicon):
                        yield token, entry


def _match(document: Document, entry: _Entry, sentence: Sentence | None, token: int, lexicon: Lexicon) -> Match | None:
    if sentence is None:
        return None
    taken = entry.pattern.match(sentence, sentence.place(token), lexicon, entry.clash)
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
