"""Articles in, score cards out: streaming, in order, and whole."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from auditor.audit import Auditor
from auditor.config import Config
from auditor.errors import ConfigError, InputError
from auditor.formats import cards
from auditor.formats.inputs import STDIN
from auditor.formats.meter import Meter
from auditor.formats.opening import filesystem, is_remote
from auditor.formats.reader import found, pieces
from auditor.formats.rows import Piece
from auditor.formats.writer import check_outputs, standard_output
from auditor.pipeline import folder, telemetry
from auditor.pipeline.part import Part
from auditor.pipeline.shards import shards
from auditor.pipeline.work import Outcome, Scored, Settings, Work

log = logging.getLogger("auditor.pipeline")

Watch = Callable[[Iterator[Scored], Meter], Iterable[Scored]]
"""What looks on while the results pass and the input is read, as a progress bar does."""


def run(
    inputs: Sequence[str],
    output: str,
    config: Config,
    settings: Settings,
    watch: Watch | None = None,
    engine: folder.Engine | None = None,
) -> Outcome:
    """Write the score card of each row of the inputs to `output`: a file, a folder (`OUT/`) of parts, or `-`.

    Raises InputError for an input or output that cannot be used, ConfigError for options that do not go together.
    """
    parted = output.endswith("/")
    if engine is not None and not parted:
        raise ConfigError(f"{output}: this engine writes numbered parts; name a folder, as {output}.parts/")
    if output != "-" and not parted:
        cards.check(output, settings.attributes)
    names = found(inputs, settings.reading)
    with telemetry.traced("score"):
        if parted:
            outcome = _parts(names, output, config, settings, engine or folder.local)
        else:
            meter = Meter(names)
            work = Work(config, settings, (lambda results: watch(results, meter)) if watch else iter)
            outcome = _whole(names, output, pieces(names, settings.reading, meter), work)
    _tell(outcome)
    return outcome


def fingerprint(names: Iterable[str], config: Config, settings: Settings) -> dict[str, Any]:
    """What must be equal for a run to go on where it stopped."""
    reading = asdict(settings.reading)
    return {
        "inputs": [[name, *_state(name)] for name in names],
        "options": {**reading, "attributes": settings.attributes},
        "versions": Auditor(config).versions,
    }


def _state(name: str) -> tuple[int, ...]:
    """Size and time of change of a local file; of what else is read they are not known."""
    try:
        state = os.stat(name)
    except OSError:
        return ()
    return state.st_size, state.st_mtime_ns


def _whole(names: Sequence[str], output: str, rows: Iterator[Piece], work: Work) -> Outcome:
    if output == STDIN:
        return _print(work.results(rows))
    if is_remote(output):
        return _upload(output, rows, work)
    target = _target(output)
    check_outputs(names, (output, *(f"{output}{ending}" for ending in (".part", ".journal", ".made"))))
    part = Part(target, fingerprint(names, work.config, work.settings))
    return work.fill(part, rows, work.settings.resume)


def _print(results: Iterable[Scored]) -> Outcome:
    outcome, stream = Outcome(), standard_output().buffer
    for scored in results:
        outcome.count(scored)
        stream.write(scored.line.encode("utf-8") + b"\n")
    return outcome


def _upload(url: str, rows: Iterator[Piece], work: Work) -> Outcome:
    """Make the output in a temporary folder and send it whole."""
    if work.settings.resume:
        raise ConfigError(f"{url}: --resume needs an output on a local disk")
    import tempfile

    system, path = filesystem(url)
    with tempfile.TemporaryDirectory(prefix="auditor-") as home:
        local = Path(home, path.rsplit("/", 1)[-1])
        outcome = work.fill(Part(local, {}), rows, resume=False)
        try:
            system.put_file(str(local), path)
        except Exception as error:  # of many kinds; what hours have made is not to be lost by it
            kept = shutil.move(local, tempfile.mkdtemp(prefix="auditor-"))
            raise InputError(f"{url}: cannot be written: {error}; the cards are kept in {kept}") from None
    return outcome


def _parts(names: Sequence[str], output: str, config: Config, settings: Settings, engine: folder.Engine) -> Outcome:
    if is_remote(output) or STDIN in names:
        raise ConfigError("parts are made of files and in a folder that every worker can see")
    scorer = folder.ShardScorer(output, config, settings)
    made_of = fingerprint(names, config, settings)
    manifest = folder.run(shards(names, settings.reading), scorer, made_of, engine)
    return Outcome(manifest["rows"], manifest["errors"], f"see {output}{folder.MANIFEST}")


def _tell(outcome: Outcome) -> None:
    if outcome.errors:
        reason = f": {outcome.first_error}" if outcome.errors == 1 else f"; the first: {outcome.first_error}"
        rows = "1 row" if outcome.errors == 1 else f"{outcome.errors} rows"
        log.warning("%s could not be read and got an error card%s", rows, reason)
    telemetry.count("score", {"card": outcome.rows - outcome.errors, "error": outcome.errors})
    log.info("scored", extra={"counters": {"rows": outcome.rows, "errors": outcome.errors}})


def _target(output: str) -> Path:
    if os.path.isdir(output):
        raise InputError(f"{output}: is a folder, not a file to write; {output}/ is written as numbered parts")
    return Path(output)
