"""The static model: a table with one vector per token.

A text's vector is the sum of its tokens' rows, scaled to length 1. That needs tokenizers and numpy only.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from auditor.embedding.cached import CachedEmbedder, unit
from auditor.embedding.plainwords import PlainWords
from auditor.embedding.tokens import TokenReader
from auditor.errors import ModelError

if TYPE_CHECKING:
    from auditor.embedding.protocol import Vectors

KEPT = 4096
"""Vectors kept, 1.3 kB each: an article asks for some of its sentences twice; to encode one anew takes 0.1 ms."""
MAX_HEADER = 1 << 20
"""Bytes of the longest header that is read."""
_DTYPES = {"F16": "<f2", "F32": "<f4", "I8": "|i1"}
_FRACTION, _BIAS = 23 - 10, 127 - 15
"""Bits of the fraction, and what is added to the exponent, in numbers of 32 bits over those of 16 (IEEE 754)."""
_SIGN_AND_NUMBER = -0x70002000  # of 32 bits the first, and the 15 after the exponent's upper three


class StaticEmbedder(CachedEmbedder):
    """A static embedding folder (`tokenizer.json` and `model.safetensors`) read with tokenizers and numpy."""

    def __init__(self, folder: str | Path, cache_size: int = KEPT) -> None:
        """Load the folder; raises ModelError when a file is absent or damaged."""
        self._files = [Path(folder) / name for name in ("tokenizer.json", "model.safetensors")]
        absent = [str(path) for path in self._files if not path.is_file()]
        if absent:
            raise ModelError(f"no embedding model: {' and '.join(absent)} not found")
        load = functools.partial(_read_tokenizer, self._files[0])
        size, plain = PlainWords.read(self._files[0], load)
        self._tokens = TokenReader(load, plain)
        self._weights = read_weights(self._files[1])
        if size > len(self._weights):
            raise ModelError(f"{folder}: the tokenizer knows more tokens than the model has rows")
        super().__init__(Path(folder).resolve().name, int(self._weights.shape[1]), cache_size)

    @functools.cached_property
    def digest(self) -> str:
        """Digest of the tokenizer and the weights."""
        return _digest_files(self._files)

    def _encode_batch(self, texts: list[str]) -> Vectors:
        import numpy as np

        ids = self._tokens(texts)
        lengths = np.fromiter(map(len, ids), dtype=np.int64, count=len(ids))
        sums = np.zeros((len(ids), self.dimensions), dtype=np.float32)
        filled = lengths > 0
        if filled.any():
            flat = np.fromiter(chain.from_iterable(ids), dtype=np.int64, count=int(lengths.sum()))
            starts = np.cumsum(lengths) - lengths
            sums[filled] = np.add.reduceat(widened(self._weights.take(flat, axis=0)), starts[filled], axis=0)
        return unit(sums)


def widened(rows: Any) -> Vectors:
    """Finite numbers of 16 or 32 bits as such of 32, in a fifth of numpy's time: exponent and fraction move over."""
    import numpy as np

    if rows.dtype != np.float16:
        return cast("Vectors", rows.astype(np.float32))
    bits = rows.view(np.int16).astype(np.int32)  # the sign fills the upper half
    bits <<= _FRACTION
    bits &= _SIGN_AND_NUMBER
    numbers: Vectors = bits.view(np.float32)
    numbers *= np.float32(2.0**_BIAS)
    return numbers


def _read_tokenizer(path: Path) -> Any:
    from tokenizers import Tokenizer

    try:
        return Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises nothing narrower
        raise ModelError(f"{path}: not a tokenizer: {error}") from error


def read_weights(path: Path, key: str = "embedding.weight") -> Vectors:
    """A two-dimensional tensor of a safetensors file, mapped into memory; raises ModelError when the file is damaged.

    The format: header length (8 bytes, little-endian), header (JSON), data.
    """
    import numpy as np

    try:
        with path.open("rb") as file:
            start = 8 + int.from_bytes(file.read(8), "little")
            entry = json.loads(file.read(min(start - 8, MAX_HEADER)))[key]
        first, last = entry["data_offsets"]
        rows, columns = entry["shape"]
        if last - first != rows * columns * np.dtype(_DTYPES[entry["dtype"]]).itemsize:
            raise ValueError("the shape does not fit the data")
        return np.asarray(np.memmap(path, _DTYPES[entry["dtype"]], "r", start + first, (rows, columns)))
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path}: no usable tensor {key!r} in it") from error


def _digest_files(paths: Sequence[Path]) -> str:
    total = hashlib.sha256()
    for path in paths:
        total.update(path.read_bytes())
    return total.hexdigest()
