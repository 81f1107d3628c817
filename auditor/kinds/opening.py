"""Lines and sentences known by how they begin: « Lire aussi : … », « Publié le … », « Photo : … »."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from auditor.errors import CardError
from auditor.kinds.base import Match, Param
from auditor.kinds.lazy import LazyPattern, compile_pattern
from auditor.kinds.phrase.expression import parse
from auditor.kinds.unless import Unless
from auditor.reading import Document, Span
from auditor.rule import Rule

_BULLETS = re.compile(r"(?:[^\w\s«“\"#@]|[\s_])*")
_FIRST = re.compile(r"[\w'-]+")
MAX_WORDS = 40
"""Words of a line or sentence beyond which it is text, whatever it begins with."""


@dataclass(frozen=True, slots=True)
class _Entry:
    rule: Rule
    pattern: LazyPattern
    unless: Unless


class OpeningKind:
    """Cards give `phrases` in the language of phrases, each beginning with words, and what must follow (`then`).

    `unit` is the line (default) or the sentence; one longer than `max_words` is left alone. The whole unit is marked.
    """

    params: ClassVar[dict[str, Param]] = {
        "phrases": Param(list, required=True),
        "then": Param(str),
        "unit": Param(str, choices=("line", "sentence")),
        "max_words": Param(int),
        "unless": Param(list),
    }

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._entries: dict[str, dict[str, list[_Entry]]] = {"line": {}, "sentence": {}}
        for rule in rules:
            self._add(rule)

    def _add(self, rule: Rule) -> None:
        then = rule.params.get("then", "")
        compile_pattern(then, "$.params.then", 1)
        unless, unit = Unless(rule.params), self._entries[rule.params.get("unit", "line")]
        for number, phrase in enumerate(rule.params["phrases"]):
            path = f"$.params.phrases[{number}]"
            if phrase[0] in "*#(^[":
                raise CardError(f"an opening begins with a word @ {path}")
            entry = _Entry(rule, LazyPattern(parse(phrase, path=path).source() + then), unless)
            for word in phrase.split()[0].split("|"):
                unit.setdefault(word.split("_")[0].lower(), []).append(entry)

    def find(self, document: Document) -> Iterator[Match]:
        """Matches of whole lines and sentences."""
        for name, spans in (("line", document.lines), ("sentence", document.sentences)):
            entries = self._entries[name]
            for span in spans if entries else ():
                yield from _opened(document, span, entries)


def _opened(document: Document, span: Span, entries: dict[str, list[_Entry]]) -> Iterator[Match]:
    bullets = _BULLETS.match(document.plain, span.start, span.end)
    start = bullets.end() if bullets else span.start
    first = _FIRST.match(document.folded, start, span.end)
    done = set[str]()
    for entry in entries.get(first.group(), ()) if first else ():
        words = document.plain.count(" ", start, span.end) + 1
        if entry.rule.id in done or words > entry.rule.params.get("max_words", MAX_WORDS):
            continue
        if entry.pattern.match(document.folded, start, span.end) and not entry.unless.silences(document, *span):
            done.add(entry.rule.id)
            yield Match(entry.rule, span.start, span.end)
