"""Compiles a folder of cards in a process of its own: the 200 MB that it takes are gone when an audit begins."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from auditor import cache

LEAST = 100
"""Cards from which on a folder is compiled apart; fewer take less than to start a process."""
_MARK = "AUDITOR_COMPILES"
"""Set for the process that compiles, which is to start none itself."""
_MOST_SECONDS = 120.0
_COMMAND = "import sys; from auditor.rulebook.apart import main; main(sys.argv[1])"


def compile_apart(root: Path) -> bool:
    """Have another process store the compiled cards of a folder; false if it could not, for whatever reason."""
    if _MARK in os.environ or not _has_python() or not cache.writable():
        return False
    import subprocess  # seldom needed

    # It is to import what is imported here, and its own errors are no matter: they come again where they can be told.
    environment = {**os.environ, _MARK: "1", "PYTHONPATH": os.pathsep.join(map(str, sys.path))}
    command = [sys.executable, "-c", _COMMAND, str(root)]
    with suppress(OSError, ValueError, subprocess.SubprocessError):
        quiet = subprocess.DEVNULL
        done = subprocess.run(command, env=environment, timeout=_MOST_SECONDS, stdin=quiet, stdout=quiet, stderr=quiet)
        return done.returncode == 0
    return False


def main(root: str) -> None:
    """What the other process does."""
    import gc

    from auditor.rulebook.book import RuleBook

    gc.disable()  # it would look for cycles in what is kept to the end, for a quarter of the time
    RuleBook.load([Path(root)])


def _has_python() -> bool:
    """Whether the program that runs is Python, not one that holds it and would begin all over."""
    return Path(sys.executable or "").name.startswith("python") and not getattr(sys, "frozen", False)
