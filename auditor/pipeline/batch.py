"""Rows in, score cards out, in order, in one process or several."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice

from auditor.audit import Auditor
from auditor.config import Config
from auditor.formats.rows import Row
from auditor.scorecard import ScoreCard

CHUNK = 32
"""Rows that travel to a worker together."""

_worker: Auditor | None = None


def score(rows: Iterable[Row], config: Config, workers: int = 1) -> Iterator[tuple[Row, ScoreCard]]:
    """Each row with its score card, in order; a row that cannot be read gets an `error` card."""
    if workers <= 1:
        auditor = Auditor(config)
        yield from ((row, card_of(auditor, row)) for row in rows)
        return
    # Workers are spawned afresh: forking a process that has threads, as numpy's may, can hang.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, initializer=_start, initargs=(config,)) as pool:
        yield from _ordered(pool, iter(rows), 3 * workers)


def card_of(auditor: Auditor, row: Row) -> ScoreCard:
    """The score card of a row; whatever goes wrong in it becomes an `error` card."""
    if row.article is None:
        return ScoreCard(row.name, "error", row.error, versions=auditor.versions)
    try:
        return auditor.audit(row.article, row.name)
    except Exception as error:  # one bad article must not end a run of millions
        reason = f"{row.source}:{row.number}: {type(error).__name__}: {error}"
        return ScoreCard(row.name, "error", reason, versions=auditor.versions)


def _ordered(pool: ProcessPoolExecutor, rows: Iterator[Row], ahead: int) -> Iterator[tuple[Row, ScoreCard]]:
    """Results in the order of the rows; at most `ahead` chunks wait, so that memory stays flat."""
    waiting: deque[tuple[list[Row], Future[list[ScoreCard]]]] = deque()
    while True:
        while len(waiting) < ahead and (chunk := list(islice(rows, CHUNK))):
            waiting.append((chunk, pool.submit(_score_chunk, chunk)))
        if not waiting:
            return
        chunk, future = waiting.popleft()
        yield from zip(chunk, future.result(), strict=True)


def _start(config: Config) -> None:
    global _worker
    _worker = Auditor(config)


def _score_chunk(chunk: list[Row]) -> list[ScoreCard]:
    assert _worker is not None
    return [card_of(_worker, row) for row in chunk]
