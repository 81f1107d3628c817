"""How much of the input was read, for the estimate of when it will end."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO


class Meter:
    """Bytes on disk of all sources; `total` is None when the size of one is not known."""

    def __init__(self, names: Iterable[str]) -> None:
        self._sizes = {name: _size(name) for name in names}
        known = [size for size in self._sizes.values() if size is not None]
        self.total = sum(known) if len(known) == len(self._sizes) else None
        self._before = 0
        self._stream: IO[bytes] | None = None

    @property
    def position(self) -> int:
        """Bytes read so far."""
        return self._before + (self._stream.tell() if self._stream is not None else 0)

    @contextmanager
    def reading(self, name: str, stream: IO[bytes]) -> Iterator[None]:
        """Watch a source while it is read; `stream` is not yet decompressed."""
        self._stream = stream
        try:
            yield
        finally:
            self._stream = None
            self._before += self._sizes.get(name) or 0


def _size(name: str) -> int | None:
    try:
        return os.stat(name).st_size if os.path.isfile(name) else None
    except OSError:
        return None
