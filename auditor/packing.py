"""Plain data as bytes that are read back in no time: what caches hold.

Never pickle: what is read back here can only be data. It is for files that this program wrote; a checksum tells damage.
"""

from __future__ import annotations

import marshal
from typing import Any
from zlib import crc32

_VERSION = 4
"""Format of the module marshal, which every Python from 3.4 on reads."""
_CHECKSUM = 4


def packed(value: Any) -> bytes:
    """Mappings, lists, tuples, sets, strings, bytes and numbers as bytes; raises ValueError for anything else."""
    content = marshal.dumps(_once(value, {}), _VERSION)
    return crc32(content).to_bytes(_CHECKSUM, "little") + content


def unpacked(content: bytes) -> Any:
    """What `packed` packed; raises ValueError if the bytes are damaged."""
    data = memoryview(content)[_CHECKSUM:]
    if crc32(data).to_bytes(_CHECKSUM, "little") != content[:_CHECKSUM]:
        raise ValueError("damaged data")
    return marshal.loads(data)


def _once(value: Any, strings: dict[str, str]) -> Any:
    """The value with equal strings made one, which is packed and read once."""
    if isinstance(value, str):
        return strings.setdefault(value, value)
    if isinstance(value, dict):
        return {_once(key, strings): _once(item, strings) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(_once(item, strings) for item in value)
    return value
