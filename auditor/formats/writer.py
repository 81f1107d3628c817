"""Writes output so that it is seen only whole: a temporary file, renamed at the end."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, TextIO

from auditor.errors import InputError

_BUFFER = 1 << 16


@contextmanager
def whole(path: str | None) -> Iterator[IO[str]]:
    """A stream to write text to; `None` or `-` is standard output, else the file appears when all is written.

    What is no file, as a device or a named pipe, is written to as it is. Raises InputError where that cannot be done.
    """
    if path in (None, "-"):
        yield standard_output()
        return
    shown = str(path)
    if os.path.isdir(shown):
        raise InputError(f"{shown}: is a folder, not a file to write")
    if _is_special(shown):
        with _stream(shown, shown) as stream:
            yield stream
        return
    import tempfile

    target = Path(os.path.realpath(shown))  # a link goes on being one
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    except OSError as error:
        raise InputError(f"{shown}: cannot be written: {error.strerror}") from None
    try:
        with _stream(handle, shown) as stream:
            yield stream
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def standard_output() -> TextIO:
    """Standard output; raises InputError if it was closed before the program began."""
    if sys.stdout is None:
        raise InputError("standard output is closed")
    return sys.stdout


def check_outputs(inputs: Iterable[str], outputs: Iterable[str | None]) -> None:
    """Raise InputError where an output would take the place of an input, which would be lost, or of another output."""
    outputs = list(outputs)
    if "" in outputs:
        raise InputError("an output has an empty name")
    named = [path for path in outputs if path and path != "-" and not _is_special(path)]
    present = [path for path in named if os.path.exists(path)]
    read = {_identity(name) for name in inputs} if present else set()
    written = set()
    for path in named:
        if (identity := _identity(path)) in read:
            raise InputError(f"{path}: is read by this run and would be lost; name another output")
        if identity in written:
            raise InputError(f"{path}: is named for two outputs")
        written.add(identity)


def _is_special(path: str) -> bool:
    """Whether a path is there and no file, so that writing to it replaces nothing."""
    return os.path.exists(path) and not os.path.isfile(path)


def _identity(path: str) -> Any:
    """What two names of one file have in common."""
    try:
        state = os.stat(path)
    except (OSError, ValueError):
        return os.path.realpath(path)
    return state.st_dev, state.st_ino


class _Named(io.FileIO):
    """A file that gives its name when it cannot be written, as on a full disk."""

    def __init__(self, file: int | str, shown: str) -> None:
        super().__init__(file, "w")
        self._shown = shown

    def write(self, data: Any) -> int:
        """As `io.FileIO.write`; raises InputError."""
        try:
            return super().write(data)
        except OSError as error:
            raise InputError(f"{self._shown}: cannot be written: {error.strerror}") from None


def _stream(file: int | str, shown: str) -> IO[str]:
    try:
        raw = _Named(file, shown)
    except OSError as error:
        raise InputError(f"{shown}: cannot be written: {error.strerror}") from None
    return io.TextIOWrapper(io.BufferedWriter(raw, _BUFFER), "utf-8", newline="\n")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
