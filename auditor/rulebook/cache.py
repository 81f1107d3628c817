"""The checked rule book as JSON in the user's cache folder, under the digest of its sources."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from auditor import __version__
from auditor.rule import Example, Rule

FORMAT = 2
"""Raised when the compiled form changes, so that old files are not read."""


def digest(files: Iterable[Path]) -> str:
    """SHA-256, shortened to 16 hex digits, of the names and contents of the files and the version of auditor."""
    state = hashlib.sha256(f"{FORMAT}/{__version__}".encode())
    for file in files:
        content = file.read_bytes()
        state.update(f"\0{file.name}\0{len(content)}\0".encode() + content)
    return state.hexdigest()[:16]


def place(roots: Iterable[Path]) -> str:
    """8 hex digits for where the folders stand: cached rules name the files of their own folder."""
    return hashlib.sha256("\0".join(str(root.resolve()) for root in roots).encode()).hexdigest()[:8]


def folder() -> Path:
    """The user's cache folder, by the conventions of the platform."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home())
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "auditor"


def load(key: str) -> list[Rule] | None:
    """The rules stored under a key; None when there are none or the file is damaged."""
    try:
        rows = json.loads((folder() / f"rulebook-{key}.json").read_text(encoding="utf-8"))
        return [_thaw(row) for row in rows]
    except (OSError, ValueError, TypeError, KeyError):
        return None


def store(key: str, rules: Sequence[Rule]) -> None:
    """Store the rules under a key; a cache that cannot be written is no error."""
    text = json.dumps([asdict(rule) for rule in rules], ensure_ascii=False)
    with suppress(OSError):
        folder().mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder(), suffix=".tmp")
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(text)
        Path(name).replace(folder() / f"rulebook-{key}.json")


def _thaw(row: dict[str, object]) -> Rule:
    examples = tuple(
        Example(item["text"], item["wrong"], tuple(tuple(span) for span in item["spans"]), item["path"])
        for item in row["examples"]  # type: ignore[attr-defined]
    )
    lists: dict[str, tuple[str, ...]] = {name: tuple(row[name]) for name in ("languages", "sources", "renamed_from")}  # type: ignore[arg-type]
    return Rule(**{**row, **lists, "examples": examples})  # type: ignore[arg-type]
