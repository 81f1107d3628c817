"""A folder of numbered parts: each appears whole, and a manifest at the end says what there is.

A shard of the input makes one part, whoever does it and however often it is tried; the parts one after another are the
bytes that a single output would hold.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from auditor.config import Config
from auditor.errors import ConfigError, InputError
from auditor.formats.writer import whole
from auditor.pipeline.part import Part
from auditor.pipeline.shards import Shard, shard_pieces
from auditor.pipeline.work import Settings, Work

log = logging.getLogger("auditor.pipeline")
_ERROR = re.compile(rb'\{"id":"(?:[^"\\]|\\.)*","status":"error"')
RUN, MANIFEST = "run.json", "manifest.json"

Engine = Callable[[Sequence[Shard], "ShardScorer"], Iterator[dict[str, Any]]]
"""Does shards, in any order, and gives what `ShardScorer` says of each."""


@dataclass(frozen=True, slots=True)
class ShardScorer:
    """Makes the part of a shard; plain data, so that it travels."""

    folder: str
    config: Config
    settings: Settings

    def __call__(self, shard: Shard) -> dict[str, Any]:
        """Counts of the shard's part, once it is in its place; what an earlier try has written is kept."""
        part = Part(Path(self.folder, shard.part), asdict(shard))
        rows = shard_pieces(shard, self.settings.reading)
        outcome = Work(self.config, self.settings).fill(part, rows, resume=True)
        return {"number": shard.number, "rows": outcome.rows, "errors": outcome.errors}


def local(shards: Sequence[Shard], scorer: ShardScorer) -> Iterator[dict[str, Any]]:
    """The engine of one machine: a shard after the other, each by all workers."""
    return map(scorer, shards)


def run(shards: Sequence[Shard], scorer: ShardScorer, made_of: Mapping[str, Any], engine: Engine) -> dict[str, Any]:
    """Make every part that is not there, then the manifest, which is given back.

    `made_of` is what must be equal for a run to go on; raises ConfigError if the folder is of another run.
    """
    folder = Path(scorer.folder)
    _begin(folder, made_of, scorer.settings.resume)
    missing = [shard for shard in shards if not (folder / shard.part).exists()]
    for done in engine(missing, scorer):
        log.info("part %s is done", done["number"], extra={"counters": dict(done)})
    manifest = {**made_of, **_described(folder, shards)}
    with whole(str(folder / MANIFEST)) as stream:
        json.dump(manifest, stream, indent=1)
    return manifest


def _begin(folder: Path, made_of: Mapping[str, Any], resume: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder}: is a file, not a folder to write parts to")
    folder.mkdir(parents=True, exist_ok=True)
    state, text = folder / RUN, json.dumps(made_of, sort_keys=True)
    if resume and state.exists():
        if state.read_bytes() != text.encode():
            raise ConfigError(f"{folder}: cannot go on, for the input or the settings are not those of its parts")
        return
    if any(folder.iterdir()):
        raise ConfigError(f"{folder}: is not empty; go on with --resume, or name another folder")
    with whole(str(state)) as stream:
        stream.write(text)


def _described(folder: Path, shards: Iterable[Shard]) -> dict[str, Any]:
    parts = [{"source": shard.source, "start": shard.start, **_part(folder / shard.part)} for shard in shards]
    return {
        "rows": sum(part["rows"] for part in parts),
        "errors": sum(part["errors"] for part in parts),
        "parts": parts,
    }


def _part(file: Path) -> dict[str, Any]:
    state, rows, errors = hashlib.sha256(), 0, 0
    with file.open("rb") as lines:
        for line in lines:
            state.update(line)
            rows += 1
            errors += _ERROR.match(line) is not None
    return {"name": file.name, "rows": rows, "errors": errors, "sha256": state.hexdigest()}
