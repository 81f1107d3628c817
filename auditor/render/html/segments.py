"""The text cut where findings begin and end, so that overlapping findings can be marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol


class Spanned(Protocol):
    """What has a place in the text: a finding, a mark."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the text and the numbers of the findings that cover it; `opens` those that begin here."""

    text: str
    covering: tuple[int, ...]
    opens: tuple[int, ...]


def segments(text: str, findings: Sequence[Spanned]) -> Iterator[Segment]:
    """Pieces of the text, in order; put together they are the text."""
    cuts = sorted({0, len(text), *(edge for finding in findings for edge in (finding.start, finding.end))})
    starting: dict[int, list[int]] = {}
    for number, finding in enumerate(findings):
        starting.setdefault(finding.start, []).append(number)
    covering: list[int] = []
    for start, end in pairwise(cuts):
        opens = starting.get(start, [])
        covering = [number for number in [*covering, *opens] if findings[number].end > start]
        yield Segment(text[start:end], tuple(covering), tuple(opens))
