"""One JSON document: an article, or a list of articles. It is read whole; use JSON lines for what is large."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO

from auditor.errors import InputError
from auditor.formats.fields import row_of
from auditor.formats.rows import Piece, ReadOptions, Row
from auditor.formats.text import decode, whole_piece

ENDINGS = (".json",)


def split(stream: IO[bytes], source: str, options: ReadOptions) -> Iterator[Piece]:
    """One piece an article; raises InputError for what is no JSON."""
    whole = whole_piece(stream, source, "json")
    if whole.error is not None:
        yield whole
        return
    try:
        data = json.loads(decode(whole.payload, options.encoding, source))
    except json.JSONDecodeError as error:
        place = f"line {error.lineno} column {error.colno}"
        hint = "; JSON lines are read with --from jsonl" if error.msg == "Extra data" else ""
        raise InputError(f"{source}: no JSON: {error.msg} at {place} @ ${hint}") from None
    except (RecursionError, ValueError) as error:
        raise InputError(f"{source}: no JSON that can be read: {error} @ $") from None
    for number, row in enumerate(data if isinstance(data, list) else [data], 1):
        yield Piece(source, number, "json", row)


def parse(piece: Piece, options: ReadOptions) -> Row:
    """The row of an object."""
    return row_of(piece, piece.payload, options)
