"""Track record: the score cards of each outlet's articles, in an SQLite file, and what they say of the outlet."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from auditor.errors import InputError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS cards (
    outlet TEXT NOT NULL, id TEXT NOT NULL, day TEXT, overall REAL, reliability REAL, machine_translated REAL,
    rules TEXT NOT NULL, models TEXT NOT NULL, PRIMARY KEY (outlet, id)
) WITHOUT ROWID
"""
_PRIOR_CARDS = 5.0
"""A record of n articles counts n / (n + 5): with few articles an outlet stands near the mean of all."""
_MOST_RULES = 5


@dataclass(frozen=True, slots=True)
class Record:
    """An outlet's record: `score` (0..100) is the mean of its overall scores drawn towards the mean of all outlets;
    `mean` is not drawn; `trend` is points per 30 days, None under four dated articles or one day; `rules` are its most
    frequent ones with the number of articles they were found in."""

    outlet: str
    articles: int
    scored: int
    mean: float | None
    score: float | None
    reliability: float | None
    machine_translated: float | None
    trend: float | None
    first: str | None
    last: str | None
    rules: tuple[tuple[str, int], ...]

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON types."""
        return asdict(self) | {"rules": [list(rule) for rule in self.rules]}


class Ledger:
    """Score cards by outlet in an SQLite file; use it in a `with` block. Raises InputError for a file that is none."""

    def __init__(self, file: Path) -> None:
        try:
            self._base = sqlite3.connect(file)
            self._base.execute(_SCHEMA)
        except sqlite3.Error as error:
            raise InputError(f"{file}: is no ledger: {error}") from None

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._base.close()

    def record(self, cards: Iterable[Mapping[str, Any]], dates: Mapping[str, str] | None = None) -> int:
        """Keep the cards that name an outlet, and return how many; a card recorded again replaces the former.

        `dates` gives the day of an article by its id, where the card's signals do not show it.
        """
        rows = [row for card in cards if (row := _row(card, dates or {})) is not None]
        with self._base:
            self._base.executemany("INSERT OR REPLACE INTO cards VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        return len(rows)

    def report(self) -> list[Record]:
        """The record of every outlet, in order of its domain."""
        query = (
            "SELECT outlet, day, overall, reliability, machine_translated, rules FROM cards ORDER BY outlet, day, id"
        )
        by_outlet: dict[str, list[tuple[Any, ...]]] = {}
        for outlet, *row in self._base.execute(query):
            by_outlet.setdefault(outlet, []).append(tuple(row))
        every = [row[1] for rows in by_outlet.values() for row in rows if row[1] is not None]
        mean = _mean(every)
        return [_record(outlet, rows, mean) for outlet, rows in by_outlet.items()]

    def score(self, outlet: str) -> float | None:
        """The drawn score of one outlet, for a gate; None if no article of it was scored."""
        return next((record.score for record in self.report() if record.outlet == outlet), None)


def _row(card: Mapping[str, Any], dates: Mapping[str, str]) -> tuple[Any, ...] | None:
    source = card.get("source") or {}
    outlet = source.get("outlet") or {}
    if not outlet.get("domain"):
        return None
    if not isinstance(card.get("id"), str):
        raise InputError("a card to record has no id @ $.id")
    translated = (card.get("machine_translated") or {}).get("probability")
    rules = sorted({finding["rule"] for finding in card.get("findings", ()) if finding.get("weight", 1)})
    day = dates.get(card["id"]) or _day(source.get("signals", ()))
    models = json.dumps(card.get("versions") or {}, sort_keys=True)
    overall, reliable = card.get("overall"), source.get("reliability")
    return outlet["domain"], card["id"], day, overall, reliable, translated, json.dumps(rules), models


def _day(signals: Sequence[Mapping[str, Any]]) -> str | None:
    """The day of an article as its « dated » signal shows it, if that is ISO 8601."""
    for signal in signals:
        if signal.get("signal") == "dated" and signal.get("status") == "pass":
            text = str(signal.get("text") or "")[:10]
            return text if len(text) == 10 and text[4] == text[7] == "-" and text.replace("-", "").isdigit() else None
    return None


def _record(outlet: str, rows: list[tuple[Any, ...]], overall_mean: float | None) -> Record:
    scores = [row[1] for row in rows if row[1] is not None]
    days = [row[0] for row in rows if row[0]]
    rules = Counter(rule for row in rows for rule in json.loads(row[4]))
    frequent = sorted(rules.items(), key=lambda rule: (-rule[1], rule[0]))[:_MOST_RULES]
    return Record(
        outlet=outlet,
        articles=len(rows),
        scored=len(scores),
        mean=_rounded(_mean(scores)),
        score=_rounded(_drawn(scores, overall_mean)),
        reliability=_rounded(_mean([row[2] for row in rows if row[2] is not None])),
        machine_translated=_rounded(_mean([row[3] for row in rows if row[3] is not None]), 3),
        trend=_rounded(_trend([(row[0], row[1]) for row in rows if row[0] and row[1] is not None])),
        first=min(days, default=None),
        last=max(days, default=None),
        rules=tuple(frequent),
    )


def _drawn(scores: Sequence[float], overall_mean: float | None) -> float | None:
    if not scores or overall_mean is None:
        return None
    return (sum(scores) + _PRIOR_CARDS * overall_mean) / (len(scores) + _PRIOR_CARDS)


def _trend(points: Sequence[tuple[str, float]]) -> float | None:
    """Slope of a least-squares line through day and score, times 30."""
    from datetime import date

    try:
        days = [date.fromisoformat(day).toordinal() for day, _ in points]
    except ValueError:
        return None
    if len(days) < 4 or len(set(days)) < 2:
        return None
    middle, level = sum(days) / len(days), sum(score for _, score in points) / len(points)
    spread = sum((day - middle) ** 2 for day in days)
    slope = sum((day - middle) * (score - level) for day, (_, score) in zip(days, points, strict=True)) / spread
    return 30 * slope


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _rounded(value: float | None, digits: int = 1) -> float | None:
    return None if value is None else round(value, digits)
