"""Arrow batch in, Arrow batch out: what Spark, Ray, Polars and pandas call.

>>> frame.mapInArrow(lambda batches: map(score_batch, batches), spark_schema)   # Spark
>>> dataset.map_batches(BatchScorer(), batch_format="pyarrow")                  # Ray Data
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from auditor.config import Config
from auditor.formats import parquet
from auditor.formats.extras import needed
from auditor.formats.flat import flat, schema
from auditor.formats.rows import Piece, ReadOptions, Row
from auditor.pipeline.batch import batches
from auditor.pipeline.job import Job, Runner
from auditor.scorecard import ScoreCard

SOURCE = "<batch>"
"""What rows without an id are called after, with their number in the batch."""


def flat_row(row: Row, card: ScoreCard) -> dict[str, Any]:
    """The card as a row of `auditor.formats.flat`."""
    return flat(card.to_dict())


class BatchScorer:
    """Scores batches; plain data until the first call in a process, where the rules and models are loaded once."""

    def __init__(
        self,
        config: Config | None = None,
        fields: Mapping[str, str] | None = None,
        time_limit: float | None = 60.0,
    ) -> None:
        """`fields` maps a field of Article to its column, as `{"text": "body"}`."""
        self._job = Job(flat_row, config or Config(), ReadOptions(fields=fields or {}), time_limit)
        self._runner: Runner[dict[str, Any]] | None = None

    def __call__(self, batch: Any) -> Any:
        """Score cards of a pyarrow.RecordBatch or Table, one row each and in order, of the same class."""
        arrow = needed("pyarrow", "parquet", "scoring Arrow batches")
        rows = list(self.rows(batch.to_pylist()))
        return type(batch).from_pylist(rows, schema()) if rows else arrow.RecordBatch.from_pylist([], schema())

    def rows(self, rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
        """Flat score cards of rows."""
        if self._runner is None:
            self._runner = Runner(self._job)
        pieces = (Piece(SOURCE, number, "parquet", parquet.plain(row)) for number, row in enumerate(rows, 1))
        for batch in batches(pieces):
            yield from self._runner.all(batch)

    def __getstate__(self) -> dict[str, Any]:
        return {"_job": self._job, "_runner": None}


def score_batch(batch: Any) -> Any:
    """Score cards of a pyarrow.RecordBatch by the defaults; see `BatchScorer` for other settings."""
    return _default()(batch)


@lru_cache(maxsize=1)
def _default() -> BatchScorer:
    return BatchScorer()
