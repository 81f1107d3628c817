"""What every kind of rule has in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple, Protocol, runtime_checkable

from auditor.kinds.lazy import compile_pattern
from auditor.reading import Document
from auditor.rule import Rule

MAX_PLACES = 1000
"""Places in one article at which one rule is tried; a hostile text may hold millions of its anchor."""


def beyond_places(document: Document) -> list[int]:
    """Numbers of the tokens that repeat a word more than MAX_PLACES times, which are not looked at."""
    if len(document.tokens) <= MAX_PLACES:
        return []
    return [token for places in document.index.values() for token in places[MAX_PLACES:]]


class Match(NamedTuple):
    """A place a rule speaks of; `values` fill the braces of its message, `factor` scales its confidence."""

    rule: Rule
    start: int
    end: int
    values: Mapping[str, str] = {}
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Param:
    """What a card may give under `params`: its type, whether it must be there, and the values it may take."""

    type: type | tuple[type, ...]
    required: bool = False
    choices: tuple[str, ...] = ()


class Kind(Protocol):
    """A mechanism. It is given all its rules at once, so that they can share one pass over a document.

    A kind whose rules are costly to prepare is a `PlanningKind` too.
    """

    params: ClassVar[Mapping[str, Param]]

    def __init__(self, rules: Sequence[Rule]) -> None: ...

    def find(self, document: Document) -> Iterator[Match]:
        """Matches of the rules in a document, in any order."""
        ...


@runtime_checkable
class PlanningKind(Protocol):
    """A kind that works out beforehand, once for a card, what it needs at every start."""

    @staticmethod
    def plan(rule: Rule) -> Any:
        """The `plan` of a rule, as plain data (lists, mappings, strings, numbers); raises CardError."""
        ...


class Unless:
    """Antipatterns of a card: what, found in the sentence around a match, silences it."""

    def __init__(self, params: Mapping[str, Any]) -> None:
        self._patterns = [
            compile_pattern(source, f"$.params.unless[{number}]")
            for number, source in enumerate(params.get("unless", ()))
        ]

    def silences(self, document: Document, start: int, end: int) -> bool:
        """Whether an antipattern occurs in the sentence of the match, at most 300 code points around it."""
        if not self._patterns:
            return False
        sentence = document.sentence_at(start)
        low, high = max(sentence.start, start - 300), min(max(sentence.end, end), end + 300)
        return any(pattern.search(document.folded, low, high) for pattern in self._patterns)
