"""Sentence embeddings: the static model that ships with auditor, or any sentence-transformers model.

from auditor import embedding
vectors = embedding.load().encode(["Le Parlement a voté.", "Parliament has voted."])
vectors[0] @ vectors[1]  # their cosine
"""

from __future__ import annotations

import functools
import json
from pathlib import Path

from auditor import resources
from auditor.embedding.protocol import Embedder
from auditor.embedding.static import StaticEmbedder
from auditor.embedding.transformer import TransformerEmbedder
from auditor.errors import ModelError

__all__ = ["Embedder", "StaticEmbedder", "TransformerEmbedder", "load", "shipped"]


def load(name_or_folder: str | Path | None = None) -> Embedder:
    """The shipped model, or another by folder or name; each is loaded once per process.

    Raises ModelError when it is absent: callers then report what needs it as not measured.
    """
    return _load(str(resources.model("embedding") if name_or_folder is None else name_or_folder))


def shipped() -> Embedder | None:
    """The shipped model, or None where its folder was left out of the installation."""
    return _shipped(resources.model("embedding"))


@functools.lru_cache(maxsize=4)
def _shipped(folder: Path) -> Embedder | None:
    return load(folder) if folder.is_dir() else None


@functools.lru_cache(maxsize=4)
def _load(name_or_folder: str) -> Embedder:
    if name_or_folder == str(resources.model("embedding")) or _is_static(Path(name_or_folder)):
        return StaticEmbedder(name_or_folder)
    return TransformerEmbedder(name_or_folder)


def _is_static(folder: Path) -> bool:
    """Whether modules.json says: static embedding, then at most a normalisation."""
    path = folder / "modules.json"
    if not path.is_file():
        return False
    try:
        kinds = [str(module["type"]).rpartition(".")[2] for module in json.loads(path.read_text("utf-8"))]
    except (ValueError, TypeError, KeyError) as error:
        raise ModelError(f"{path}: not a list of modules") from error
    return kinds[:1] == ["StaticEmbedding"] and set(kinds[1:]) <= {"Normalize"}
