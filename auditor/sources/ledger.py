"""Track record: the score cards of each outlet's articles, in an SQLite file, and what they say of the outlet."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from auditor.errors import InputError
from auditor.formats.opening import DAMAGED, opened
from auditor.sources.record import Record, mean, record_of

_SCHEMA = """
CREATE TABLE IF NOT EXISTS cards (
    outlet TEXT NOT NULL, id TEXT NOT NULL, day TEXT, overall REAL, reliability REAL, machine_translated REAL,
    rules TEXT NOT NULL, models TEXT NOT NULL, PRIMARY KEY (outlet, id)
) WITHOUT ROWID
"""
_BATCH = 500


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
        middle = mean(every)
        return [record_of(outlet, rows, middle) for outlet, rows in by_outlet.items()]

    def scores(self) -> dict[str, float]:
        """The drawn score of each outlet of which an article was scored, for a gate."""
        return {record.outlet: record.score for record in self.report() if record.score is not None}


def existing(file: Path | None) -> Path:
    """A ledger that is there, by default the user's; raises InputError where none is."""
    ledger = file or default_file()
    if not ledger.is_file():
        raise InputError(f"{ledger}: there is no ledger; `auditor outlets record` makes one of score cards")
    return ledger


def default_file() -> Path:
    """The ledger in the user's data folder, which is made if need be."""
    base = os.environ.get("LOCALAPPDATA") if sys.platform == "win32" else os.environ.get("XDG_DATA_HOME")
    folder = (Path(base) if base else Path.home() / ".local" / "share") / "auditor"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / "outlets.sqlite"


def read_cards(file: Path) -> Iterator[list[dict[str, Any]]]:
    """Score cards of a file of JSON lines, plain or compressed, in batches; raises InputError `file:row: message`."""
    batch: list[dict[str, Any]] = []
    number = 0
    try:
        with opened(str(file)) as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    batch.append(_card(file, number, line))
                if len(batch) == _BATCH:
                    yield batch
                    batch = []
    except DAMAGED as error:
        raise InputError(f"{file}: cannot be read on after row {number}: {error}") from None
    yield batch


def _card(file: Path, number: int, line: bytes) -> dict[str, Any]:
    try:
        card = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{file}:{number}: no JSON: {error}") from None
    if not isinstance(card, dict) or not isinstance(card.get("id"), str):
        raise InputError(f"{file}:{number}: no score card: the field is missing @ $.id")
    return card


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
