"""Plain text: one file, one article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from auditor.article import Article
from auditor.errors import InputError
from auditor.formats.rows import Row

ENDINGS = (".txt", ".text", ".md")


def decode(data: bytes, encoding: str, where: str) -> str:
    """Text of bytes, without a byte order mark; raises InputError that names the first byte that does not fit."""
    try:
        return data.decode("utf-8-sig" if encoding.lower().replace("_", "-") in ("utf-8", "utf8") else encoding)
    except UnicodeDecodeError as error:
        byte = data[error.start]
        raise InputError(
            f"{where}: not {encoding}: byte 0x{byte:02X} at offset {error.start}; name the encoding with --encoding"
        ) from None
    except LookupError:
        raise InputError(f"{where}: there is no encoding called {encoding!r}") from None


def read(file: Path, encoding: str = "utf-8") -> Iterator[Row]:
    """The file's one row; raises InputError if it is not in the encoding."""
    text = decode(file.read_bytes(), encoding, str(file))
    yield Row(str(file), 1, Article(text, id=str(file)), raw={"id": str(file), "text": text})
