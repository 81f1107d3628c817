"""Words and phrases, all rules in one pass: a rule is tried only where its rarest word stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from auditor.kinds.base import MAX_PLACES, Match, Param, Unless
from auditor.kinds.expression import PREFIX, Expression, parse
from auditor.kinds.lazy import LazyPattern
from auditor.kinds.needs import Needs, Setting
from auditor.reading import Document, Span
from auditor.rule import Rule


@dataclass(frozen=True, slots=True)
class _Entry:
    rule: Rule
    expression: Expression
    pattern: LazyPattern
    literal: str | None
    values: Mapping[str, str]
    unless: Unless
    needs: Needs
    setting: Setting
    cased: bool
    whole_line: bool


class PhraseKind:
    """Cards give `phrases`, or a table whose rows have a `phrase` and fill `{fix}` and other braces of the message.

    `needs` are patterns that must occur near a match; of `beside`, where « ~ » is the match, one must fit. A row may
    have an antipattern and a circumstance of its own in the columns `unless` and `needs`.
    """

    params: ClassVar[Mapping[str, Param]] = {
        "phrases": Param(list),
        "table": Param(str),
        "rows": Param(list),
        "case": Param(bool),
        "whole_line": Param(bool),
        "unless": Param(list),
        "needs": Param(list),
        "beside": Param(list),
    }

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._single: dict[str, list[_Entry]] = {}
        self._words: dict[str, list[_Entry]] = {}
        self._prefixes: dict[str, list[_Entry]] = {}
        for rule in rules:
            for entry in _entries(rule):
                for anchor, is_all in entry.expression.anchored():
                    found_by = self._single if is_all and not (entry.cased or entry.whole_line) else self._words
                    found_by.setdefault(anchor, []).append(entry)
                for prefix in entry.expression.prefixes:
                    self._prefixes.setdefault(prefix, []).append(entry)

    def find(self, document: Document) -> Iterator[Match]:
        """Matches of all phrases."""
        seen: set[tuple[str, int, int]] = set()
        for match in self._single_words(document):
            seen.add((match.rule.id, match.start, match.end))
            yield match
        words, beginnings = document.index.keys(), {token[:PREFIX] for token in document.index}
        for places, entries in self._candidates(document):
            for entry in entries:
                if not entry.expression.may_occur(words, beginnings):
                    continue
                for number in places[:MAX_PLACES]:
                    for match in _search(document, entry, number):
                        key = (match.rule.id, match.start, match.end)
                        if key not in seen:
                            seen.add(key)
                            yield match

    def _single_words(self, document: Document) -> Iterator[Match]:
        """Entries that are one word, or one of several: where the word is a token, nothing else is to be looked at."""
        index, starts, ends = document.index, document.tokens.starts, document.tokens.ends
        for word in sorted(self._single.keys() & index.keys()):
            spans = [
                span for n in index[word][:MAX_PLACES] for span in _literals(document.folded, word, starts[n], ends[n])
            ]
            for entry in self._single[word]:
                yield from (
                    Match(entry.rule, *span, entry.values) for _, span in spans if _holds(document, entry, span)
                )

    def _candidates(self, document: Document) -> Iterator[tuple[list[int], list[_Entry]]]:
        index = document.index
        for word in sorted(self._words.keys() & index.keys()):
            yield index[word], self._words[word]
        for token, places in index.items():
            entries = self._prefixes.get(token[:PREFIX])
            if entries:
                yield places, entries


def _entries(rule: Rule) -> Iterator[_Entry]:
    cased, whole_line = rule.params.get("case", False), rule.params.get("whole_line", False)
    shared, setting = Unless(rule.params), Setting(rule.params.get("beside", []))
    for path, phrase, values in _phrases(rule.params):
        own = values.get("unless")
        unless = Unless({"unless": [*rule.params.get("unless", ()), own]}) if own else shared
        expression = parse(phrase, cased=cased, path=path)
        needs = Needs.of(rule.params, values)
        pattern = LazyPattern(expression.source)
        yield _Entry(rule, expression, pattern, expression.literal(), values, unless, needs, setting, cased, whole_line)


def _phrases(params: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    for number, phrase in enumerate(params.get("phrases", ())):
        yield f"$.params.phrases[{number}]", phrase, {}
    for number, row in enumerate(params.get("rows", ())):
        yield f"$.params.table[{number}]", row["phrase"], {key: text for key, text in row.items() if text}


def _search(document: Document, entry: _Entry, number: int) -> Iterator[Match]:
    start = document.tokens.starts[number]
    line = document.line_at(start)
    low = max(line.start, start - entry.expression.before)
    high = min(line.end, start + entry.expression.after)
    view = document.plain if entry.cased else document.folded
    found = _literals(view, entry.literal, low, high) if entry.literal else _patterns(view, entry, low, high)
    for whole, span in found:
        # The window may cut a word, so that a phrase seems to end inside it.
        if span.end < len(view) and high < line.end and whole.end == high and view[high].isalnum():
            continue
        if entry.whole_line and not _fills(document, line, *whole):
            continue
        if _holds(document, entry, span):
            yield Match(entry.rule, *span, entry.values)


def _patterns(view: str, entry: _Entry, low: int, high: int) -> Iterator[tuple[Span, Span]]:
    """Where the pattern of a phrase matches, and the part of it that is marked."""
    pattern = entry.pattern.compiled
    marked = "span" if "span" in pattern.groupindex else 0
    for found in pattern.finditer(view, low, high):
        yield Span(*found.span()), Span(*found.span(marked))


def _literals(view: str, literal: str, low: int, high: int) -> Iterator[tuple[Span, Span]]:
    """Where the words of a phrase stand as whole words; a third of the phrases need no pattern."""
    start = view.find(literal, low, high)
    while start >= 0:
        span = Span(start, start + len(literal))
        before, after = view[start - 1 : start], view[span.end : span.end + 1]
        if not (before.isalnum() or before in ("-", "_") or after.isalnum() or after == "_"):
            yield span, span
        start = view.find(literal, span.end, high)


def _holds(document: Document, entry: _Entry, span: tuple[int, int]) -> bool:
    return (
        entry.setting.holds(document, *span)
        and not entry.unless.silences(document, *span)
        and entry.needs.hold(document, *span)
    )


def _fills(document: Document, line: Span, start: int, end: int) -> bool:
    rest = document.text[line.start : start] + document.text[end : line.end]
    return not any(c.isalnum() for c in rest)
