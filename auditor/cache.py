"""The user's cache folder: what was worked out once for an installation, under the digest of what it came from.

Nothing in it is needed: a file that is absent, damaged or cannot be written is worked out again.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from auditor import __version__
from auditor.packing import packed, unpacked

T = TypeVar("T")

KEPT = 16
"""Files kept of one kind; each change of a rule card or model makes a new one."""
_DIGEST = re.compile(r"-[0-9a-f]{8,}")


def folder() -> Path:
    """The cache folder of auditor, by the conventions of the platform."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home())
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "auditor"


def remembered(kind: str, files: Iterable[str | Path], make: Callable[[], T]) -> T:
    """The plain data that `make` makes of files, kept under their names, sizes and times of change."""
    states = [(str(file), os.stat(file)) for file in files]
    facts = repr([__version__, *((name, state.st_size, state.st_mtime_ns) for name, state in states)])
    name = f"{kind}-{hashlib.blake2b(facts.encode(), digest_size=8).hexdigest()}.bin"
    try:
        found: T = unpacked((folder() / name).read_bytes())
    except (OSError, ValueError):
        content = packed(make())
        store(name, content)
        found = unpacked(content)  # each string once, as it will be from now on
    return found


def store(name: str, content: bytes) -> None:
    """Write a file of the cache, whole or not at all; a cache that cannot be written is no error."""
    import tempfile  # seldom needed

    with suppress(OSError):
        folder().mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=folder(), suffix=".tmp")
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        Path(temporary).replace(folder() / name)
        _prune(_kind(name))


def writable() -> bool:
    """Whether files can be stored at all."""
    import tempfile

    with suppress(OSError):
        folder().mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder()):
            return True
    return False


def _kind(name: str) -> str:
    """What a file holds, by its name up to the digest."""
    return _DIGEST.split(name)[0]


def _prune(kind: str) -> None:
    """Remove all but the newest files of a kind; another process may be removing them too."""
    files = [file for file in folder().glob(f"{kind}-*") if _kind(file.name) == kind]
    for file in sorted(files, key=lambda file: file.stat().st_mtime_ns, reverse=True)[KEPT:]:
        file.unlink(missing_ok=True)
