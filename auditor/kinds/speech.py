"""What stands right after direct speech, or interrupts it: the tags that say who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from auditor.kinds.base import Match, Param
from auditor.kinds.grammar.conditions import listed
from auditor.kinds.lazy import LazyPattern, compile_pattern
from auditor.kinds.unless import Unless
from auditor.reading import Document
from auditor.reading.quotes import Quote
from auditor.rule import Rule

REACH = 160
"""Code points after a quotation in which its tag stands."""
_LONGEST = 1200
_BEFORE = re.compile(r"(?:\A|\n|[.!?…:»”\"]) {0,3}\Z")
_ENDS = tuple(",.!?…")


@dataclass(frozen=True, slots=True)
class _Entry:
    rule: Rule
    after: LazyPattern | None
    inside: LazyPattern | None
    unless: Unless


class SpeechKind:
    """Cards give a pattern for what comes right `after` direct speech, for what stands `inside` it, or both.

    A quotation is speech if it opens a sentence or follows a colon, begins with a capital and holds two words, or one
    with its own punctuation; a title or a word quoted in mid-sentence is none. Patterns see the text with its case,
    straight apostrophes and simple spaces; a group `span` is what is marked, and `{said}` stands for the words of the
    list `said` under `words`, any one of them.
    """

    params: ClassVar[Mapping[str, Param]] = {
        "after": Param(str),
        "inside": Param(str),
        "words": Param(dict),
        "unless": Param(list),
    }

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._entries = [
            _Entry(rule, _compiled(rule, "after"), _compiled(rule, "inside"), Unless(rule.params)) for rule in rules
        ]

    def find(self, document: Document) -> Iterator[Match]:
        """Matches beside and inside the outermost quotations."""
        plain = document.plain
        speeches = [quote for quote in document.quotes if quote.depth == 0 and _is_speech(plain, quote)]
        for entry in self._entries if speeches else ():
            for found in _found(plain, speeches, entry):
                start, end = found.span("span" if "span" in found.re.groupindex else 0)
                if not entry.unless.silences(document, start, end):
                    yield Match(entry.rule, start, end)


def _compiled(rule: Rule, name: str) -> LazyPattern | None:
    source = rule.params.get(name)
    for word, choices in rule.params.get("words", {}).items():
        source = source and source.replace(f"{{{word}}}", f"(?:{'|'.join(listed(choices))})")
    return compile_pattern(source, f"$.params.{name}") if source else None


def _is_speech(plain: str, quote: Quote) -> bool:
    if quote.end - quote.start > _LONGEST or plain[quote.start] not in '«“„"':
        return False
    if not _BEFORE.search(plain, max(0, quote.start - 5), quote.start):
        return False
    inner = plain[quote.start + 1 : quote.end - 1].strip()
    return inner[:1].isupper() and (" " in inner or inner.endswith(_ENDS) or plain[quote.end : quote.end + 1] == ",")


def _found(plain: str, speeches: Sequence[Quote], entry: _Entry) -> Iterator[re.Match[str]]:
    if entry.after:
        match = entry.after.compiled.match
        yield from filter(None, [match(plain, quote.end, quote.end + REACH) for quote in speeches])
    if entry.inside:
        search = entry.inside.compiled.finditer
        for quote in speeches:
            yield from search(plain, quote.start, quote.end)
