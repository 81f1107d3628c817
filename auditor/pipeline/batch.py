"""Rows in, results out, in order, in one process or several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from auditor.formats.rows import Piece
from auditor.pipeline.collector import settled
from auditor.pipeline.job import Job, Runner, card_of

__all__ = ["card_of", "run"]

T = TypeVar("T")

MAX_ROWS, MAX_BYTES = 128, 512 * 2**10
"""Rows, and bytes of their payload, that are audited together."""


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
        for batch in batches(pieces):
            yield from runner.all(batch)


def batches(pieces: Iterable[Piece]) -> Iterator[Sequence[Piece]]:
    """Pieces in batches of bounded size."""
    batch: list[Piece] = []
    size = 0
    for piece in pieces:
        batch.append(piece)
        size += _size(piece.payload)
        if len(batch) >= MAX_ROWS or size >= MAX_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _size(payload: object) -> int:
    """Bytes of a payload, about: of a row of columns the length of its texts."""
    if isinstance(payload, Mapping):
        return sum(map(_size, payload.values()))
    return len(payload) if isinstance(payload, (bytes, str)) else 0
