"""JSON lines: one object a line. A line that cannot be read is a row with an error, in its place."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from auditor.article import Article
from auditor.errors import InputError
from auditor.formats.rows import Row
from auditor.formats.text import decode

ENDINGS = (".jsonl", ".ndjson")
MAX_LINE = 256 * 2**20
"""Bytes of a line that are read into memory; what is longer is an error row, skipped without being kept."""


def read(file: Path, encoding: str = "utf-8") -> Iterator[Row]:
    """Rows of a file, one a line; blank lines are none."""
    with file.open("rb") as stream:
        yield from read_stream(stream, str(file), encoding)


def read_stream(stream: IO[bytes], source: str, encoding: str = "utf-8") -> Iterator[Row]:
    """Rows of an open stream of bytes."""
    number = 0
    while line := stream.readline(MAX_LINE):
        number += 1
        if len(line) == MAX_LINE and not line.endswith(b"\n"):
            while (rest := stream.readline(MAX_LINE)) and not rest.endswith(b"\n"):
                pass
            yield Row(source, number, None, f"{source}:{number}: the line is longer than {MAX_LINE} bytes")
        elif line.strip():
            yield row_of(line, source, number, encoding)


def row_of(line: bytes, source: str, number: int, encoding: str = "utf-8") -> Row:
    """The row of one line; its error names the file, the row and the field."""
    where, raw = f"{source}:{number}", None
    try:
        raw = _loads(decode(line, encoding, where), where)
        return Row(source, number, Article.from_dict(raw), raw=raw)
    except InputError as error:
        message = str(error) if str(error).startswith(where) else f"{where}: {error}"
        raw = line.decode("utf-8", "replace").rstrip("\r\n") if raw is None else raw
        return Row(source, number, None, message, raw)


def _loads(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"{where}: no JSON: {error.msg} at column {error.colno} @ $") from None
    except (RecursionError, ValueError) as error:
        raise InputError(f"{where}: no JSON that can be read: {error} @ $") from None


def dumps(row: Mapping[str, Any]) -> str:
    """One line of JSON, without its line feed; lone surrogates, which UTF-8 cannot hold, are escaped."""
    line = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        line = json.dumps(row, separators=(",", ":"))
    return line
