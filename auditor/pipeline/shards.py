"""Cuts the input into shards, so that parts of it can be scored apart and put together again in order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import IO

from auditor.formats import jsonl
from auditor.formats.opening import COMPRESSED, ending, is_remote
from auditor.formats.reader import pieces
from auditor.formats.rows import Piece, ReadOptions

SIZE = 128 * 2**20
"""Bytes of a shard of JSON lines; other files are shards of their own."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A source, or its bytes from `start` to before `stop`, which begin after `row` lines; plain data."""

    number: int
    source: str
    start: int = 0
    stop: int | None = None
    row: int = 0

    @property
    def part(self) -> str:
        """Name of the file that holds its score cards."""
        return f"part-{self.number:05d}.jsonl"


def shards(names: Iterable[str], options: ReadOptions) -> list[Shard]:
    """Shards of all sources, in order; plain local JSON lines are cut at line ends."""
    found = (shard for name in names for shard in _shards(name, options))
    return [replace(shard, number=number) for number, shard in enumerate(found)]


def shard_pieces(shard: Shard, options: ReadOptions) -> Iterator[Piece]:
    """Pieces of a shard, numbered as in the whole source."""
    if shard.stop is None:
        yield from pieces([shard.source], options)
        return
    with open(shard.source, "rb") as stream:
        stream.seek(shard.start)
        for piece in jsonl.split(_Window(stream, shard.stop), shard.source, options):  # type: ignore[arg-type]
            number = piece.number + shard.row
            error = piece.error and piece.error.replace(piece.where, f"{piece.source}:{number}", 1)
            yield replace(piece, number=number, error=error)


class _Window:
    """Lines of a stream up to a place that is a line's end."""

    def __init__(self, stream: IO[bytes], stop: int) -> None:
        self._stream, self._stop = stream, stop

    def readline(self, limit: int) -> bytes:
        return self._stream.readline(limit) if self._stream.tell() < self._stop else b""


def _shards(name: str, options: ReadOptions) -> Iterator[Shard]:
    form = options.form or ("jsonl" if ending(name) in jsonl.ENDINGS else None)
    divisible = form == "jsonl" and not name.lower().endswith(COMPRESSED) and not is_remote(name)
    if not divisible or not os.path.isfile(name) or os.path.getsize(name) <= SIZE:
        yield Shard(0, name)
        return
    with open(name, "rb") as stream:
        start = row = 0
        for stop, rows in _cuts(stream):
            yield Shard(0, name, start, stop, row)
            start, row = stop, row + rows


def _cuts(stream: IO[bytes]) -> Iterator[tuple[int, int]]:
    """The end of each shard, and the number of line ends in it."""
    while block := stream.read(SIZE):
        rest = stream.readline()
        yield stream.tell(), block.count(b"\n") + rest.count(b"\n")
