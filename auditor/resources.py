"""Where the data folders stand: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from auditor import cache

_DIGEST_SIZE = 6
_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Path of a data folder of the project, `rules` or `reports`."""
    packaged = _PACKAGE / "data" / name
    return packaged if packaged.is_dir() else _PACKAGE.parent / name


def model(name: str) -> Path:
    """Path of a shipped model, a folder of `auditor/models`."""
    return _PACKAGE / "models" / name


@lru_cache(maxsize=1)
def models_digest() -> str:
    """BLAKE2b digest of all shipped models, by the names and contents of their files.

    It is kept in the user's cache under their names, sizes and times of change: reading them takes 40 ms.
    """
    files = [file for file in sorted((_PACKAGE / "models").glob("*/*")) if file.is_file() and file.suffix != ".md"]
    states = [(f"{file.parent.name}/{file.name}", file.stat()) for file in files]
    facts = repr([str(_PACKAGE), *((name, state.st_size, state.st_mtime_ns) for name, state in states)])
    kept = f"models-{hashlib.blake2b(facts.encode(), digest_size=8).hexdigest()}.txt"
    with suppress(OSError, ValueError):
        found = (cache.folder() / kept).read_text(encoding="ascii")
        if len(bytes.fromhex(found)) == _DIGEST_SIZE:
            return found
    state = hashlib.blake2b(digest_size=_DIGEST_SIZE)
    for file in files:
        state.update(f"\0{file.parent.name}/{file.name}\0".encode() + file.read_bytes())
    cache.store(kept, state.hexdigest().encode("ascii"))
    return state.hexdigest()


def rules_folder() -> Path:
    """The folder of the rule cards that ship with auditor; its entry point is `auditor.rules: builtin`."""
    return folder("rules")
