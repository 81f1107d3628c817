"""pandas and Polars: a frame of articles in, a frame of score cards out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from auditor.article import TEXT_FIELDS
from auditor.config import Config
from auditor.formats.extras import needed
from auditor.formats.flat import schema
from auditor.integrations.arrow import BatchScorer


def score_frame(frame: Any, *, config: Config | None = None, **fields: str) -> Any:
    """Score cards of a pandas.DataFrame or polars.DataFrame, one row each, in order; pandas keeps the index.

    Columns are those of `auditor.formats.flat`. Name the columns of the articles as `text="body", id="url"`.
    """
    columns = [fields.get(name, name) for name in ("text", *TEXT_FIELDS)]
    used = list(dict.fromkeys(name for name in columns if name in frame.columns))
    scorer = BatchScorer(config, fields)
    if type(frame).__module__.startswith("polars"):
        polars = needed("polars", "polars", "a Polars frame")
        return polars.from_arrow(_table(scorer.rows(frame.select(used).iter_rows(named=True))))
    records = frame[used].astype(object).where(frame[used].notna(), None).to_dict("records")
    scored = _table(scorer.rows(records)).to_pandas()
    return scored.set_index(frame.index)


def _table(rows: Iterable[Mapping[str, Any]]) -> Any:
    arrow = needed("pyarrow", "parquet", "a frame of score cards")
    return arrow.Table.from_pylist(list(rows), schema())
