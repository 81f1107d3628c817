"""JSON lines: one object a line. A line that cannot be read is a row with an error, in its place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

from auditor.errors import InputError
from auditor.formats.fields import row_of
from auditor.formats.rows import MAX_ROW, Piece, ReadOptions, Row
from auditor.formats.text import decode

ENDINGS = (".jsonl", ".ndjson")
_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_ESCAPED = json.JSONEncoder(separators=(",", ":"))


def split(stream: IO[bytes], source: str, options: ReadOptions) -> Iterator[Piece]:
    """One piece a line; blank lines are counted and skipped."""
    number = 0
    while line := stream.readline(MAX_ROW):
        number += 1
        if len(line) == MAX_ROW and not line.endswith(b"\n"):
            while (rest := stream.readline(MAX_ROW)) and not rest.endswith(b"\n"):
                pass
            message = f"{source}:{number}: the line is longer than {MAX_ROW:,} bytes"
            yield Piece(source, number, "jsonl", error=message)
        elif not line.isspace():
            yield Piece(source, number, "jsonl", line)


def parse(piece: Piece, options: ReadOptions) -> Row:
    """The row of one line; its error names the file, the row and the field."""
    line, text = piece.payload, None
    try:
        text = decode(line, options.encoding, piece.where).rstrip("\r\n")
        raw = _loads(text, piece.where)
    except InputError as error:
        kept = line.decode("utf-8", "replace").rstrip("\r\n") if text is None else text
        return Row(piece.source, piece.number, None, str(error), kept)
    return row_of(piece, raw, options, text)


def _loads(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"{where}: no JSON: {error.msg.removesuffix(' at')} at column {error.colno} @ $") from None
    except (RecursionError, ValueError) as error:
        raise InputError(f"{where}: no JSON that can be read: {error} @ $") from None


def dumps(value: Any, indent: int | None = None) -> str:
    """JSON on one line, or indented; lone surrogates, which UTF-8 cannot hold, are escaped."""
    if indent is not None:
        text = json.dumps(value, ensure_ascii=False, indent=indent)
        return text if _is_whole(text) else json.dumps(value, indent=indent)
    text = _COMPACT.encode(value)
    return text if _is_whole(text) else _ESCAPED.encode(value)


def _is_whole(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
