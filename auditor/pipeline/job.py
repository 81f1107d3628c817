"""What is done to every row: parse it, audit it, and make of both what is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from auditor.audit import Auditor
from auditor.config import Config
from auditor.formats.reader import parse
from auditor.formats.rows import Piece, ReadOptions, Row
from auditor.pipeline.limits import time_limit
from auditor.scorecard import ScoreCard

T = TypeVar("T")

LEAST_TOGETHER = 5.0
"""Seconds that an article must be allowed for articles to be audited together, which all take that long at most."""
SAFE = ("jsonl", "json", "csv", "parquet")
"""Formats whose parsing cannot take long or end a process: a row that killed its worker is parsed once more."""


@dataclass(frozen=True, slots=True)
class Job(Generic[T]):
    """The work as plain data, so that it travels to workers; `finish` makes what is wanted of a row and its card."""

    finish: Callable[[Row, ScoreCard], T]
    config: Config = field(default_factory=Config)
    reading: ReadOptions = field(default_factory=ReadOptions)
    time_limit: float | None = 60.0


class Runner(Generic[T]):
    """Does a job in one process; `hard` as in `time_limit`."""

    def __init__(self, job: Job[T], hard: bool = False) -> None:
        self.job, self.auditor, self._hard = job, Auditor(job.config), hard
        _ = self.auditor.versions  # a rule book that cannot be loaded ends the run before the first row
        self.auditor.warm()  # the first article is not to pay, by its time limit, for what all articles use

    def __call__(self, piece: Piece) -> T:
        """The result of a piece; whatever goes wrong in it becomes an `error` card."""
        row = Row(piece.source, piece.number, None)
        try:
            with time_limit(self.job.time_limit, self._hard):
                row = parse(piece, self.job.reading)
                card = card_of(self.auditor, row)
        except TimeoutError as error:
            return self.failed(piece, f"{error} of {self.job.time_limit:g} s")
        except Exception as error:
            return self.failed(piece, f"{type(error).__name__}: {error}")
        return self.job.finish(row, card)

    def all(self, pieces: Sequence[Piece]) -> list[T]:
        """The results of pieces, audited together; where one of them goes wrong or takes too long, one by one."""
        limit = self.job.time_limit
        if len(pieces) > 1 and (not limit or limit >= LEAST_TOGETHER):
            with suppress(Exception), time_limit(limit, self._hard):
                rows = [parse(piece, self.job.reading) for piece in pieces]
                return [self.job.finish(*pair) for pair in zip(rows, cards_of(self.auditor, rows), strict=True)]
        return [self(piece) for piece in pieces]

    def failed(self, piece: Piece, reason: str) -> T:
        """The result of a piece that could not be audited, with as much of its row as is safe to read."""
        row = parse(piece, self.job.reading) if piece.form in SAFE else Row(piece.source, piece.number, None)
        error = f"{piece.where}: {reason}"
        return self.job.finish(row, ScoreCard(row.name, "error", error, versions=self.auditor.versions))


def cards_of(auditor: Auditor, rows: Sequence[Row]) -> list[ScoreCard]:
    """The score cards of rows; raises what goes wrong in an article."""
    read = [row for row in rows if row.article is not None]
    articles = [row.article for row in rows if row.article is not None]
    cards = iter(auditor.audit_batch(articles, [row.name for row in read], [row.page for row in read]))
    return [_unread(auditor, row) if row.article is None else next(cards) for row in rows]


def card_of(auditor: Auditor, row: Row) -> ScoreCard:
    """The score card of a row; whatever goes wrong in it becomes an `error` card."""
    if row.article is None:
        return _unread(auditor, row)
    try:
        return auditor.audit(row.article, row.name, row.page)
    except TimeoutError:
        raise
    except Exception as error:  # one bad article must not end a run of millions
        reason = f"{row.source}:{row.number}: {type(error).__name__}: {error}"
        return ScoreCard(row.name, "error", reason, versions=auditor.versions)


def _unread(auditor: Auditor, row: Row) -> ScoreCard:
    return ScoreCard(row.name, "error", row.error, versions=auditor.versions)
