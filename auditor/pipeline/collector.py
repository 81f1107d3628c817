"""The garbage collector of a process that does nothing but audit."""

from __future__ import annotations

import gc

_NEW, _YOUNG = 20_000, 20
"""New objects, and collections of the generation below, after which a generation is collected."""


def settle() -> None:
    """Collect seldom, and never what is there now: rules and models stay until the process ends.

    An article makes thousands of objects and hardly a cycle; the collector walks over the rule book for them each time,
    which takes 4 % of a run. Call it in a process of one's own, once everything is loaded.
    """
    gc.freeze()
    gc.set_threshold(_NEW, _YOUNG, _YOUNG)
