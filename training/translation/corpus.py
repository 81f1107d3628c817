"""The documents a translation model learns from, with what kind each is and whom it is grouped with."""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

WINDOW = 15
"""Sentences joined to one document where a source gives sentences only."""


class Sample(NamedTuple):
    """One text. Texts of one `group` are versions of one source and never stand on both sides of a split."""

    id: str
    group: str
    kind: str  # native, human, reference, mt
    origin: str  # the system, the outlet, or the collection
    year: int
    text: str


_KINDS = {"native": "native", "human_translation": "human", "reference_mixed_origin": "reference", "mt": "mt"}


def read(data: Path) -> list[Sample]:
    """All samples of a data folder, in a fixed order; sets that are not there are left out."""
    sources = (_documents, _press, _news_2020, _pud, _treebanks)
    return [sample for source in sources for sample in source(data)]


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """Rows of a gzipped JSON-lines file; none when it is not there."""
    if path.is_file():
        with gzip.open(path, "rt", encoding="utf-8") as rows:
            yield from (json.loads(row) for row in rows if row.strip())


def _documents(data: Path) -> Iterator[Sample]:
    for row in lines(data / "mt_documents.jsonl.gz"):
        if kind := _KINDS.get(row["kind"]):
            origin = row.get("system") or f"wmt{row['year']}"
            yield Sample(row["id"], row["group"], kind, origin, row["year"], row["text"])


def _press(data: Path) -> Iterator[Sample]:
    for row in lines(data / "native_press.jsonl.gz"):
        yield Sample(row["id"], row["id"], "native", row["outlet"], row["year"], row["text"])


def _news_2020(data: Path) -> Iterator[Sample]:
    """French side of newstest2020 German-French, which holds originals and translations by people."""
    rows = lines(data / "parallel_xx_fr.jsonl.gz")
    yield from _windows(
        "newstest2020", "reference", 2020, [row["fr"] for row in rows if row["source"] == "newstest2020"]
    )


def _pud(data: Path) -> Iterator[Sample]:
    """Parallel UD: translated by people, but for the sentences whose number says they were French (03)."""
    by_source: defaultdict[str, list[str]] = defaultdict(list)
    for name, text in _sentences(data / "ud" / "fr_pud-ud-test.conllu.gz"):
        by_source[name[:3]].append(text)
    for source, texts in sorted(by_source.items()):
        yield from _windows(f"pud-{source}", "native" if source.endswith("03") else "human", 2017, texts)


def _treebanks(data: Path) -> Iterator[Sample]:
    """Treebanks of texts first written in French; the translated parts of Sequoia are left out."""
    for path in sorted((data / "ud").glob("fr_[gs]*.conllu.gz")):
        by_part: defaultdict[str, list[str]] = defaultdict(list)
        for name, text in _sentences(path):
            part = "gsd" if "gsd" in path.name else re.split(r"[-_.\d]", name)[0]
            if not part.lower().startswith(("emea", "europar")):
                by_part[part].append(text)
        for part, texts in sorted(by_part.items()):
            yield from _windows(f"{path.name.split('.')[0]}/{part}", "native", 2012, texts, origin=f"ud-{part}")


def _sentences(path: Path) -> Iterator[tuple[str, str]]:
    if not path.is_file():
        return
    name = ""
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row in rows:
            key, _, value = row.rstrip("\n").partition(" = ")
            if key == "# sent_id":
                name = value
            elif key == "# text":
                yield name, value


def _windows(name: str, kind: str, year: int, texts: list[str], origin: str | None = None) -> Iterator[Sample]:
    for start in range(0, len(texts) - WINDOW // 2, WINDOW):
        place = f"{name}/{start // WINDOW}"
        yield Sample(place, place, kind, origin or name, year, " ".join(texts[start : start + WINDOW]))
