"""Workers that die, hang or never start: nothing is lost and the order holds."""

from __future__ import annotations

import os
import re
import signal
import time
from contextlib import suppress

import pytest

from auditor.audit import Auditor
from auditor.config import Config
from auditor.errors import AuditorError
from auditor.formats.rows import Piece
from auditor.pipeline import batch, workers
from auditor.pipeline.job import Job
from auditor.pipeline.limits import time_limit

CONFIG = Config(select=("fr-coordinated-twins",))


def name_and_reason(row, card):
    """What the tests look at; the row's text says what befalls the process that audits it."""
    text = row.article.text if row.article else ""
    if card.status != "error":
        if text.startswith("DIE"):
            os.kill(os.getpid(), signal.SIGKILL)
        if text.startswith("ONCE") and not os.path.exists(text[5:]):
            open(text[5:], "w").close()
            os._exit(3)
    return card.id, card.status, card.reason


class Broken:
    """Plain data until a worker opens it."""

    def __reduce__(self):
        return (os._exit, (7,)) if os.environ.get("IN_WORKER") else (Broken, ())

    def __call__(self, row, card):
        return None


def pieces(texts):
    rows = (f'{{"id": "{number}", "text": "{text}"}}'.encode() for number, text in enumerate(texts))
    return [Piece("rows.jsonl", number, "jsonl", row) for number, row in enumerate(rows, 1)]


def test_results_are_in_order_and_equal_to_those_of_one_process():
    rows = pieces([f"mot {number}" * (number % 7) for number in range(200)])
    job = Job(name_and_reason, CONFIG)
    assert list(batch.run(rows, job, 3)) == list(batch.run(rows, job, 1))


def test_a_row_that_kills_its_worker_gets_an_error_card_and_the_rest_goes_on(caplog):
    rows = pieces(["a"] * 40 + ["DIE"] + ["b"] * 40 + ["DIE"])
    with caplog.at_level("CRITICAL", logger="auditor.pipeline"):
        results = list(batch.run(rows, Job(name_and_reason, CONFIG), 2))
    assert [name for name, _, _ in results] == [str(number) for number in range(82)]
    failed = {name: reason for name, status, reason in results if status == "error"}
    assert failed == {
        name: f"rows.jsonl:{row}: the worker that audited it ended each time (SIGKILL, perhaps for want of memory)"
        for name, row in (("40", 41), ("81", 82))
    }


def test_a_worker_that_dies_once_costs_nothing(tmp_path):
    rows = pieces(["a", f"ONCE:{tmp_path / 'died'}", "b"])
    assert [status for _, status, _ in batch.run(rows, Job(name_and_reason, CONFIG), 2)] == ["not_scored"] * 3
    assert (tmp_path / "died").exists()


def test_workers_that_never_start_end_the_run(monkeypatch):
    monkeypatch.setenv("IN_WORKER", "1")
    with pytest.raises(AuditorError, match="workers end before they are ready: exit status 7"):
        list(workers.supervised([pieces(["a"])], Job(Broken(), CONFIG), 2))


def test_an_article_that_takes_too_long_gets_an_error_card(monkeypatch):
    real = Auditor.audit

    def audit(self, article, fallback_id="", page=None):
        time.sleep(20 if article.text == "slow" else 0)
        return real(self, article, fallback_id, page)

    monkeypatch.setattr(Auditor, "audit", audit)
    start = time.perf_counter()
    results = list(batch.run(pieces(["a", "slow", "b"]), Job(name_and_reason, CONFIG, time_limit=0.2)))
    assert time.perf_counter() - start < 5
    assert [status for _, status, _ in results] == ["not_scored", "error", "not_scored"]
    assert results[1][2] == "rows.jsonl:2: it took longer than the time limit of 0.2 s"


def test_a_runaway_pattern_is_interrupted():
    start = time.perf_counter()
    with pytest.raises(TimeoutError), time_limit(0.2):
        re.match(r"(a+)+$", "a" * 40 + "b")
    assert time.perf_counter() - start < 5
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_a_limit_that_is_not_heeded_at_once_comes_again():
    def heedless():
        with suppress(TimeoutError):  # as Python does where it is raised in a callback of the collector
            time.sleep(20)
        time.sleep(20)

    start = time.perf_counter()
    with pytest.raises(TimeoutError), time_limit(0.1):
        heedless()
    assert time.perf_counter() - start < 10


def test_few_batches_wait_in_memory():
    taken = []

    def watched():
        for piece in pieces(["a"] * 2000):
            taken.append(piece)
            yield piece

    results = batch.run(watched(), Job(name_and_reason, CONFIG), 2)
    next(results)
    assert len(taken) <= (4 * 2 + 1) * batch.MAX_ROWS
    results.close()
