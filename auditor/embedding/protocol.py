"""What the comparisons need of an embedding model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]


@runtime_checkable
class Embedder(Protocol):
    """What the comparisons need of a model. Vectors have length 1, so their dot product is their cosine."""

    @property
    def name(self) -> str:
        """What a score card calls the model."""

    @property
    def digest(self) -> str:
        """Hexadecimal digest of everything the vectors depend on."""

    @property
    def dimensions(self) -> int:
        """Length of a vector."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of the texts, shape (len(texts), dimensions), float32; zeros for a text without known tokens."""
