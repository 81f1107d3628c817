"""The command line. A command's module is imported only when that command is called."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module

import click

from auditor import __version__

_COMMANDS = {
    "check": "Read articles and report what is wrong with them.",
    "score": "Write one score card per article, in order.",
    "gate": "Split articles into accepted, review and rejected.",
    "compare": "Compare articles on one event, or a translation with its original.",
    "outlets": "Show what is known of an outlet; keep its track record.",
    "rules": "List, explain, test and measure the rules.",
}


_STOPPED = 128
"""An exit status above it is that of a signal, as shells have it: 130 for Ctrl-C."""


class _LazyGroup(click.Group):
    """A group that knows its commands by name and loads them on call: `--help` stays under 0.15 s."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; click would end with 1, as a gate that rejects, where a run is stopped or nobody reads on."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            sys.exit(_STOPPED + signal.SIGINT)
        except BrokenPipeError:  # the reader of our output has seen enough
            _discard_output()
            sys.exit(0)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"auditor.cli.{name}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", message="auditor %(version)s")
def cli() -> None:
    """auditor reads news articles and says what is wrong with them: machine translation, typos, scraped page
    furniture and framing; where exactly, why, how surely, and what to do.

    Exit status: 0 passed, 1 the gate rejected or --fail-under was not met, 2 wrong use, unreadable input or an output
    that cannot be written.
    """


def main() -> None:
    """Entry point: shows the message of every expected error and exits with 2."""
    from auditor.errors import AuditorError
    from auditor.pipeline.collector import unhurried

    # The products here are small: threads for them take longer to start (50 ms, with numpy) than they ever save.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    _speak_utf8()
    try:
        with unhurried(), _orderly_end():
            status = _status()
    except AuditorError as error:
        status = _failed(error)
    except OSError as error:
        _discard_output()
        status = _failed(error)
    sys.exit(status)


def _failed(error: Exception) -> int:
    """Tell the error; the exit status."""
    with suppress(OSError):
        click.echo(f"auditor: {error}", err=True)
    return 2


def _status() -> int | str | None:
    """The exit status of the command; raises OSError for output that could not be written to the end."""
    try:
        cli(prog_name="auditor")
    except SystemExit as ended:
        if sys.stdout is not None:
            sys.stdout.flush()
        return ended.code
    return 0


def _speak_utf8() -> None:
    """Write what is piped as UTF-8, as files are; what a terminal cannot show becomes a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")  # type: ignore[union-attr]


@contextmanager
def _orderly_end() -> Iterator[None]:
    """End by SIGTERM and SIGHUP as by Ctrl-C: unfinished files go, workers are stopped."""
    handled = [number for name in ("SIGTERM", "SIGHUP") if (number := getattr(signal, name, None)) is not None]
    before = {number: signal.getsignal(number) for number in handled}
    for number in (number for number in handled if before[number] is signal.SIG_DFL):  # nohup has set another
        signal.signal(number, lambda number, frame: sys.exit(_STOPPED + number))
    try:
        yield
    finally:
        for number in handled:
            signal.signal(number, before[number])


def _discard_output() -> None:
    """See that Python does not try once more, at its end, to write what could not be written."""
    if sys.stdout is None:
        return
    with suppress(OSError), open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
