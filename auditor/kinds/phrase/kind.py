"""Words and phrases, all rules in one pass: a rule is tried only where its rarest word stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from auditor.kinds.base import MAX_PLACES, Match, Param
from auditor.kinds.phrase.entry import Entry, Shared, phrases
from auditor.kinds.phrase.expression import Beside, parse
from auditor.kinds.phrase.slot import PREFIX
from auditor.reading import Document
from auditor.rule import Rule


class PhraseKind:
    """Cards give `phrases`, or a table whose rows have a `phrase` and fill `{fix}` and other braces of the message.

    `needs` are patterns that must occur near a match; of `beside`, where « ~ » is the match, one must fit. A row may
    have an antipattern and a circumstance of its own in the columns `unless` and `needs`. With `apart: true` a phrase
    that is a part of a longer name is left alone.
    """

    params: ClassVar[Mapping[str, Param]] = {
        "phrases": Param(list),
        "table": Param(str),
        "rows": Param(list),
        "case": Param(bool),
        "apart": Param(bool),
        "whole_line": Param(bool),
        "unless": Param(list),
        "needs": Param(list),
        "beside": Param(list),
    }

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._phrases: list[tuple[Rule, int, int]] = []  # each phrase: its rule, its number there, its anchor
        self._words: dict[str, list[int]] = {}
        self._prefixes: dict[str, list[int]] = {}
        for rule in rules:
            for number, (anchors, prefixes, slot) in enumerate(self.plan(rule) if rule.plan is None else rule.plan):
                for word in anchors:
                    self._words.setdefault(word, []).append(len(self._phrases))
                for prefix in prefixes:
                    self._prefixes.setdefault(prefix, []).append(len(self._phrases))
                self._phrases.append((rule, number, slot))
        self._shared: dict[str, Shared] = {}
        self._entries: dict[int, tuple[Entry, Beside]] = {}

    @staticmethod
    def plan(rule: Rule) -> Any:
        """Of each phrase the words and beginnings by which it is looked up, and its anchor; raises CardError."""
        shared, cased = Shared.of(rule), rule.params.get("case", False)
        found = []
        for path, phrase, values in phrases(rule.params):
            expression = parse(phrase, cased=cased, path=path)
            Entry.of(rule, expression, values, shared)
            found.append([list(expression.anchors), list(expression.prefixes), expression.anchor])
        return found

    def find(self, document: Document) -> Iterator[Match]:
        """Matches of all phrases."""
        seen: set[tuple[str, int, int]] = set()
        words, beginnings = document.index.keys(), {token[:PREFIX] for token in document.index}
        for entry, places in self._candidates(document):
            if not entry.expression.may_occur(words, beginnings):
                continue
            for place in places:
                for match in entry.search(document, place):
                    key = (match.rule.id, match.start, match.end)
                    if key not in seen:
                        seen.add(key)
                        yield match

    def _candidates(self, document: Document) -> Iterator[tuple[Entry, list[int]]]:
        """Phrases with the places of their anchors where the words beside fit too."""
        texts = [*document.tokens.texts, ""]  # on both sides of the text there is nothing
        for token, places, numbers in self._hits(document):
            for number in numbers:
                entry, (sides, inner, forms) = self._entries.get(number) or self._entry(number)
                if forms and token not in forms:
                    continue
                left, right = inner.get(token, sides)
                fitting = places
                if right:
                    fitting = [place for place in fitting if right(texts[place + 1])]
                if left and fitting:
                    fitting = [place for place in fitting if left(texts[place - 1])]
                if fitting:
                    yield entry, fitting

    def _hits(self, document: Document) -> Iterator[tuple[str, list[int], list[int]]]:
        """The anchors that occur, their places, and the numbers of their phrases."""
        index = document.index
        for word in sorted(self._words.keys() & index.keys()):
            yield word, index[word][:MAX_PLACES], self._words[word]
        for token, places in index.items():
            numbers = self._prefixes.get(token[:PREFIX])
            if numbers:
                yield token, places[:MAX_PLACES], numbers

    def _entry(self, number: int) -> tuple[Entry, Beside]:
        """A phrase, made when its anchor is first met."""
        rule, place, anchor = self._phrases[number]
        if rule.id not in self._shared:
            self._shared[rule.id] = Shared.of(rule)
        path, phrase, values = self._shared[rule.id].phrases[place]
        expression = parse(phrase, cased=rule.params.get("case", False), path=path, anchor=anchor)
        entry = Entry.of(rule, expression, values, self._shared[rule.id])
        return self._entries.setdefault(number, (entry, expression.beside()))
