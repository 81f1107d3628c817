"""The garbage collector of a process that loads much and audits articles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_NEW, _YOUNG = 500_000, 20
"""New objects, and collections of the generation below, after which a generation is collected."""


_LOADING = (300_000, 20, 20)
"""The same while a command runs; what it loads, half as many objects, stays to its end."""


@contextmanager
def unhurried() -> Iterator[None]:
    """Collect seldom within a command, and not at its end: what is left then goes with the process.

    To walk over half-loaded rules and models again and again, and over all of them at last, takes a quarter of a
    second.
    """
    before = gc.get_threshold()
    gc.set_threshold(*_LOADING)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.freeze()


@contextmanager
def settled() -> Iterator[None]:
    """Collect seldom, and nothing of what is there now; enter it once everything is loaded.

    An article makes thousands of objects and hardly a cycle; the collector walks over rules and models for them each
    time, which takes 4 % of a run.
    """
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_NEW, _YOUNG, _YOUNG)
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
