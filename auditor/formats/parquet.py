"""Parquet: one row, one article; read in batches, so that memory does not grow with the file."""

from __future__ import annotations

import datetime
import shutil
import tempfile
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import IO, Any

from auditor.errors import InputError
from auditor.formats.extras import needed
from auditor.formats.fields import row_of
from auditor.formats.rows import Piece, ReadOptions, Row

ENDINGS = (".parquet", ".pq")
BATCH = 256
"""Rows that are read together."""


def split(stream: IO[bytes], source: str, options: ReadOptions) -> Iterator[Piece]:
    """One piece a row; raises InputError for what is no Parquet."""
    arrow, parquet = (needed(name, "parquet", "reading Parquet") for name in ("pyarrow", "pyarrow.parquet"))
    number = 0
    try:
        with _seekable(stream) as file:
            for batch in parquet.ParquetFile(file).iter_batches(BATCH):
                for row in batch.to_pylist():
                    number += 1
                    yield Piece(source, number, "parquet", row)
    except arrow.ArrowException as error:
        raise InputError(f"{source}: no Parquet that can be read: {error}") from None


@contextmanager
def _seekable(stream: IO[bytes]) -> Iterator[IO[bytes]]:
    """The stream, or a copy on disk of one that cannot go back from the footer, as from a pipe."""
    if stream.seekable():
        yield stream
        return
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(stream, copy)
        yield copy


def parse(piece: Piece, options: ReadOptions) -> Row:
    """The row of a mapping of columns; dates become ISO 8601, bytes base64, so that it can be written as JSON."""
    return row_of(piece, plain(piece.payload), options)


def plain(value: Any) -> Any:
    """A value of an Arrow column as JSON types."""
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, bytes):
        return b64encode(value).decode("ascii")
    return str(value) if isinstance(value, (Decimal, datetime.timedelta)) else value
