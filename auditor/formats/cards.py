"""Makes the output of a file of score cards as JSON lines: as it is, compressed, or as a table."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import IO, Any

from auditor.errors import ConfigError
from auditor.formats.extras import needed
from auditor.formats.flat import flat, schema
from auditor.formats.opening import ending, opened
from auditor.scorecard import CATEGORIES

ENDINGS = (".jsonl", ".ndjson", ".parquet", ".pq", ".csv")
ROW_GROUP = 10_000
"""Rows of a Parquet row group."""
SUMMARY = ("id", "status", "reason", "language", "words", "overall", "vetoes", *CATEGORIES, "machine_translated")
"""Columns of the CSV summary that hold what their names say; `reliability` and `findings`, a number, follow."""


def check(target: str, attributes: bool = False) -> None:
    """Raise ConfigError for an output whose ending is not known or whose extra is missing."""
    form = ending(target)
    if form not in ENDINGS:
        raise ConfigError(f"{target}: cannot tell the format; the ending is one of {', '.join(ENDINGS)}")
    if attributes and form not in (".jsonl", ".ndjson"):
        raise ConfigError(f"{target}: attributes are written as JSON lines")
    if form in (".parquet", ".pq"):
        schema()
    if target.endswith(".zst"):
        needed("zstandard", "zstd", "writing .zst")


def publish(part: Path, target: Path) -> None:
    """Put the cards of a part file in their place, in the format of the target's ending; they appear whole."""
    if target.name.endswith((".jsonl", ".ndjson")):
        os.replace(part, target)
        return
    made = target.with_name(f"{target.name}.made")
    try:
        convert(part, made, target.name)
        os.replace(made, target)
    finally:
        made.unlink(missing_ok=True)
    part.unlink()


def convert(part: Path, made: Path, name: str) -> None:
    """Write the cards of a part file to `made` in the format that `name` ends with."""
    form = ending(name)
    with made.open("wb") as raw, _compressed(raw, name) as stream:
        if form in (".parquet", ".pq"):
            _parquet(part, stream)
        elif form == ".csv":
            _csv(part, stream)
        else:
            with part.open("rb") as source:
                shutil.copyfileobj(source, stream, 1 << 20)


def _cards(part: Path) -> Iterator[dict[str, Any]]:
    with opened(str(part)) as lines:
        yield from map(json.loads, lines)


def _parquet(part: Path, stream: IO[bytes]) -> None:
    arrow, parquet = needed("pyarrow", "parquet", "writing Parquet"), needed("pyarrow.parquet", "parquet", "Parquet")
    rows = map(flat, _cards(part))
    with parquet.ParquetWriter(stream, schema(), compression="zstd") as writer:
        while group := list(islice(rows, ROW_GROUP)):
            writer.write_table(arrow.Table.from_pylist(group, schema()))


def _csv(part: Path, stream: IO[bytes]) -> None:
    text = io.TextIOWrapper(stream, "utf-8", errors="replace", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow((*SUMMARY, "reliability", "findings"))
    writer.writerows(map(summary, _cards(part)))
    text.flush()
    text.detach()


def summary(card: dict[str, Any]) -> list[Any]:
    """A card's line of the CSV summary."""
    row = flat(card)
    scores = [row[f"{category}_score"] for category in CATEGORIES]
    known = [row[name] for name in ("id", "status", "reason", "language", "words", "overall")]
    last = [row["mt_probability"], row["source_reliability"], len(row["findings"])]
    return [*known, " ".join(row["vetoes"]), *scores, *last]


@contextmanager
def _compressed(raw: IO[bytes], name: str) -> Iterator[IO[bytes]]:
    if name.endswith(".gz"):
        with gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as stream:  # no name and time, so that bytes are equal
            yield stream  # type: ignore[misc]
    elif name.endswith(".zst"):
        zstandard = needed("zstandard", "zstd", "writing .zst")
        with zstandard.ZstdCompressor().stream_writer(raw, closefd=False) as stream:
            yield stream
    else:
        yield raw
