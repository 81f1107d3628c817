"""Transparency signals: what a reader can check of an article.

The terms are those of the W3C credible-web signals and of the Journalism Trust Initiative (CWA 17493).

A signal is `pass`, `fail`, `not_applicable` or `not_observed`. What cannot be seen is not observed, never failed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

Status = Literal["pass", "fail", "not_applicable", "not_observed"]

POINTS: dict[str, int] = {
    "sources-cited": 20,
    "author-named": 10,
    "dated": 10,
    "updates-dated": 5,
    "origin-credited": 10,
    "opinion-labelled": 10,
    "corrections-visible": 5,
    "advertising-labelled": 5,
    "responsible-named": 10,
    "ownership-stated": 5,
    "registration-shown": 5,
    "headline-matches": 5,
    "outlet-named": 5,
    "translation-declared": 0,
}
"""Points of each signal that passes. A declared translation weighs nothing: it is neither fault nor merit."""

_RANK: dict[Status, int] = {"pass": 3, "fail": 2, "not_applicable": 1, "not_observed": 0}


@dataclass(frozen=True, slots=True)
class Signal:
    """One signal and its evidence: a span of the article's text (code points) or a tag (of the page, the row)."""

    signal: str
    status: Status
    start: int | None = None
    end: int | None = None
    tag: str | None = None
    text: str | None = None

    @property
    def points(self) -> int:
        """Points it earns."""
        return POINTS[self.signal] if self.status == "pass" else 0

    def to_dict(self) -> dict[str, Any]:
        """The signal as JSON types; `span` is there for evidence in the text, `tag` for evidence outside it."""
        worth = POINTS[self.signal]
        earned = worth if self.status == "pass" else 0
        row: dict[str, Any] = {"signal": self.signal, "status": self.status, "points": earned, "out_of": worth}
        if self.start is not None:
            row["span"] = [self.start, self.end]
        if self.tag is not None:
            row["tag"] = self.tag
        row["text"] = self.text
        return row


def found(signal: str, text: str, start: int, end: int, status: Status = "pass") -> Signal:
    """A signal seen in the article's text from `start` to before `end`."""
    return Signal(signal, status, start, end, text=text[start:end])


def tagged(signal: str, tag: str, text: str | None, status: Status = "pass") -> Signal:
    """A signal seen outside the text: a field of the row, a tag of the page."""
    return Signal(signal, status, tag=tag, text=text[:200] if text else text)


@cache
def unseen(signal: str, status: Status = "not_observed") -> Signal:
    """A signal without evidence."""
    return Signal(signal, status)


def merged(*readings: Iterable[Signal]) -> list[Signal]:
    """One signal of each name, in the order of POINTS: what was seen to pass goes before what was seen to fail.

    A page may name the author whom its text does not, and the other way round.
    """
    best = {name: unseen(name) for name in POINTS}
    for reading in readings:
        for signal in reading:
            if _RANK[signal.status] > _RANK[best[signal.signal].status]:
                best[signal.signal] = signal
    return [best[name] for name in POINTS]


def headline(seen: tuple[Status, str] | None, signals: Iterable[Signal]) -> list[Signal]:
    """The signals with « headline-matches » as it was `seen`: its status, and the evidence in words."""
    if seen is None:
        return list(signals)
    status, text = seen
    return [
        replace(signal, status=status, tag="headline", text=text) if signal.signal == "headline-matches" else signal
        for signal in signals
    ]
