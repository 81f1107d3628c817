"""The console that reports are printed on."""

from __future__ import annotations

import rich.console


class Console(rich.console.Console):
    """As rich's, which ends the program with 1, as a gate that rejects, when the reader of its output has gone."""

    def on_broken_pipe(self) -> None:
        """Leave it to the command line; called where a BrokenPipeError is being handled."""
        raise BrokenPipeError
