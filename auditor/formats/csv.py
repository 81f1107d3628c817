"""CSV and its kin, with a header line. A line that does not fit the header is a row with an error, in its place."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import IO

from auditor.errors import InputError
from auditor.formats.fields import row_of
from auditor.formats.rows import MAX_ROW, Piece, ReadOptions, Row

ENDINGS = (".csv", ".tsv")
DELIMITERS = ",;\t|"
_UNDECODED = re.compile("[\udc80-\udcff]")


def split(stream: IO[bytes], source: str, options: ReadOptions) -> Iterator[Piece]:
    """One piece a record; the delimiter is the one that the header has most of."""
    csv.field_size_limit(MAX_ROW)
    encoding = "utf-8-sig" if options.encoding.lower() in ("utf-8", "utf8") else options.encoding
    # Bytes that do not fit the encoding are kept as lone surrogates, so that only their own record is lost.
    text = io.TextIOWrapper(stream, encoding, errors="surrogateescape", newline="")
    try:
        first = text.readline(MAX_ROW)
        delimiter = max(DELIMITERS, key=first.count)
        header = next(csv.reader([first], delimiter=delimiter), [])
        _check_header(header, source)
        number = 0
        for piece in _records(csv.reader(text, delimiter=delimiter), header, source):
            number = piece.number
            yield piece
        if not number and header and (name := options.fields.get("text", "text")) not in header:
            raise InputError(f"{source}: holds one line, which is no header: there is no column {name!r} in it")
    finally:
        text.detach()  # who opened the stream closes it


def parse(piece: Piece, options: ReadOptions) -> Row:
    """The row of a record, a mapping of column names to text."""
    for name, value in piece.payload.items():
        if bad := _UNDECODED.search(value):
            message = (
                f"not {options.encoding}: byte 0x{ord(bad.group()) - 0xDC00:02X}; name the encoding with --encoding"
            )
            return Row(piece.source, piece.number, None, f"{piece.where}: {message} @ $.{name}", piece.payload)
    return row_of(piece, piece.payload, options)


def _records(reader: Iterator[list[str]], header: list[str], source: str) -> Iterator[Piece]:
    number = 0
    while True:
        number += 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Piece(source, number, "csv", error=f"{source}:{number}: no CSV: {error}")
            continue
        if not record:  # a blank line
            number -= 1
        elif len(record) == len(header):
            yield Piece(source, number, "csv", dict(zip(header, record, strict=True)))
        else:
            message = f"{source}:{number}: {len(record)} columns where the header has {len(header)}"
            yield Piece(source, number, "csv", error=message)


def _check_header(header: list[str], source: str) -> None:
    twice = sorted({name for name in header if header.count(name) > 1})
    if twice:
        raise InputError(f"{source}: the header has two columns called {twice[0]!r}")
