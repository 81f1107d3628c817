"""Regular expressions, run only in a window around an anchor, and only where what they cannot do without occurs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from auditor.kinds.base import Match, Param
from auditor.kinds.pattern.entry import Entry
from auditor.kinds.pattern.lookout import Lookout, Window
from auditor.kinds.pattern.plan import planned
from auditor.reading import Document
from auditor.rule import Rule


class PatternKind:
    """Cards give `pattern`, how far `before` and `after` an anchor it may match, and what text it looks at.

    The anchors are strings that every match holds, as the pattern tells. Where these are too frequent, or the window
    is to lie around something else, a card gives `anchors` (words) or `literals` (strings; of several words the rarest
    is looked up, as a whole word); then only those strings are looked for that hold one of them.

    Where the strings alone are frequent, a card gives a `core`: a short pattern that begins with strings and stands in
    every match, looking at what is beside it. The window lies around it, and is searched only where it matches. With
    `anchors` it need not begin with strings: it is tried where an anchor begins; with `at_end`, where the text ends.

    `view` is `folded` (default), `plain` (case kept) or `text` (as given). `scan: true` runs over the whole text:
    only for patterns that begin with a rare character; `at_end` looks at the end of the text. `needs` are patterns that
    must occur near a match.
    """

    params: ClassVar[Mapping[str, Param]] = {
        "pattern": Param(str, required=True),
        "core": Param(str),
        "anchors": Param(list),
        "literals": Param(list),
        "scan": Param(bool),
        "at_end": Param(bool),
        "view": Param(str, choices=("folded", "plain", "text")),
        "before": Param(int),
        "after": Param(int),
        "unless": Param(list),
        "needs": Param(list),
    }

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._entries = [Entry.of(rule) for rule in rules]
        self._lookout = Lookout()
        self._words: dict[str, list[Entry]] = {}
        self._starting = set[int]()
        self._fixed: list[Entry] = []
        for number, rule in enumerate(rules):
            self._add(number, self.plan(rule) if rule.plan is None else rule.plan)
        self._lookout.make()

    @staticmethod
    def plan(rule: Rule) -> Any:
        """What is looked for so that a pattern runs at few places; raises CardError."""
        Entry.of(rule)
        return planned(rule.params)

    def _add(self, number: int, plan: Mapping[str, Any]) -> None:
        entry = self._entries[number]
        for string, before, after in plan["strings"]:
            self._lookout.add(number, plan["view"], string, before, after)
        if plan["starts"]:
            self._starting.add(number)
        for word in entry.words if plan["words"] else ():
            self._words.setdefault(word, []).append(entry)
        if entry.at_end or (entry.scan and not plan["strings"]):
            self._fixed.append(entry)

    def find(self, document: Document) -> Iterator[Match]:
        """Matches of all patterns."""
        seen: set[tuple[str, int, int]] = set()
        for entry, windows, starting in self._windows(document):
            for match in entry.matches(document, windows, starting):
                key = (entry.rule.id, match.start, match.end)
                if key not in seen:
                    seen.add(key)
                    yield match

    def _windows(self, document: Document) -> Iterator[tuple[Entry, Iterable[Window], bool]]:
        for number, windows in self._lookout.windows(document).items():
            entry = self._entries[number]
            yield entry, (entry.fixed_window(document),) if entry.scan else windows, number in self._starting
        for entry in self._fixed:
            yield entry, (entry.fixed_window(document),), False
        for word in sorted(self._words.keys() & document.index.keys()):
            for entry in self._words[word]:
                yield entry, entry.windows_around(document, word), False
