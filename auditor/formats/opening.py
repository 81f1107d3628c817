"""Opens a source as a stream of plain bytes: local or remote, plain, gzip or Zstandard."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import IO, Any

from auditor.errors import InputError
from auditor.formats.extras import needed
from auditor.formats.meter import Meter
from auditor.formats.zst import ZstdStream

COMPRESSED = (".gz", ".zst")
DAMAGED: tuple[type[Exception], ...] = (OSError, EOFError, zlib.error)
"""What reading a stream raises that is cut short, damaged or gone."""


def is_remote(path: str) -> bool:
    """Whether the path is an address such as s3://bucket/key, read through fsspec."""
    return "://" in path


def ending(path: str) -> str:
    """The ending that tells the format, in lower case, without that of the compression."""
    name = path.replace("\\", "/").rsplit("/", 1)[-1].lower()
    for compression in COMPRESSED:
        name = name.removesuffix(compression)
    return name[name.rfind(".") :] if "." in name else ""


def filesystem(url: str) -> tuple[Any, str]:
    """The fsspec file system of an address and the path in it; raises InputError where there is none for it."""
    fsspec = needed("fsspec", "remote", f"reading {url}")
    try:
        system, path = fsspec.core.url_to_fs(url)
    except (ValueError, ImportError) as error:
        raise InputError(f"{url}: no such address: {error}") from None
    return system, path


@contextmanager
def opened(path: str, meter: Meter | None = None) -> Iterator[IO[bytes]]:
    """The decompressed bytes of a path or address."""
    with ExitStack() as stack:
        stream: Any
        if is_remote(path):
            system, inner = filesystem(path)
            stream = stack.enter_context(system.open(inner, "rb"))
        else:
            stream = stack.enter_context(open(path, "rb"))
        if meter is not None:
            stack.enter_context(meter.reading(path, stream))
        yield stack.enter_context(_decompressed(stream, path.lower()))


class _Gzip(gzip.GzipFile):
    """Gives what it has before it stumbles: the rows before a damaged place are not lost."""

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer with what is read at once."""
        return self.readinto1(buffer)


@contextmanager
def _decompressed(stream: IO[bytes], name: str) -> Iterator[IO[bytes]]:
    if name.endswith(".gz"):
        with _Gzip(fileobj=stream) as plain:
            yield io.BufferedReader(plain)
    elif name.endswith(".zst"):
        yield io.BufferedReader(ZstdStream(stream), 1 << 17)
    else:
        yield stream
