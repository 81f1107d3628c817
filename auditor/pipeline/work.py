"""From rows to the lines of an output: what every engine does alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from auditor.config import Config
from auditor.formats import dolma
from auditor.formats.jsonl import dumps
from auditor.formats.rows import Piece, ReadOptions, Row
from auditor.pipeline.batch import run
from auditor.pipeline.job import Job
from auditor.pipeline.part import Part
from auditor.scorecard import ScoreCard


class Scored(NamedTuple):
    """The line that is written for a row, and why there is no card if there is none."""

    line: str
    error: str | None


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run works, beside what Config says of each article; `isolated` audits in other processes in any case."""

    reading: ReadOptions = field(default_factory=ReadOptions)
    workers: int = 1
    resume: bool = False
    attributes: bool = False
    time_limit: float | None = 60.0
    isolated: bool = False


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


@dataclass(frozen=True, slots=True)
class Work:
    """Scores rows; `watch` looks on while the results pass."""

    config: Config
    settings: Settings
    watch: Callable[[Iterator[Scored]], Iterable[Scored]] = iter

    def results(self, rows: Iterator[Piece]) -> Iterable[Scored]:
        """A line for each row, in order."""
        finish = attribute_line if self.settings.attributes else card_line
        job = Job(finish, self.config, self.settings.reading, self.settings.time_limit)
        return self.watch(run(rows, job, self.settings.workers, self.settings.isolated))

    def fill(self, part: Part, rows: Iterator[Piece], resume: bool) -> Outcome:
        """Write the lines of all rows, but those that a stopped run has written, and publish the output."""
        with part.writing(resume):
            outcome = Outcome(part.rows, part.errors)
            for scored in self.results(islice(rows, part.rows, None)):
                outcome.count(scored)
                part.write(scored.line, scored.error is not None)
        part.publish()
        return outcome
