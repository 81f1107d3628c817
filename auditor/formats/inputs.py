"""Names the sources that arguments mean: files, folders, globs, addresses and standard input."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from auditor.errors import InputError
from auditor.formats.opening import ending, filesystem, is_remote

STDIN = "-"


def sources(inputs: Iterable[str], endings: Sequence[str], recursive: bool = False) -> list[str]:
    """Every source, in order; raises InputError for one that is missing or a folder that may not be entered."""
    inputs = list(inputs)
    if STDIN in inputs:
        _check_stdin(inputs)
    return [source for argument in inputs for source in _sources(argument, endings, recursive)]


def _check_stdin(inputs: Sequence[str]) -> None:
    if sys.stdin is None:
        raise InputError("standard input is closed")
    if inputs.count(STDIN) > 1:
        raise InputError("standard input is named twice and can be read once")


def _sources(argument: str, endings: Sequence[str], recursive: bool) -> Iterator[str]:
    if argument == STDIN:
        return iter([STDIN])
    if is_remote(argument):
        return _remote(argument, endings, recursive)
    if os.path.isdir(argument):
        files = (str(file) for file in Path(argument).rglob("*") if file.is_file())
        return _below(argument, files, endings, recursive)
    if os.path.exists(argument):
        return iter([argument])
    found = sorted(name for name in glob.iglob(argument, recursive=True) if os.path.isfile(name))
    if not found:
        raise InputError(f"{argument}: {'no file matches' if glob.has_magic(argument) else 'no such file'}")
    return iter(found)


def _remote(url: str, endings: Sequence[str], recursive: bool) -> Iterator[str]:
    system, path = filesystem(url)
    try:
        if glob.has_magic(path):
            found = sorted(system.unstrip_protocol(name) for name in system.glob(path) if not system.isdir(name))
            if not found:
                raise InputError(f"{url}: no file matches")
            return iter(found)
        if system.isdir(path):
            files = (system.unstrip_protocol(name) for name in system.find(path))
            return _below(url, files, endings, recursive)
        if not system.exists(path):
            raise InputError(f"{url}: no such file")
    except (ValueError, OSError) as error:
        raise InputError(f"{url}: cannot be read: {error}") from None
    return iter([url])


def _below(folder: str, files: Iterable[str], endings: Sequence[str], recursive: bool) -> Iterator[str]:
    if not recursive:
        raise InputError(f"{folder}: is a folder; name its files, or read all below it with --recursive")
    root = len(folder.rstrip("/")) + 1
    found = sorted(name for name in files if ending(name) in endings and not _hidden(name[root:]))
    if not found:
        raise InputError(f"{folder}: holds no file that can be read ({', '.join(endings)})")
    return iter(found)


def _hidden(path: str) -> bool:
    return any(part.startswith(".") for part in Path(path).parts)
