"""Top-1 retrieval: how often the nearest candidate is the query's own translation."""

from __future__ import annotations

from pathlib import Path

from auditor.embedding import StaticEmbedder
from training.embeddings.held_out import RetrievalTest


def top1(folder: Path, test: RetrievalTest) -> float:
    """Share of the queries whose translation is the nearest of all candidates."""
    embedder = StaticEmbedder(folder, cache_size=0)
    cosines = embedder.encode(test.queries) @ embedder.encode(test.candidates).T
    return round(float((cosines.argmax(axis=1) == range(len(test.queries))).mean()), 4)
