"""Sentences to learn from: the French of parallel corpora and treebanks, and of well written documents."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from auditor import Article
from auditor.kinds.lookalike.classes import NOTHING, Classes, mark
from auditor.kinds.lookalike.context import Numbers, Sequence
from auditor.reading import Document

MIN_LENGTH = 8
_PARALLEL = ("parallel_xx_fr", "parallel_en_fr")
_WRITTEN = ("native", "human_translation", "reference_mixed_origin")
_RECENT = 2019
"""Systems from that year on hardly make mistakes of agreement."""


def _rows(path: Path) -> Iterator[dict[str, object]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def press(data: Path) -> list[str]:
    """Articles by which limits are set; nothing is learnt from them."""
    return [str(row["text"]) for row in _rows(data / "native_press.jsonl.gz")]


def _texts(data: Path) -> Iterator[str]:
    for name in _PARALLEL:
        yield from (str(row["fr"]) for row in _rows(data / f"{name}.jsonl.gz"))
    for row in _rows(data / "mt_documents.jsonl.gz"):
        if row["kind"] in _WRITTEN or int(str(row.get("year") or 0)) >= _RECENT:
            yield str(row["text"])
    for path in sorted((data / "ud").glob("*.conllu.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (line[9:] for line in lines if line.startswith("# text = "))


def lines(data: Path) -> list[str]:
    """All lines, each once, in order."""
    found = (line.strip() for text in _texts(data) for line in text.split("\n"))
    return list(dict.fromkeys(line for line in found if len(line) >= MIN_LENGTH))


def documents(lines: list[str], size: int = 2000) -> Iterator[Document]:
    """The lines as documents of many lines."""
    for first in range(0, len(lines), size):
        yield Document(Article("\n".join(lines[first : first + size]), language="fr"))


def encoded(document: Document, classes: Classes) -> Sequence:
    """Words and marks of a document."""
    words = np.array([classes.number(word) for word in document.tokens.texts], np.int64)
    return Sequence.of([(words, _marks(document))])


def _marks(document: Document) -> Numbers:
    marks = [mark(gap) for gap in document.tokens.between[:-1]]
    return np.array([0 if number == 0 else gap for number, gap in enumerate(marks)] or [NOTHING], np.int64)
