"""Any sentence-transformers model, through the extra `transformers`."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditor.embedding.cached import CACHE_SIZE, CachedEmbedder, unit
from auditor.errors import ModelError

if TYPE_CHECKING:
    from auditor.embedding.protocol import Vectors


class TransformerEmbedder(CachedEmbedder):
    """Any sentence-transformers model, by folder or by name."""

    def __init__(self, name_or_folder: str, cache_size: int = CACHE_SIZE) -> None:
        """Load the model; raises ModelError when the extra is not installed or the model cannot be had."""
        self._model = _sentence_transformer(name_or_folder)
        is_folder = Path(name_or_folder).is_dir()
        name = Path(name_or_folder).resolve().name if is_folder else name_or_folder
        super().__init__(name, _dimensions(self._model), cache_size)

    @functools.cached_property
    def digest(self) -> str:
        """Digest of the names and values of the weights."""
        import numpy as np

        total = hashlib.sha256(self.name.encode())
        for key, tensor in sorted(self._model.state_dict().items()):
            total.update(key.encode() + np.ascontiguousarray(tensor.cpu().numpy()).tobytes())
        return total.hexdigest()

    def _encode_batch(self, texts: list[str]) -> Vectors:
        import numpy as np

        return unit(np.asarray(self._model.encode(texts, show_progress_bar=False), dtype=np.float32))


def _dimensions(model: Any) -> int:
    """Length of the vectors; the method was renamed in sentence-transformers 6."""
    method = getattr(model, "get_embedding_dimension", None) or model.get_sentence_embedding_dimension
    return int(method())


def _sentence_transformer(name_or_folder: str) -> Any:
    """Load what is on disk; ask the network only for a name that is not, and only if it is allowed to."""
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        message = f"embedding model {name_or_folder!r} needs the extra: pip install 'auditor[transformers]'"
        raise ModelError(message) from error
    attempts = (True,) if Path(name_or_folder).is_dir() else (True, False)
    failure: Exception | None = None
    for local in attempts:
        try:
            # Weights stored in 16 bits are widened: on a CPU half precision is slower and rounds the vectors.
            return SentenceTransformer(name_or_folder, local_files_only=local, device="cpu").float()
        except Exception as error:  # hub, network and format errors share no base class
            failure = error
    where = "cannot be loaded" if len(attempts) == 1 else "is not on disk and cannot be fetched"
    raise ModelError(f"embedding model {name_or_folder!r} {where}: {failure}") from failure
