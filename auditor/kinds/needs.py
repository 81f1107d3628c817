"""Circumstances that a rule asks for in the neighbourhood of a match: a country beside a newspaper's name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from auditor.kinds.lazy import compile_pattern
from auditor.reading import Document

REACH = 1500
"""Code points before and after a match in which its circumstances may stand: a few paragraphs."""


class Needs:
    """Patterns on the folded text, all of which must occur near a match for it to count."""

    def __init__(self, sources: list[str], path: str = "$.params.needs") -> None:
        self._patterns = [compile_pattern(source, f"{path}[{number}]") for number, source in enumerate(sources)]

    @classmethod
    def of(cls, params: Mapping[str, Any], values: Mapping[str, str]) -> Needs:
        """Those of a card with those of a row of its table, in the column `needs`."""
        own = values.get("needs")
        return cls([*params.get("needs", ()), *([own] if own else ())])

    def hold(self, document: Document, start: int, end: int) -> bool:
        """Whether every pattern occurs near the match."""
        low, high = max(0, start - REACH), end + REACH
        return all(pattern.search(document.folded, low, high) for pattern in self._patterns)


PLACE = "~"
"""Stands for the match itself in a pattern of its setting."""
_BESIDE = 80


class Setting:
    """Patterns on the folded text around a match, `~` standing for the match; one of them must occur."""

    def __init__(self, sources: list[str], path: str = "$.params.beside") -> None:
        self._patterns = [compile_pattern(source, f"{path}[{number}]") for number, source in enumerate(sources)]

    def holds(self, document: Document, start: int, end: int) -> bool:
        """Whether one of the patterns, if there are any, occurs within 80 code points of the match."""
        if not self._patterns:
            return True
        folded = document.folded
        view = f"{folded[max(0, start - _BESIDE) : start]}{PLACE}{folded[end : end + _BESIDE]}"
        return any(pattern.search(view) for pattern in self._patterns)
