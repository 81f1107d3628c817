"""The command line. A command's module is imported only when that command is called."""

from __future__ import annotations

import os
import sys
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


class _LazyGroup(click.Group):
    """A group that knows its commands by name and loads them on call: `--help` stays under 0.15 s."""

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

    Exit status: 0 passed, 1 the gate rejected or --fail-under was not met, 2 wrong use or unreadable input.
    """


def main() -> None:
    """Entry point: shows the message of every expected error and exits with 2."""
    from auditor.errors import AuditorError
    from auditor.pipeline.collector import unhurried

    # The products here are small: threads for them take longer to start (50 ms, with numpy) than they ever save.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        with unhurried():
            cli(prog_name="auditor")
    except AuditorError as error:
        click.echo(f"auditor: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:  # the reader of our output has seen enough
        sys.stderr.close()
        sys.exit(0)
