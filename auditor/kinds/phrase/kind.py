"""Words and phrases, all rules in one pass: a rule is tried only where its rarest word stands."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from auditor.kinds.base import Match, Param, gathered
from auditor.kinds.phrase.entry import Entry, Shared
from auditor.kinds.phrase.expression import Expression, parse
from auditor.reading import Document
from auditor.rule import Rule

if TYPE_CHECKING:
    from auditor.kinds.phrase.sieve import Sieve
    from auditor.kinds.tables import Tables

TOGETHER = 10_000
"""Tokens of documents that are looked through as one; the arrays of more do not stay in the processor's cache."""


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
        self._plans = [self.plan(rule) if rule.plan is None else rule.plan for rule in rules]
        self._phrases = [  # each phrase: its rule, its number there, the slot that anchors it
            (rule, number, slot)
            for rule, plan in zip(rules, self._plans, strict=True)
            for number, slot in enumerate(plan["anchors"])
        ]
        self._shared: dict[str, Shared] = {}
        self._entries: dict[int, Entry] = {}

    @staticmethod
    def plan(rule: Rule) -> Any:
        """Of each phrase the slot that anchors it, and a digest of all; raises CardError."""
        shared, cased = Shared(rule), rule.params.get("case", False)
        anchors = []
        phrases = [shared.phrase(number) for number in range(len(shared))]
        for path, phrase, values in phrases:
            expression = parse(phrase, cased=cased, path=path)
            Entry.of(rule, expression, values, shared)
            anchors.append(expression.anchor)
        content = json.dumps([cased, [phrase for _, phrase, _ in phrases]]).encode()
        return {"anchors": anchors, "digest": hashlib.blake2b(content, digest_size=8).hexdigest()}

    def find(self, document: Document) -> Iterator[Match]:
        """Matches of all phrases."""
        (matches,) = self.find_all([document])
        return iter(matches)

    def find_all(self, documents: Sequence[Document]) -> Iterator[list[Match]]:
        """The matches in each of several documents, some of which are looked through as one."""
        for group in gathered(documents, TOGETHER):
            for document, candidates in zip(group, self._sieve.candidates(group), strict=True):
                yield list(self._matches(document, candidates))

    def _matches(self, document: Document, candidates: Iterable[tuple[int, int]]) -> Iterator[Match]:
        seen: set[tuple[str, int, int]] = set()
        for place, number in candidates:
            entry = self._entries.get(number) or self._entry(number)
            for match in entry.search(document, place) if entry.may_stand(document, place) else ():
                key = (match.rule.id, match.start, match.end)
                if key not in seen:
                    seen.add(key)
                    yield match

    @cached_property
    def _sieve(self) -> Sieve:
        from auditor.kinds.phrase.sieve import Sieve, tables
        from auditor.kinds.tables import made

        def make() -> Tables:
            return tables(self._expression(number) for number in range(len(self._phrases)))

        return Sieve(made("phrases", len(self._phrases), (plan["digest"] for plan in self._plans), make))

    def _expression(self, number: int) -> Expression:
        rule, place, anchor = self._phrases[number]
        path, phrase, _ = self._of_rule(rule).phrase(place)
        return parse(phrase, cased=rule.params.get("case", False), path=path, anchor=anchor)

    def _entry(self, number: int) -> Entry:
        """A phrase, made when its anchor is first met."""
        rule, place, _ = self._phrases[number]
        shared = self._of_rule(rule)
        _, _, values = shared.phrase(place)
        return self._entries.setdefault(number, Entry.of(rule, self._expression(number), values, shared))

    def _of_rule(self, rule: Rule) -> Shared:
        """What the phrases of a rule share."""
        if rule.id not in self._shared:
            self._shared[rule.id] = Shared(rule)
        return self._shared[rule.id]
