"""What every kind of rule has in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple, Protocol, runtime_checkable

from auditor.reading import Document
from auditor.rule import Rule

MAX_PLACES = 1000
"""Places in one article at which one rule is tried; a hostile text may hold millions of its anchor."""


def beyond_places(document: Document) -> list[int]:
    """Numbers of the tokens that repeat a word more than MAX_PLACES times, which are not looked at."""
    if len(document.tokens) <= MAX_PLACES:
        return []
    return [token for places in document.index.values() for token in places[MAX_PLACES:]]


def gathered(documents: Iterable[Document], tokens: int) -> Iterator[list[Document]]:
    """The documents in groups that have no more than so many tokens together, in order; a longer one is alone."""
    group, count = list[Document](), 0
    for document in documents:
        if group and count + len(document.tokens) > tokens:
            yield group
            group, count = [], 0
        group.append(document)
        count += len(document.tokens)
    if group:
        yield group


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

    A kind whose rules are costly to prepare is a `PlanningKind` too. One that looks at several documents in less time
    than at one after the other has a method `find_all`, which gives for each of them what `find` gives.
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
