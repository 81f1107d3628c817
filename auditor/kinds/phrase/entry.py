"""A phrase of a rule, with what must and what must not stand around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from auditor.kinds.base import Match
from auditor.kinds.needs import Needs, Setting
from auditor.kinds.phrase.apart import stands_apart
from auditor.kinds.phrase.expression import Expression
from auditor.kinds.phrase.matcher import Matcher
from auditor.kinds.phrase.outer import BEGINNING
from auditor.kinds.unless import Unless
from auditor.reading import Document, Span
from auditor.reading.stopwords import STOPWORDS
from auditor.rule import Rule

MIN_BETWEEN = 10
"""Code points of a phrase of the page that may stand between two sentences of a line."""
MAX_ALONE = 60
"""Code points of a line that a phrase shorter than MIN_BETWEEN can fill, with what is no word around it."""
_ENDS = tuple(".!?…»”)")
_NEXT = re.compile(r" ?(?:\.\.\.|…|[>»→›]{1,2}|[:?!])?(?: ?$| (?=[A-ZÀ-Ý«“]))")

Row = tuple[str, str, Mapping[str, str]]
"""Path of a phrase in its card, the phrase, and what its row of a table gives."""


class Shared:
    """What the phrases of one rule have in common, and where they stand in its card."""

    def __init__(self, rule: Rule) -> None:
        self.unless = Unless(rule.params)
        self.setting = Setting(rule.params.get("beside", []))
        self._phrases: Sequence[str] = rule.params.get("phrases", ())
        self._rows: Sequence[Mapping[str, str]] = rule.params.get("rows", ())

    def __len__(self) -> int:
        return len(self._phrases) + len(self._rows)

    def phrase(self, number: int) -> Row:
        """A phrase of the card; those of its table come last."""
        if number < len(self._phrases):
            return f"$.params.phrases[{number}]", self._phrases[number], {}
        number -= len(self._phrases)
        row = self._rows[number]
        return f"$.params.table[{number}]", row["phrase"], {key: text for key, text in row.items() if text}


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase made ready; `whole_words` are those that are all of it, and `alone` if only a line can be its place.

    Where the case counts, its anchor begins with one of `initials`.
    """

    rule: Rule
    expression: Expression
    values: Mapping[str, str]
    unless: Unless
    needs: Needs
    setting: Setting
    whole_words: frozenset[str]
    matcher: Matcher
    alone: bool
    initials: frozenset[str]

    @classmethod
    def of(cls, rule: Rule, expression: Expression, values: Mapping[str, str], shared: Shared) -> Entry:
        """A phrase of a rule; raises CardError where its own antipattern or circumstance is wrong."""
        own = values.get("unless")
        return cls(
            rule,
            expression,
            values,
            Unless({"unless": [*rule.params.get("unless", ()), own]}) if own else shared.unless,
            Needs.of(rule.params, values),
            shared.setting,
            expression.whole_words(),
            Matcher(expression.slots),
            rule.params.get("whole_line", False) and sum(slot.width + 1 for slot in expression.slots) <= MIN_BETWEEN,
            expression.initials() if rule.params.get("case", False) else frozenset(),
        )

    def may_stand(self, document: Document, number: int) -> bool:
        """Whether the phrase may stand around a token, by what is quickly told: a capital, or a line of its own."""
        if self.initials and document.plain[document.tokens.starts[number]] not in self.initials:
            return False
        if self.alone and self.whole_words:
            between = document.tokens.between
            opens = not number or "\n" in between[number]
            return opens and (number + 2 == len(between) or "\n" in between[number + 1])
        return True

    def search(self, document: Document, number: int) -> Iterator[Match]:
        """Matches of the phrase around a token of the document."""
        line = document.line_at(document.tokens.starts[number])
        if self.alone and line.end - line.start > MAX_ALONE:
            return
        for whole, span in self._found(document, number, line):
            if self.rule.params.get("whole_line", False) and not _fills(document, line, *whole):
                continue
            if (
                (not self.rule.params.get("apart", False) or stands_apart(document, *span))
                and self.setting.holds(document, *span)
                and not self.unless.silences(document, *span)
                and self.needs.hold(document, *span)
            ):
                yield Match(self.rule, *span, self.values)

    def _found(self, document: Document, number: int, line: Span) -> Iterator[tuple[Span, Span]]:
        """Where the phrase stands around a token, and the part of it that is marked."""
        start, end = document.tokens.starts[number], document.tokens.ends[number]
        view = document.plain if self.rule.params.get("case", False) else document.folded
        if document.tokens.texts[number] in self.whole_words:
            cased = view is document.folded or view[start:end] in self.expression.slots[0].words
            if cased and _stands_alone(view, start, end):
                yield Span(start, end), Span(start, end)
            return
        tokens, openings = document.tokens, self.expression.openings
        for token in range(max(number - self.expression.reach, 0), number + 1):  # begun as far before it as can be
            begin = tokens.starts[token]
            if begin >= line.start and (openings is None or tokens.texts[token][:BEGINNING] in openings):
                found = self.matcher.at(view, begin)
                if found and found[0].end > start:
                    yield found
                    return


def _stands_alone(view: str, start: int, end: int) -> bool:
    """Whether no word goes on before or after a span."""
    before, after = view[start - 1 : start], view[end : end + 1]
    return not (before.isalnum() or before in ("-", "_") or after.isalnum() or after == "_")


def _fills(document: Document, line: Span, start: int, end: int) -> bool:
    """Whether nothing else is on the line, or the phrase stands alone between two sentences of it."""
    rest = document.text[line.start : start] + document.text[end : line.end]
    return not any(c.isalnum() for c in rest) or _is_between(document.plain, line, start, end)


def _is_between(plain: str, line: Span, start: int, end: int) -> bool:
    """Whether a phrase stands where a sentence would, with a capital and no full stop, before the next one."""
    if end - start < MIN_BETWEEN or not plain[start].isupper() or not _NEXT.match(plain, end, line.end):
        return False
    before = plain[line.start : start].rstrip()
    last = plain[start:end].rpartition(" ")[2].lower()
    return before[-1:] in _ENDS and start > line.start + len(before) and last not in STOPWORDS["fr"]
