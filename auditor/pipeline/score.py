"""Articles in, score cards out: streaming, in order, and whole."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from auditor.audit import Auditor
from auditor.config import Config
from auditor.errors import ConfigError, InputError
from auditor.formats import cards, dolma
from auditor.formats.jsonl import dumps
from auditor.formats.meter import Meter
from auditor.formats.opening import filesystem, is_remote
from auditor.formats.reader import found, pieces
from auditor.formats.rows import Piece, ReadOptions, Row
from auditor.pipeline.batch import run as run_batch
from auditor.pipeline.job import Job
from auditor.pipeline.part import Part
from auditor.scorecard import ScoreCard

log = logging.getLogger("auditor.pipeline")

Watch = Callable[[Iterator["Scored"], Meter], Iterable["Scored"]]
"""What looks on while the results pass and the input is read, as a progress bar does."""


class Scored(NamedTuple):
    """The line that is written for a row, and why there is no card if there is none."""

    line: str
    error: str | None


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run works, beside what Config says of each article."""

    reading: ReadOptions = field(default_factory=ReadOptions)
    workers: int = 1
    resume: bool = False
    attributes: bool = False
    time_limit: float | None = 60.0


@dataclass(slots=True)
class Outcome:
    """Counts of a run; `first_error` is the reason of the first row that could not be read."""

    rows: int = 0
    errors: int = 0
    first_error: str | None = None

    def count(self, scored: Scored) -> None:
        """Add a row."""
        self.rows += 1
        if scored.error is not None:
            self.errors += 1
            self.first_error = self.first_error or scored.error


def card_line(row: Row, card: ScoreCard) -> Scored:
    """The card as a line of JSON, with the text of a page beside it."""
    data = card.to_dict()
    if row.page is not None and row.article is not None:
        data["text"] = row.article.text
    return Scored(dumps(data), card.reason if card.status == "error" else None)


def attribute_line(row: Row, card: ScoreCard) -> Scored:
    """The card as Dolma attributes."""
    length = len(row.article.text) if row.article is not None else 0
    return Scored(dumps(dolma.attributes(card, length)), card.reason if card.status == "error" else None)


def run(inputs: Sequence[str], output: str, config: Config, settings: Settings, watch: Watch | None = None) -> Outcome:
    """Write the score card of each row of the inputs to `output`, or `-` for standard output.

    Raises InputError for an input or output that cannot be used, ConfigError for options that do not go together.
    """
    if output != "-":
        cards.check(output, settings.attributes)
    names = found(inputs, settings.reading)
    meter = Meter(names)
    rows = pieces(names, settings.reading, meter)
    work = _Work(config, settings, (lambda results: watch(results, meter)) if watch else iter)
    if output == "-":
        outcome = _print(work.results(rows))
    elif is_remote(output):
        outcome = _upload(output, rows, work)
    else:
        outcome = _fill(Part(_target(output), fingerprint(names, config, settings)), rows, work)
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


@dataclass(frozen=True, slots=True)
class _Work:
    config: Config
    settings: Settings
    watch: Callable[[Iterator[Scored]], Iterable[Scored]]

    def results(self, rows: Iterator[Piece]) -> Iterable[Scored]:
        finish = attribute_line if self.settings.attributes else card_line
        job = Job(finish, self.config, self.settings.reading, self.settings.time_limit)
        return self.watch(run_batch(rows, job, self.settings.workers))


def _fill(part: Part, rows: Iterator[Piece], work: _Work) -> Outcome:
    with part.writing(work.settings.resume):
        outcome = Outcome(part.rows, part.errors)
        for scored in work.results(islice(rows, part.rows, None)):
            outcome.count(scored)
            part.write(scored.line, scored.error is not None)
    part.publish()
    return outcome


def _print(results: Iterable[Scored]) -> Outcome:
    outcome = Outcome()
    for scored in results:
        outcome.count(scored)
        sys.stdout.buffer.write(scored.line.encode("utf-8") + b"\n")
    return outcome


def _upload(url: str, rows: Iterator[Piece], work: _Work) -> Outcome:
    """Make the output in a temporary folder and send it whole."""
    if work.settings.resume:
        raise ConfigError(f"{url}: --resume needs an output on a local disk")
    system, path = filesystem(url)
    with tempfile.TemporaryDirectory(prefix="auditor-") as folder:
        local = Path(folder, path.rsplit("/", 1)[-1])
        outcome = _fill(Part(local, {}), rows, work)
        system.put_file(str(local), path)
    return outcome


def _tell(outcome: Outcome) -> None:
    if outcome.errors:
        reason = f": {outcome.first_error}" if outcome.errors == 1 else f"; the first: {outcome.first_error}"
        rows = "1 row" if outcome.errors == 1 else f"{outcome.errors} rows"
        log.warning("%s could not be read and got an error card%s", rows, reason)
    log.info("scored", extra={"counters": {"rows": outcome.rows, "errors": outcome.errors}})


def _target(output: str) -> Path:
    target = Path(output)
    if target.is_dir():
        raise InputError(f"{target}: is a folder, not a file to write")
    return target
