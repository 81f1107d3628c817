"""The user's cache folder: what was worked out once for an installation, under the digest of what it came from.

Nothing in it is needed: a file that is absent, damaged or cannot be written is worked out again.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

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


def store(name: str, content: bytes) -> None:
    """Write a file of the cache, whole or not at all; a cache that cannot be written is no error."""
    with suppress(OSError):
        folder().mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=folder(), suffix=".tmp")
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        Path(temporary).replace(folder() / name)
        _prune(_kind(name))


def _kind(name: str) -> str:
    """What a file holds, by its name up to the digest."""
    return _DIGEST.split(name)[0]


def _prune(kind: str) -> None:
    """Remove all but the newest files of a kind; another process may be removing them too."""
    files = [file for file in folder().glob(f"{kind}-*") if _kind(file.name) == kind]
    for file in sorted(files, key=lambda file: file.stat().st_mtime_ns, reverse=True)[KEPT:]:
        file.unlink(missing_ok=True)
