"""Plain text: one file, one article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from auditor.article import Article
from auditor.errors import ConfigError, InputError
from auditor.formats.rows import MAX_ROW, Piece, ReadOptions, Row

ENDINGS = (".txt", ".text", ".md")


def check_encoding(encoding: str) -> None:
    """Raise ConfigError if there is no encoding of the name, or one that is for other things than texts."""
    try:
        "".encode(encoding)
        b"text".decode(encoding, "surrogateescape")  # not `idna` and the like, which are for names
    except UnicodeDecodeError:  # of four bytes in `utf-16` and its kin
        pass
    except (LookupError, UnicodeError):
        raise ConfigError(f"there is no encoding called {encoding!r}") from None


def decode(data: bytes, encoding: str, where: str) -> str:
    """Text of bytes, without a byte order mark; raises InputError that names the first byte that does not fit."""
    try:
        return data.decode("utf-8-sig" if encoding.lower().replace("_", "-") in ("utf-8", "utf8") else encoding)
    except UnicodeDecodeError as error:
        byte = data[error.start]
        raise InputError(
            f"{where}: not {encoding}: byte 0x{byte:02X} at offset {error.start}; name the encoding with --encoding"
        ) from None


def split(stream: IO[bytes], source: str, options: ReadOptions) -> Iterator[Piece]:
    """The whole stream as one piece."""
    yield whole_piece(stream, source, "text")


def whole_piece(stream: IO[bytes], source: str, form: str) -> Piece:
    """The one piece of a source that is one article."""
    data = stream.read(MAX_ROW + 1)
    if len(data) > MAX_ROW:
        return Piece(source, 1, form, error=f"{source}: larger than {MAX_ROW:,} bytes")
    return Piece(source, 1, form, data)


def parse(piece: Piece, options: ReadOptions) -> Row:
    """The file's one row, called by its path."""
    try:
        text = decode(piece.payload, options.encoding, piece.source)
    except InputError as error:
        return Row(piece.source, 1, None, str(error))
    return Row(piece.source, 1, Article(text, id=piece.source), raw={"id": piece.source, "text": text})
