"""Imports what an extra installs, or says which one is missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from auditor.errors import ConfigError


def needed(module: str, extra: str, what: str) -> Any:
    """A module of an extra; raises ConfigError that says how to install it."""
    try:
        return import_module(module)
    except ImportError as error:
        root = module.split(".")[0]
        raise ConfigError(
            f"{what} needs {root}, which is not installed ({error}): pip install 'auditor[{extra}]'"
        ) from None
