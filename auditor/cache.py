"""The user's cache folder: what was worked out once for an installation, under the digest of what it came from.

Nothing in it is needed: a file that is absent, damaged or cannot be written is worked out again.
"""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path


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
