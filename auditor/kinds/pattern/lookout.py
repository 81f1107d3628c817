"""Finds the strings that patterns ask for, all in one pass over each view of a text."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from ahocorasick import Automaton

from auditor.kinds.base import MAX_PLACES
from auditor.reading import Document
from auditor.reading.typography import plain

Window = tuple[int, int]
"""Code points from the first to before the second; may reach over the ends of the text."""

_FEW = 8
"""Strings up to which it is faster to ask for each whether the text holds it: mostly it holds none."""


class Lookout:
    """Strings with how far the window around each reaches, under the number of who asks for them."""

    def __init__(self) -> None:
        self._asked: dict[str, dict[str, list[tuple[int, int, int]]]] = {}
        self._automata: dict[str, Any] = {}

    def add(self, number: int, view: str, string: str, before: int, after: int) -> None:
        """Look for a string in a view of a text: the window is it with what stands before and after it."""
        if view == "text" and plain(string) == string:
            view = "plain"  # it stands there wherever it stands in the text
        sides = (number, before + len(string) - 1, after + 1)
        self._asked.setdefault(view, {}).setdefault(string, []).append(sides)

    def make(self) -> None:
        """Make ready what finds all strings in one pass over a text (Aho and Corasick, 1975)."""
        for view, strings in self._asked.items():
            self._automata[view] = automaton = Automaton()
            for string in sorted(strings):
                automaton.add_word(string, strings[string])
            automaton.make_automaton()
        self._asked.clear()

    def windows(self, document: Document) -> dict[int, list[Window]]:
        """The windows of each number, in order; at most MAX_PLACES."""
        found: dict[int, list[Window]] = defaultdict(list)
        for view, automaton in self._automata.items():
            if len(automaton) <= _FEW and not any(map(getattr(document, view).__contains__, automaton)):
                continue
            for last, asked in automaton.iter(getattr(document, view)):
                for number, before, after in asked:
                    windows = found[number]
                    if len(windows) < MAX_PLACES:
                        windows.append((last - before, last + after))
        return found
