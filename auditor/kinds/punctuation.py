"""What stands between words: each gap is looked up in one table of all rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from auditor.kinds.base import MAX_PLACES, Match, Param
from auditor.kinds.lazy import LazyPattern, compile_pattern
from auditor.kinds.unless import Unless
from auditor.reading import Document
from auditor.rule import Rule


@dataclass(frozen=True, slots=True)
class _Entry:
    rule: Rule
    before: LazyPattern | None
    after: LazyPattern | None
    unless: Unless
    with_words: bool


class PunctuationKind:
    """Cards give `gaps`, the exact runs of punctuation and spaces between two words (" ,", ". . ", ".").

    `before` and `after` are patterns that must match up to the gap and from it, at most 40 code points away;
    `with_words` marks the words beside the gap too. A line break ends a gap. `limit` is the most matches of an
    article: what one cause did everywhere needs no long list.
    """

    params: ClassVar[dict[str, Param]] = {
        "gaps": Param(list, required=True),
        "before": Param(str),
        "after": Param(str),
        "with_words": Param(bool),
        "limit": Param(int),
        "unless": Param(list),
    }

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._gaps: dict[str, list[_Entry]] = {}
        for rule in rules:
            entry = _entry(rule)
            for gap in rule.params["gaps"]:
                self._gaps.setdefault(gap, []).append(entry)

    def find(self, document: Document) -> Iterator[Match]:
        """Matches of all gaps."""
        found = Counter[str]()
        for match in sorted(self._matches(document), key=lambda match: match.start):
            if found[match.rule.id] < match.rule.params.get("limit", MAX_PLACES):
                found[match.rule.id] += 1
                yield match

    def _matches(self, document: Document) -> Iterator[Match]:
        for gap in sorted(self._gaps.keys() & document.gaps.keys()):
            for start in document.gaps[gap][:MAX_PLACES]:
                for entry in self._gaps[gap]:
                    match = _match(document, entry, start, start + len(gap))
                    if match is not None:
                        yield match


def _entry(rule: Rule) -> _Entry:
    sources = {name: rule.params.get(name) for name in ("before", "after")}
    before = compile_pattern(f"(?:{sources['before']})$", "$.params.before", 1) if sources["before"] else None
    after = compile_pattern(sources["after"], "$.params.after", 1) if sources["after"] else None
    return _Entry(rule, before, after, Unless(rule.params), rule.params.get("with_words", False))


def _match(document: Document, entry: _Entry, start: int, end: int) -> Match | None:
    plain = document.plain
    if entry.after and not entry.after.match(plain[end : end + 40]):  # most fail here, and it is the cheaper one
        return None
    if entry.before and not entry.before.search(plain[max(0, start - 40) : start]):
        return None
    if entry.unless.silences(document, start, end):
        return None
    return Match(entry.rule, *(_words_beside(plain, start, end) if entry.with_words else _marks(plain, start, end)))


def _marks(plain: str, start: int, end: int) -> tuple[int, int]:
    """The gap without the white space at its ends, unless white space is all there is before a mark."""
    while end > start + 1 and plain[end - 1].isspace():
        end -= 1
    return start, end


def _words_beside(plain: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and plain[start - 1].isalnum():
        start -= 1
    while end < len(plain) and plain[end].isalnum():
        end += 1
    return start, end
