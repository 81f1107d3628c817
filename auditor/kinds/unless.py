"""Antipatterns of a card: what, found in the sentence around a match, silences it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from auditor.kinds.lazy import LazyPattern, compile_pattern, is_checking
from auditor.kinds.spelt import Text, spelt
from auditor.reading import Document

REACH = 300
"""Code points on each side of a match in which an antipattern is looked for."""


class Unless:
    """The antipatterns of a card, under `unless`."""

    def __init__(self, params: Mapping[str, Any]) -> None:
        self._sources: Sequence[str] = params.get("unless", ())
        if is_checking():
            for number, source in enumerate(self._sources):
                compile_pattern(source, f"$.params.unless[{number}]")

    @cached_property
    def _parts(self) -> tuple[list[Text], list[LazyPattern]]:
        """What is looked for, made ready when the card first matches."""
        texts, patterns = list[Text](), list[LazyPattern]()
        for source in self._sources:
            found, rest = spelt(source)
            texts += found
            if rest is not None:
                patterns.append(LazyPattern(rest))
        return texts, patterns

    def silences(self, document: Document, start: int, end: int) -> bool:
        """Whether an antipattern occurs in the sentence of the match, at most REACH code points around it."""
        if not self._sources:
            return False
        sentence, folded = document.sentence_at(start), document.folded
        low, high = max(sentence.start, start - REACH), min(max(sentence.end, end), end + REACH)
        texts, patterns = self._parts
        return any(text.occurs(folded, low, high) for text in texts) or any(
            pattern.search(folded, low, high) for pattern in patterns
        )
