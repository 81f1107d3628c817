"""Encoding in batches, each text once."""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from auditor.embedding.protocol import Vectors

CACHE_SIZE = 16_384
BATCH_SIZE = 256


class VectorCache:
    """The vectors of the texts seen last, by digest of the text; the least recently used leaves first."""

    def __init__(self, size: int = CACHE_SIZE) -> None:
        self._size = size
        self._rows: OrderedDict[bytes, Vectors] = OrderedDict()

    def __len__(self) -> int:
        return len(self._rows)

    @staticmethod
    def key(text: str) -> bytes:
        """Digest of a text; lone surrogates are allowed."""
        return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()

    def get(self, key: bytes) -> Vectors | None:
        """The vector stored under a key, which becomes the most recently used."""
        row = self._rows.get(key)
        if row is not None:
            self._rows.move_to_end(key)
        return row

    def put(self, key: bytes, row: Vectors) -> None:
        """Store a vector, and forget the oldest one if there is no more room."""
        self._rows[key] = row
        if len(self._rows) > self._size:
            self._rows.popitem(last=False)


class CachedEmbedder(ABC):
    """Encodes each text once, in batches; subclasses say how a batch is encoded."""

    def __init__(self, name: str, dimensions: int, cache_size: int = CACHE_SIZE) -> None:
        self.name = name
        self.dimensions = dimensions
        self._cache = VectorCache(cache_size)

    @abstractmethod
    def _encode_batch(self, texts: list[str]) -> Vectors:
        """Vectors of length 1 of a few texts."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of the texts, shape (len(texts), dimensions), float32."""
        import numpy as np

        out = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        keys = [VectorCache.key(text) for text in texts]
        missing: dict[bytes, list[int]] = {}
        for position, key in enumerate(keys):
            row = self._cache.get(key)
            if row is None:
                missing.setdefault(key, []).append(position)
            else:
                out[position] = row
        wanted = list(missing.items())
        for start in range(0, len(wanted), BATCH_SIZE):
            batch = wanted[start : start + BATCH_SIZE]
            vectors = self._encode_batch([texts[positions[0]] for _, positions in batch])
            for (key, positions), vector in zip(batch, vectors, strict=True):
                out[positions] = vector
                self._cache.put(key, vector.copy())
        return out


def unit(vectors: Vectors) -> Vectors:
    """Rows scaled to length 1; zeros stay zeros."""
    import numpy as np

    lengths = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
    return cast("Vectors", vectors / np.maximum(lengths, np.float32(1e-12))[:, None])
