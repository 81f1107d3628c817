"""Regular expressions, run only in a window around an anchor that occurs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from ahocorasick import Automaton

from auditor.errors import CardError
from auditor.kinds.base import MAX_PLACES, Match, Param, Unless
from auditor.kinds.lazy import LazyPattern, compile_pattern
from auditor.kinds.needs import Needs
from auditor.kinds.phrase.rarity import is_rare, rarest_token
from auditor.kinds.safety import MAX_WIDE
from auditor.reading import Document
from auditor.reading.typography import folded, plain
from auditor.rule import Rule

WINDOW = 120
"""Code points before and after an anchor in which a pattern may match, unless the card says otherwise."""
MAX_WINDOW = 600


@dataclass(frozen=True, slots=True)
class _Entry:
    rule: Rule
    pattern: LazyPattern
    before: int
    after: int
    unless: Unless
    needs: Needs
    view: str


class PatternKind:
    """Cards give `pattern`, where to look (`anchors`: words; `literals`: strings; or `scan`), and what to look at.

    A literal of several words stands for whole words.

    `view` is `folded` (default), `plain` (case kept) or `text` (as given). `scan: true` runs over the whole text:
    only for patterns that begin with a rare character; `at_end` looks at the end of the text. `needs` are patterns that
    must occur near a match.
    """

    params: ClassVar[Mapping[str, Param]] = {
        "pattern": Param(str, required=True),
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
        self._words: dict[str, list[_Entry]] = {}
        self._literals: dict[str, dict[str, list[_Entry]]] = {}
        self._scans: list[_Entry] = []
        self._ends: list[_Entry] = []
        for rule in rules:
            self._add(rule)
        self._automata = {view: _automaton(literals) for view, literals in self._literals.items()}

    def _add(self, rule: Rule) -> None:
        params, entry = rule.params, _entry(rule)
        anchors, literals = params.get("anchors", ()), params.get("literals", ())
        if not (anchors or literals or params.get("scan") or params.get("at_end")):
            raise CardError("a pattern needs anchors, literals, scan: true or at_end: true @ $.params")
        for word in anchors:
            self._words.setdefault(folded(plain(word)), []).append(entry)
        for literal in literals:
            if _is_words(literal):  # its rarest word is looked up, which costs nothing where it does not occur
                wider = replace(entry, before=entry.before + len(literal), after=entry.after + len(literal))
                self._words.setdefault(rarest_token(folded(plain(literal))), []).append(wider)
            else:
                self._literals.setdefault(entry.view, {}).setdefault(literal, []).append(entry)
        if params.get("scan"):
            self._scans.append(entry)
        if params.get("at_end"):
            self._ends.append(entry)

    def find(self, document: Document) -> Iterator[Match]:
        """Matches of all patterns."""
        seen: set[tuple[str, int, int]] = set()
        for entry, low, high in self._windows(document):
            for match in _search(document, entry, low, high):
                key = (entry.rule.id, match.start, match.end)
                if key not in seen:
                    seen.add(key)
                    yield match

    def _windows(self, document: Document) -> Iterator[tuple[_Entry, int, int]]:
        for word in sorted(self._words.keys() & document.index.keys()):
            for number in document.index[word][:MAX_PLACES]:
                start = document.tokens.starts[number]
                for entry in self._words[word]:
                    yield entry, start - entry.before, start + len(word) + entry.after
        for view, automaton in self._automata.items():
            for literal, position in _places(getattr(document, view), automaton):
                for entry in self._literals[view][literal]:
                    yield entry, position - entry.before, position + len(literal) + entry.after
        for entry in self._scans:
            yield entry, 0, len(document.text)
        for entry in self._ends:
            yield entry, len(document.text) - entry.before, len(document.text)


def _is_words(literal: str) -> bool:
    words = literal.split(" ")
    return len(words) > 1 and all(map(str.isalpha, words)) and is_rare(rarest_token(folded(literal)))


def _automaton(literals: Iterable[str]) -> Any:
    """Finds all literals in one pass over a text (Aho and Corasick, 1975)."""
    automaton = Automaton()
    for literal in literals:
        automaton.add_word(literal, literal)
    automaton.make_automaton()
    return automaton


def _places(text: str, automaton: Any) -> Iterator[tuple[str, int]]:
    """Each literal with where it stands; of one literal at most MAX_PLACES."""
    counts: Counter[str] = Counter()
    for last, literal in automaton.iter(text):
        counts[literal] += 1
        if counts[literal] <= MAX_PLACES:
            yield literal, last + 1 - len(literal)


def _entry(rule: Rule) -> _Entry:
    params: Mapping[str, Any] = rule.params
    before, after = params.get("before", WINDOW), params.get("after", WINDOW)
    if not (0 <= before <= MAX_WINDOW and 0 <= after <= MAX_WINDOW):
        raise CardError(f"a window reaches from 0 to {MAX_WINDOW} code points @ $.params.before")
    pattern = compile_pattern(params["pattern"], "$.params.pattern", 0 if params.get("scan") else MAX_WIDE)
    needs = Needs.of(params, {})
    return _Entry(rule, pattern, before, after, Unless(params), needs, params.get("view", "folded"))


def _search(document: Document, entry: _Entry, low: int, high: int) -> Iterator[Match]:
    view = getattr(document, entry.view)
    for found in entry.pattern.compiled.finditer(view, max(low, 0), min(high, len(view))):
        group = "span" if "span" in entry.pattern.compiled.groupindex else 0
        start, end = found.span(group)
        if end > start and not entry.unless.silences(document, start, end) and entry.needs.hold(document, start, end):
            values = {name: text for name, text in found.groupdict().items() if text is not None and name != "span"}
            yield Match(entry.rule, start, end, values)
