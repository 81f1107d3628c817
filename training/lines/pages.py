"""Reads marked pages: every line marked, or strings that belong to the article and strings that do not."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from auditor.article import Article
from auditor.kinds.line.features import features
from auditor.reading import Document

CONTENT, FURNITURE, UNKNOWN = 0, 1, -1


@dataclass(frozen=True, slots=True)
class Page:
    """A page's lines as rows of features, with their marks (CONTENT, FURNITURE or UNKNOWN)."""

    id: str
    source: str
    language: str
    rows: list[list[float]]
    marks: list[int]


def read_pages(folder: Path) -> Iterator[Page]:
    """Pages of `page_lines.jsonl.gz` and `page_strings.jsonl.gz` in a data folder, in order."""
    for row in _rows(folder / "page_lines.jsonl.gz"):
        yield page_of_lines(row)
    for row in _rows(folder / "page_strings.jsonl.gz"):
        yield page_of_strings(row)


def page_of_lines(row: Mapping[str, Any]) -> Page:
    """A page given as lines that are each marked content or not."""
    lines = [(" ".join(line["text"].split()), line["content"]) for line in row["lines"]]
    lines = [(text, content) for text, content in lines if text]
    document = Document(Article("\n".join(text for text, _ in lines)))
    marks = [CONTENT if content else FURNITURE for _, content in lines]
    return Page(row["id"], "lines", document.language or "", features(document), marks)


def page_of_strings(row: Mapping[str, Any]) -> Page:
    """A page given as its text with strings to keep and to drop; lines that hold neither, or both, are unknown."""
    document = Document(Article(row["text"]))
    marks = [_mark(document.text[line.start : line.end], row) for line in document.lines]
    return Page(row["id"], "strings", document.language or "", features(document), marks)


def _mark(text: str, row: Mapping[str, Any]) -> int:
    keep = any(string in text for string in row["keep"] if string.strip())
    drop = any(string in text for string in row["drop"] if string.strip())
    if keep == drop:
        return UNKNOWN
    return CONTENT if keep else FURNITURE


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())
