"""Which rows are to be done next, and their results in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from auditor.formats.rows import Piece

T = TypeVar("T")


class Batch(Generic[T]):
    """Rows that travel together, and the results that are there."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        self.results: dict[int, T] = {}

    @property
    def done(self) -> bool:
        """Whether each row has its result."""
        return len(self.results) == len(self.pieces)


@dataclass(slots=True)
class Task(Generic[T]):
    """Some rows of a batch that one worker does; `last` says that it is not tried again."""

    batch: Batch[T]
    start: int
    stop: int
    retried: bool = False
    last: bool = False

    @property
    def pieces(self) -> Sequence[Piece]:
        """The rows."""
        return self.batch.pieces[self.start : self.stop]

    def succeeded(self, results: Sequence[T]) -> None:
        """Put the results in their places."""
        self.batch.results.update(zip(range(self.start, self.stop), results, strict=True))


class Schedule(Generic[T]):
    """Takes batches as they are asked for, `ahead` of the first unfinished one at most, so that memory stays flat."""

    def __init__(self, batches: Iterator[Sequence[Piece]], ahead: int) -> None:
        self._batches, self._ahead = batches, ahead
        self._open: deque[Batch[T]] = deque()
        self._again: deque[Task[T]] = deque()
        self._exhausted = False

    @property
    def done(self) -> bool:
        """Whether there is nothing left to do or to give out."""
        return self._exhausted and not self._open

    def next(self) -> Task[T] | None:
        """What to do next; None when there is nothing to do or too much waits."""
        if self._again:
            return self._again.popleft()
        if len(self._open) >= self._ahead:
            return None
        pieces = next(self._batches, None)
        if pieces is None:
            self._exhausted = True
            return None
        self._open.append(Batch(pieces))
        return Task(self._open[-1], 0, len(pieces))

    def again(self, task: Task[T]) -> bool:
        """Try a task once more: whole at first, then row by row; false when that was done."""
        if task.last:
            return False
        if not task.retried:
            self._again.append(Task(task.batch, task.start, task.stop, retried=True, last=len(task.pieces) == 1))
        else:
            singles = range(task.start, task.stop)
            self._again.extend(Task(task.batch, row, row + 1, retried=True, last=True) for row in singles)
        return True

    def finished(self) -> Iterator[T]:
        """Results that are next in order."""
        while self._open and self._open[0].done:
            batch = self._open.popleft()
            for number in range(len(batch.pieces)):
                yield batch.results[number]
