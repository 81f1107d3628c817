"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from auditor.config import Config

F = TypeVar("F", bound=Callable[..., Any])


class Number(click.FloatRange):
    """A number of a range; never one that is none (`nan`), which click lets through."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number."""
        number: float = super().convert(value, param, ctx)
        if number != number:
            self.fail(f"{value!r} is not a number.", param, ctx)
        return number


def audit_options(command: F) -> F:
    """Add --config, --select, --ignore and --encoding."""
    for option in (
        click.option("--encoding", default="utf-8", show_default=True, help="Encoding of the input."),
        click.option("--ignore", multiple=True, metavar="RULE", help="Leave out rules by id or its beginning."),
        click.option("--select", multiple=True, metavar="RULE", help="Run only these rules, by id or its beginning."),
        click.option("--config", "config_file", type=click.Path(path_type=Path), help="Configuration file (TOML)."),
    ):
        command = option(command)
    return command


def config_of(config_file: Path | None, select: tuple[str, ...], ignore: tuple[str, ...]) -> Config:
    """The configuration of the file with the options laid over it."""
    config = Config.load(config_file)
    changes: dict[str, Any] = {}
    if select:
        changes["select"] = select
    if ignore:
        changes["ignore"] = (*config.ignore, *ignore)
    return replace(config, **changes)
