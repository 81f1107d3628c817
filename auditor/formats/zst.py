"""Zstandard as a stream; what is damaged or cut short is an error, never a silent end."""

from __future__ import annotations

import io
from typing import IO, Any

from auditor.formats.extras import needed

_CHUNK = 1 << 17


class ZstdStream(io.RawIOBase):
    """The plain bytes of all frames of a stream; raises OSError for damaged ones, EOFError for a frame cut short."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._zstandard: Any = needed("zstandard", "zstd", "reading .zst")
        self._stream, self._plain = stream, memoryview(b"")
        self._frame: Any = None

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer; 0 at the end."""
        while not self._plain:
            packed = self._frame.unused_data if self._frame is not None and self._frame.eof else b""
            packed = packed or self._stream.read(_CHUNK)
            if not packed:
                if self._frame is not None and not self._frame.eof:
                    raise EOFError("the file ends in the middle of a Zstandard frame")
                return 0
            self._plain = memoryview(self._decompress(packed))
        size = min(len(buffer), len(self._plain))
        buffer[:size], self._plain = self._plain[:size], self._plain[size:]
        return size

    def _decompress(self, packed: bytes) -> bytes:
        if self._frame is None or self._frame.eof:
            self._frame = self._zstandard.ZstdDecompressor().decompressobj()
        try:
            plain: bytes = self._frame.decompress(packed)
        except self._zstandard.ZstdError as damage:
            raise OSError(str(damage)) from None
        return plain
