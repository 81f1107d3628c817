"""Where the data folders stand: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Path of a data folder of the project, `rules` or `reports`."""
    packaged = _PACKAGE / "data" / name
    return packaged if packaged.is_dir() else _PACKAGE.parent / name


def model(name: str) -> Path:
    """Path of a shipped model, a folder of `auditor/models`."""
    return _PACKAGE / "models" / name


def rules_folder() -> Path:
    """The folder of the rule cards that ship with auditor; its entry point is `auditor.rules: builtin`."""
    return folder("rules")
