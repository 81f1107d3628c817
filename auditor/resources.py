"""Where the data folders stand: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from auditor import cache

_DIGEST_SIZE = 6
_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Path of a data folder of the project, `rules` or `reports`."""
    packaged = _PACKAGE / "data" / name
    return packaged if packaged.is_dir() else _PACKAGE.parent / name


@lru_cache(maxsize=32)
def model(name: str) -> Path:
    """Path of a shipped model, a folder of `auditor/models`."""
    return _PACKAGE / "models" / name


@lru_cache(maxsize=1)
def models_digest() -> str:
    """BLAKE2b digest of all shipped models, by the names and contents of their files; reading them takes 40 ms."""
    files = [file for file in sorted((_PACKAGE / "models").glob("*/*")) if file.is_file() and file.suffix != ".md"]
    return cache.remembered("models", files, lambda: _digest(files))


def _digest(files: Iterable[Path]) -> str:
    state = hashlib.blake2b(digest_size=_DIGEST_SIZE)
    for file in files:
        state.update(f"\0{file.parent.name}/{file.name}\0".encode() + file.read_bytes())
    return state.hexdigest()


def rules_folder() -> Path:
    """The folder of the rule cards that ship with auditor; its entry point is `auditor.rules: builtin`."""
    return folder("rules")
