"""Rows in, results out, in order, in one process or several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from auditor.formats.rows import Piece
from auditor.pipeline.collector import settled
from auditor.pipeline.job import Job, Runner, card_of

__all__ = ["card_of", "run"]

T = TypeVar("T")

MAX_ROWS, MAX_BYTES = 32, 512 * 2**10
"""Rows, and bytes of their payload, that travel to a worker together."""


def run(pieces: Iterable[Piece], job: Job[T], workers: int = 1, isolated: bool = False) -> Iterator[T]:
    """The job's result for each piece, in order.

    One worker is this process, unless it is to be `isolated`. Several are processes of their own: one that dies is
    replaced, what it was doing is tried again, and the row that kills it gets an `error` card.
    """
    if workers > 1 or isolated:
        from auditor.pipeline.workers import supervised  # one process needs nothing of several

        yield from supervised(batches(pieces), job, workers)
        return
    runner = Runner(job)
    with settled():
        for piece in pieces:
            yield runner(piece)


def batches(pieces: Iterable[Piece]) -> Iterator[Sequence[Piece]]:
    """Pieces in batches of bounded size."""
    batch: list[Piece] = []
    size = 0
    for piece in pieces:
        batch.append(piece)
        size += len(piece.payload) if isinstance(piece.payload, bytes) else 0
        if len(batch) >= MAX_ROWS or size >= MAX_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
