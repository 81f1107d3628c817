"""Writing a static model as a folder that sentence-transformers and `auditor.embedding` both read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditor.embedding.static import read_weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SPECIAL_TOKENS = ("[UNK]", "[PAD]")
MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"},
    {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
]
CONFIG = {"model_type": "SentenceTransformer", "prompts": {}, "similarity_fn_name": "cosine"}


def write_model(folder: Path, tokenizer: Any, weights: NDArray[np.float32]) -> None:
    """Write tokenizer, weights (tokens, dimensions) as float16 with the special tokens' rows zeroed, and modules."""
    half = weights.astype("<f2")
    half[[tokenizer.token_to_id(token) for token in SPECIAL_TOKENS]] = 0
    (folder / "1_Normalize").mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    (folder / "model.safetensors").write_bytes(_safetensors("embedding.weight", half))
    _write_json(folder / "modules.json", MODULES)
    _write_json(folder / "config_sentence_transformers.json", CONFIG)
    _write_json(folder / "1_Normalize" / "config.json", {})


def read_model(folder: Path) -> tuple[Any, NDArray[np.float32]]:
    """Tokenizer and weights (tokens, dimensions) of a folder written by `write_model`."""
    from tokenizers import Tokenizer

    weights = read_weights(folder / "model.safetensors")
    return Tokenizer.from_file(str(folder / "tokenizer.json")), weights.astype("<f4")


def _safetensors(key: str, values: NDArray[np.float16]) -> bytes:
    """One float16 tensor in the safetensors format; the header is padded so that the data is aligned."""
    entry = {"dtype": "F16", "shape": list(values.shape), "data_offsets": [0, values.nbytes]}
    header = json.dumps({"__metadata__": {"format": "pt"}, key: entry}).encode()
    header += b" " * (-len(header) % 8)
    return len(header).to_bytes(8, "little") + header + values.tobytes()


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
