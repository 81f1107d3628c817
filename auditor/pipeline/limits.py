"""A limit on the time that one article may take."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

GRACE = 5.0
"""Seconds of processor time after which a worker that did not stop in time is ended by the kernel."""
AGAIN = 1.0
"""Seconds after which the error is raised again: where it falls into a callback or a finaliser, Python drops it."""


@contextmanager
def time_limit(seconds: float | None, hard: bool = False) -> Iterator[None]:
    """Raise TimeoutError in the block after so many seconds; regular expressions are interrupted too.

    `hard` ends the process when it goes on computing all the same, as native code may: only for workers, whose death
    is noticed. Without effect outside the main thread and where the system has no such timers.
    """
    if not seconds or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    previous = signal.signal(signal.SIGALRM, _expired)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    if hard:  # nobody handles this signal, so the kernel ends the process
        signal.setitimer(signal.ITIMER_PROF, seconds + GRACE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
        if hard:
            signal.setitimer(signal.ITIMER_PROF, 0)


def _expired(number: int, frame: object) -> NoReturn:
    raise TimeoutError("it took longer than the time limit")
