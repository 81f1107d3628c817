"""Opens inputs by their ending: files, and `-` for JSON lines on standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from auditor.errors import InputError
from auditor.formats import jsonl, text
from auditor.formats.rows import Row

_BY_ENDING = {ending: module.read for module in (text, jsonl) for ending in module.ENDINGS}


def read(inputs: Iterable[str], encoding: str = "utf-8") -> Iterator[Row]:
    """Rows of all inputs, in order; raises InputError for an input that is missing, a folder or unreadable."""
    paths = list(inputs)
    for path in paths:
        if path != "-":
            _check(Path(path))
    for path in paths:
        yield from _read_one(path, encoding)


def _read_one(path: str, encoding: str) -> Iterator[Row]:
    if path == "-":
        yield from jsonl.read_stream(sys.stdin.buffer, "<stdin>", encoding)
        return
    file = Path(path)
    reader = _BY_ENDING.get(file.suffix.lower(), text.read)
    try:
        yield from reader(file, encoding)
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror}") from None


def _check(file: Path) -> None:
    if file.is_dir():
        raise InputError(f"{file}: is a folder; name the files in it")
    if not file.exists():
        raise InputError(f"{file}: no such file")
