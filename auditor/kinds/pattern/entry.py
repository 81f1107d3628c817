"""One card's pattern, and the windows in which it may match."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from auditor.errors import CardError
from auditor.kinds.base import MAX_PLACES, Match
from auditor.kinds.lazy import LazyPattern, compile_pattern
from auditor.kinds.needs import Needs
from auditor.kinds.pattern.lookout import Window
from auditor.kinds.pattern.plan import WINDOW, words_of
from auditor.kinds.safety import MAX_WIDE
from auditor.kinds.unless import Unless
from auditor.reading import Document
from auditor.rule import Rule

MAX_WINDOW = 600


@dataclass(frozen=True, slots=True)
class Entry:
    """A pattern; `words` are its anchors, each with how much wider than usual its windows are.

    `core`, if there is one, matches where the anchor of a window begins, or the pattern does not match in it.
    """

    rule: Rule
    pattern: LazyPattern
    core: LazyPattern | None
    unless: Unless
    needs: Needs
    view: str
    before: int
    after: int
    words: Mapping[str, Sequence[int]]
    scan: bool
    at_end: bool

    @classmethod
    def of(cls, rule: Rule) -> Entry:
        """The entry of a card; raises CardError."""
        params: Mapping[str, Any] = rule.params
        before, after = params.get("before", WINDOW), params.get("after", WINDOW)
        if not (0 <= before <= MAX_WINDOW and 0 <= after <= MAX_WINDOW):
            raise CardError(f"a window reaches from 0 to {MAX_WINDOW} code points @ $.params.before")
        scan, at_end = params.get("scan", False), params.get("at_end", False)
        pattern = compile_pattern(params["pattern"], "$.params.pattern", 0 if scan else MAX_WIDE)
        core = compile_pattern(params["core"], "$.params.core") if "core" in params else None
        unless, needs, view = Unless(params), Needs.of(params, {}), params.get("view", "folded")
        return cls(rule, pattern, core, unless, needs, view, before, after, words_of(params), scan, at_end)

    def matches(self, document: Document, windows: Iterable[Window], starting: bool = False) -> Iterator[Match]:
        """Matches in windows, or at their start where that is `starting`; what stands in two is found twice."""
        view = getattr(document, self.view)
        if self.core is not None:
            matches, before = self.core.compiled.match, self.before
            windows = [window for window in windows if matches(view, max(0, window[0] + before), window[1])]
            if not windows:
                return
        compiled = self.pattern.compiled
        if starting:
            at = compiled.match
            for low, high in windows:
                found = at(view, low, high)
                if found:
                    yield from self._match(document, found)
            return
        search = compiled.search
        for low, high in windows:
            if search(view, low, high):  # mostly there is none, and this is the cheaper one
                for found in compiled.finditer(view, low, high):
                    yield from self._match(document, found)

    def _match(self, document: Document, found: re.Match[str]) -> Iterator[Match]:
        start, end = found.span("span" if "span" in found.re.groupindex else 0)
        if end > start and not self.unless.silences(document, start, end) and self.needs.hold(document, start, end):
            values = {name: text for name, text in found.groupdict().items() if text is not None and name != "span"}
            yield Match(self.rule, start, end, values)

    def windows_around(self, document: Document, word: str) -> Iterator[Window]:
        """The windows around a token that is an anchor, wherever it stands."""
        starts = document.tokens.starts
        for wider in self.words[word]:
            before, after = self.before + wider, len(word) + self.after + wider
            yield from [(starts[n] - before, starts[n] + after) for n in document.index[word][:MAX_PLACES]]

    def fixed_window(self, document: Document) -> Window:
        """The window that needs no anchor: the whole text or its end."""
        size = len(document.text)
        return (0 if self.scan else size - self.before), size
