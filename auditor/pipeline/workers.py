"""Worker processes under supervision: one that dies is replaced, and what it was doing is tried again.

Each worker has its own pipe and one task at a time, so that it is known exactly which rows were in hand when it died.
"""

from __future__ import annotations

import logging
import multiprocessing
import signal
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from auditor.errors import AuditorError
from auditor.formats.rows import Piece
from auditor.pipeline.collector import settled, unhurried
from auditor.pipeline.job import Job, Runner
from auditor.pipeline.schedule import Schedule, Task

T = TypeVar("T")
log = logging.getLogger("auditor.pipeline")

READY = "ready"
MAX_FALSE_STARTS = 3
"""Workers in a row that may die before they are ready; then something is wrong with all of them."""


class Worker(Generic[T]):
    """One process; `task` is what it has in hand."""

    def __init__(self, job: Job[T]) -> None:
        # Workers are spawned afresh: forking a process that has threads, as numpy's may, can hang.
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, job), daemon=True)
        self._process.start()
        theirs.close()
        self.ready = False
        self.task: Task[T] | None = None

    def start(self, task: Task[T]) -> None:
        """Hand it a task; a worker that is dead is noticed when its answer is read."""
        self.task = task
        with suppress(OSError):
            self.pipe.send(task.pieces)

    def stop(self) -> None:
        """End the process."""
        self.pipe.close()
        self._process.kill()
        self._process.join()

    def cause_of_death(self) -> str:
        """How the process ended, once its pipe is closed."""
        self._process.join(5)
        code = self._process.exitcode
        self.stop()
        if code is not None and code < 0:
            name = signal.Signals(-code).name
            hints = {"SIGPROF": ", the time limit", "SIGKILL": ", perhaps for want of memory"}
            return f"{name}{hints.get(name, '')}"
        return f"exit status {code}"


def supervised(batches: Iterable[Sequence[Piece]], job: Job[T], workers: int) -> Iterator[T]:
    """Results of all pieces, in order, from so many workers; at most four batches a worker wait in memory."""
    schedule, runner = Schedule[T](iter(batches), 4 * workers), Runner(job)
    team = [Worker(job) for _ in range(workers)]
    false_starts = 0
    try:
        while _assign(team, schedule):
            for pipe in wait([worker.pipe for worker in team]):
                worker = next(worker for worker in team if worker.pipe is pipe)
                if _heard(worker):
                    false_starts = 0
                    continue
                false_starts += not worker.ready
                cause = _bury(worker, schedule, runner)
                if false_starts >= MAX_FALSE_STARTS:
                    raise AuditorError(f"workers end before they are ready: {cause}")
                team[team.index(worker)] = Worker(job)
            _assign(team, schedule)  # before the results are written, so that nobody waits for that
            yield from schedule.finished()
    finally:
        for worker in team:
            worker.stop()


def _assign(team: Sequence[Worker[T]], schedule: Schedule[T]) -> bool:
    """Give work to those who have none; false when all is done."""
    for worker in team:
        if worker.ready and worker.task is None and (task := schedule.next()) is not None:
            worker.start(task)
    return not schedule.done


def _heard(worker: Worker[T]) -> bool:
    """Take in what a worker sent; false if it is dead."""
    try:
        message: Any = worker.pipe.recv()
    except (EOFError, OSError):
        return False
    if isinstance(message, str):
        worker.ready = True
    elif worker.task is not None:
        worker.task.succeeded(message)
        worker.task = None
    return True


def _bury(worker: Worker[T], schedule: Schedule[T], runner: Runner[T]) -> str:
    """Put a dead worker's task back, or give up its row."""
    cause, task = worker.cause_of_death(), worker.task
    log.warning("a worker ended (%s) and is replaced", cause)
    if task is not None and not schedule.again(task):
        reason = f"the worker that audited it ended each time ({cause})"
        log.error("%s: %s", task.pieces[0].where, reason)
        task.succeeded([runner.failed(task.pieces[0], reason)])
    return cause


def _serve(pipe: Connection, job: Job[T]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    with unhurried():
        runner = Runner(job, hard=True)
        with settled(), suppress(EOFError, OSError):
            pipe.send(READY)
            while True:
                pipe.send(runner.all(pipe.recv()))
