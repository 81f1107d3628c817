"""Token patterns over words, parts of speech and word forms, tried only where an anchor word stands.

A sentence is tagged only when one of its patterns would match under some tagging, which the lexicon tells at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from auditor.errors import CardError
from auditor.kinds.base import MAX_PLACES, Match, Param, Unless
from auditor.kinds.sentence import Sentence, Sentences
from auditor.kinds.token_pattern import Clash, Pattern
from auditor.reading import Document
from auditor.reading.lexicon import Lexicon, french
from auditor.rule import Rule

_FEATURES = ("gender", "number")
_DIGITS = -2  # the key of all numbers; -1 is that of unknown words


@dataclass(frozen=True, slots=True)
class _Entry:
    rule: Rule
    pattern: Pattern
    unless: Unless
    clash: Clash | None


class _Anchor:
    """The patterns of one anchor word, sorted by what may follow: one look-up tells which can match before a token.

    The answer is the same for all words of one lexicon class, but for those that the patterns name.
    """

    def __init__(self) -> None:
        self._entries: list[_Entry] = []
        self._named: frozenset[str] = frozenset()
        self._following: dict[str | int, tuple[_Entry, ...]] = {}

    def add(self, entry: _Entry) -> None:
        """Add a pattern."""
        self._entries.append(entry)
        self._named |= entry.pattern.mentioned()

    def before(self, text: str, lexicon: Lexicon) -> tuple[_Entry, ...]:
        """Patterns that can match where `text` is the next token ("" beyond the text)."""
        if not text or text in self._named:
            key: str | int = text
        else:
            key = _DIGITS if text[0].isdigit() else lexicon.number(text)
        found = self._following.get(key)
        if found is None:
            found = tuple(entry for entry in self._entries if entry.pattern.allows_next(text, lexicon))
            self._following[key] = found
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
        texts = [*document.tokens.texts, "", ""]  # on both sides of the text there is nothing
        for word in hits:
            anchor = self._anchors[word]
            for token in document.index[word][:MAX_PLACES]:
                for entry in anchor.before(texts[token + 1], lexicon):
                    pattern = entry.pattern
                    if pattern.at_head and token not in sentences.heads:
                        continue
                    if pattern.allows_around(texts[token - 1], texts[token + 2], lexicon):
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
