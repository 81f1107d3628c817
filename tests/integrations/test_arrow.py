"""Arrow batches, and the frames of pandas, Polars and Spark that are made of them."""

from __future__ import annotations

import pickle
import shutil
import sys

import pytest

from auditor.formats.flat import schema, unflat
from auditor.integrations.arrow import BatchScorer, score_batch
from auditor.integrations.frames import score_frame

arrow = pytest.importorskip("pyarrow")


def test_a_batch_gives_a_batch_of_the_same_cards(config, articles, cards):
    scorer = BatchScorer(config)
    scored = scorer(arrow.RecordBatch.from_pylist(articles))
    assert isinstance(scored, arrow.RecordBatch)
    assert scored.schema.equals(schema())
    assert [unflat(row) for row in scored.to_pylist()] == cards
    table = pickle.loads(pickle.dumps(scorer))(arrow.Table.from_pylist(articles))
    assert isinstance(table, arrow.Table)
    assert table.to_pylist() == scored.to_pylist()


def test_rows_that_cannot_be_read_keep_their_place(config):
    batch = arrow.RecordBatch.from_pylist([{"id": "a", "text": None}, {"id": None, "text": "Trop court."}])
    first, second = BatchScorer(config)(batch).to_pylist()
    assert (first["id"], first["status"]) == ("a", "error")
    assert first["reason"] == "<batch>:1: must be a string, not null @ $.text"
    assert (second["id"], second["status"]) == ("<batch>:2", "not_scored")


def test_an_empty_batch_gives_an_empty_batch(config):
    empty = arrow.RecordBatch.from_pylist([], arrow.schema([("text", arrow.string())]))
    assert BatchScorer(config)(empty).num_rows == 0


def test_the_function_scores_by_the_defaults(articles):
    assert score_batch(arrow.RecordBatch.from_pylist(articles[2:])).to_pylist()[0]["id"] == "short"


def test_pandas_keeps_its_index(config, articles, cards):
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame([{"body": row["text"], "key": row["id"], "n": 1} for row in articles], index=[7, 3, 5])
    scored = score_frame(frame, config=config, text="body", id="key")
    assert list(scored.index) == [7, 3, 5]
    assert list(scored["id"]) == ["good", "bad", "short"]
    assert list(scored["overall"])[:2] == [card["overall"] for card in cards[:2]]
    assert pandas.isna(scored["overall"][5])
    frame.loc[3, "body"] = None
    assert score_frame(frame, config=config, text="body", id="key")["status"][3] == "error"


def test_polars(config, articles, cards):
    polars = pytest.importorskip("polars")
    scored = score_frame(polars.DataFrame(articles), config=config)
    assert scored["overall"].to_list() == [card["overall"] for card in cards]
    assert scored.filter(polars.col("translation_score") < 100)["id"].to_list() == ["bad"]


@pytest.mark.filterwarnings("ignore")  # Spark's own
@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java")
def test_spark(config, articles, cards, monkeypatch):
    sql = pytest.importorskip("pyspark.sql")
    from pyspark.sql.pandas.types import from_arrow_schema

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)  # else its workers take the first python of the path
    settings = {"spark.ui.enabled": "false"}
    session = sql.SparkSession.builder.master("local[1]").config(map=settings).getOrCreate()
    try:
        frame = session.createDataFrame(articles, "id string, text string")
        scorer = BatchScorer(config)
        scored = frame.mapInArrow(lambda batches: map(scorer, batches), from_arrow_schema(schema())).collect()
        assert [unflat(row.asDict(recursive=True)) for row in scored] == cards
    finally:
        session.stop()
