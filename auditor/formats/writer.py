"""Writes output so that it is seen only whole: a temporary file, renamed at the end."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from auditor.errors import InputError


@contextmanager
def whole(path: str | None) -> Iterator[IO[str]]:
    """A stream to write text to; `None` or `-` is standard output, else the file appears when all is written."""
    if path in (None, "-"):
        yield sys.stdout
        return
    import tempfile

    target = Path(str(path))
    if target.is_dir():
        raise InputError(f"{target}: is a folder, not a file to write")
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    except OSError as error:
        raise InputError(f"{target}: cannot be written: {error.strerror}") from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
