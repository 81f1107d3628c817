"""Sentence pairs from the parallel files, and the components of sentences that are translations of each other."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

# File, language of its first text where no row says it, field of the first text, language (and field) of the second.
PARALLEL = (
    ("parallel_en_fr.jsonl.gz", "en", "en", "fr"),
    ("parallel_xx_fr.jsonl.gz", "", "text", "fr"),
    ("parallel_xx_en.jsonl.gz", "", "text", "en"),
)


class Text(NamedTuple):
    """A sentence and its language."""

    language: str
    text: str


class Pair(NamedTuple):
    """Two sentences that mean the same, and the name of the set they come from."""

    left: Text
    right: Text
    source: str

    @property
    def domain(self) -> str:
        """`news`, `captions`, `phrases` or `passages`: those of one domain are the harder negatives of each other."""
        if self.source == "passages":
            return self.source
        if self.source.startswith("multi30k"):
            return "captions"
        return "phrases" if self.source.startswith("tatoeba") else "news"


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a compressed JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def read_pairs(folder: Path) -> list[Pair]:
    """All pairs of the parallel files, without repetitions; rows that hold a file name or nothing are left out."""
    pairs: dict[tuple[Text, Text], Pair] = {}
    for name, language, field, other in PARALLEL:
        for row in read_rows(folder / name):
            left = Text(str(row.get("lang", language)), _tidy(row[field]))
            right = Text(other, _tidy(row[other]))
            if left.text and right.text and not left.text.startswith("../"):
                pairs.setdefault((left, right), Pair(left, right, str(row["source"])))
    return list(pairs.values())


def components(pairs: Iterable[Pair]) -> dict[Text, Text]:
    """For each text one that stands for all it is linked to by chains of pairs: what must be held out together."""
    parent: dict[Text, Text] = {}

    def root(text: Text) -> Text:
        while parent.setdefault(text, text) != text:
            parent[text] = parent[parent[text]]
            text = parent[text]
        return text

    for pair in pairs:
        parent[root(pair.left)] = root(pair.right)
    return {text: root(text) for text in list(parent)}


def _tidy(text: str) -> str:
    return " ".join(text.split())
