"""Tensors of a safetensors file, read with numpy alone: header length (8 bytes), header (JSON), data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from auditor.errors import ModelError

_TYPES = {"U64": "<u8", "U32": "<u4", "F16": "<f2", "F32": "<f4", "I8": "|i1"}


def read(path: Path) -> dict[str, Any]:
    """All tensors of a file by name; raises ModelError when it is absent or damaged."""
    try:
        raw = path.read_bytes()
        start = 8 + int.from_bytes(raw[:8], "little")
        header = json.loads(raw[8:start])
        return {name: _tensor(raw, start, entry) for name, entry in header.items() if name != "__metadata__"}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path}: no readable weights ({error})") from None


def _tensor(raw: bytes, start: int, entry: Mapping[str, Any]) -> Any:
    first, last = entry["data_offsets"]
    flat = np.frombuffer(raw[start + first : start + last], dtype=_TYPES[entry["dtype"]])
    return flat.reshape(entry["shape"])


def write(path: Path, tensors: Mapping[str, Any]) -> None:
    """Writes arrays of the types that `read` knows; equal arrays give equal bytes."""
    names = {np.dtype(code): name for name, code in _TYPES.items()}
    header: dict[str, Any] = {}
    place = 0
    for name in sorted(tensors):
        size = tensors[name].nbytes
        header[name] = {
            "dtype": names[tensors[name].dtype],
            "shape": list(tensors[name].shape),
            "data_offsets": [place, place + size],
        }
        place += size
    text = json.dumps(header, sort_keys=True).encode()
    text += b" " * (-len(text) % 8)
    body = b"".join(np.ascontiguousarray(tensors[name]).tobytes() for name in sorted(tensors))
    path.write_bytes(len(text).to_bytes(8, "little") + text + body)
