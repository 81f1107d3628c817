"""A user's own ratings of outlets: a CSV file with the columns domain, value, scale, source, date."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from auditor.errors import InputError
from auditor.sources import hosts
from auditor.sources.outlet import Statement
from auditor.sources.tables import DATE

COLUMNS = ("domain", "value", "scale", "source", "date")
USER_RATING = "user-rating"
"""Tag of what the user says of an outlet."""


@dataclass(frozen=True, slots=True)
class Rating:
    """One rating, in its own words: `value` on `scale` (« 72 » on « 0-100 »), by `source`, of `date`."""

    domain: str
    value: str
    scale: str
    source: str
    date: str

    def statement(self) -> Statement:
        """The rating as a statement about the outlet."""
        return Statement(USER_RATING, self.domain, self.source, f"{self.value} ({self.scale})", self.date)


def read_ratings(file: Path) -> dict[str, list[Rating]]:
    """Ratings by domain, in the file's order; raises InputError `file: message @ row N, column`."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            table = csv.DictReader(lines, strict=True)
            missing = [column for column in COLUMNS if column not in (table.fieldnames or ())]
            if missing:
                raise InputError(f"{file}: the column is missing @ row 1, {missing[0]}")
            return _by_domain(file, enumerate(table, start=2))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{file}: cannot be read: {error}") from None


def _by_domain(file: Path, rows: enumerate[dict[str, str]]) -> dict[str, list[Rating]]:
    found: dict[str, list[Rating]] = {}
    seen: set[tuple[str, str]] = set()
    for number, row in rows:
        rating = _rating(file, number, row)
        if (rating.domain, rating.source) in seen:
            raise InputError(f"{file}: {rating.source!r} rates {rating.domain!r} twice @ row {number}, domain")
        seen.add((rating.domain, rating.source))
        found.setdefault(rating.domain, []).append(rating)
    return found


def _rating(file: Path, number: int, row: dict[str, str]) -> Rating:
    cells = {column: (row[column] or "").strip() for column in COLUMNS}
    for column, cell in cells.items():
        if not cell:
            raise InputError(f"{file}: must not be empty @ row {number}, {column}")
    if not DATE.fullmatch(cells["date"]):
        raise InputError(f"{file}: {cells['date']!r} is no year, month or day @ row {number}, date")
    domain = hosts.key(cells["domain"])
    if not domain:
        raise InputError(f"{file}: {cells['domain']!r} is no domain @ row {number}, domain")
    return Rating(**(cells | {"domain": domain}))
