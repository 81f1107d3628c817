"""Articles that are audited together: the same cards as one by one, whatever befalls one of them."""

from __future__ import annotations

import time

import pytest

from auditor.article import Article
from auditor.audit import Auditor
from auditor.config import Config
from auditor.formats.rows import Piece
from auditor.pipeline.batch import MAX_BYTES, MAX_ROWS, batches
from auditor.pipeline.job import LEAST_TOGETHER, Job, Runner
from auditor.rulebook import Detector

TEXTS = [
    "Le maire parle de francs et francs dans la ville, et le conseil a voté le budget mardi soir.",
    "The mayor said that the meeting would be held in the coming days, and that nobody would pay for it.",
    "",
    "El alcalde dijo que la reunión se celebraría en los próximos días en la ciudad, según la prensa.",
    "Il a rencontré Lavrov-Blinek, puis Lavrov-Blinken, à la gare de de Lyon avec les ministres.",
]


def pieces(texts):
    return [Piece("in.csv", number, "csv", {"text": text}) for number, text in enumerate(texts, 1)]


def card(row, card):
    return card.to_dict() | {"id": row.number}


def test_cards_of_a_batch_are_those_of_one_after_the_other():
    auditor = Auditor()
    articles = [Article(text) for text in TEXTS]
    alone = [auditor.audit(article, str(number)).to_dict() for number, article in enumerate(articles)]
    names = [str(number) for number in range(len(TEXTS))]
    assert [one.to_dict() for one in auditor.audit_batch(articles, names)] == alone
    assert [one.id for one in Auditor(Config(max_characters=90)).audit_batch(articles, names)] == names
    assert auditor.audit_batch([]) == []


@pytest.fixture
def runner():
    return Runner(Job(card, Config(select=("fr-coordinated-twins",))))


def test_an_article_that_goes_wrong_spoils_no_other(runner, monkeypatch):
    found = Detector.find_all

    def failing(detector, documents):
        if any("BAD" in document.text for document in documents):
            raise ValueError("what a bug would raise")
        return found(detector, documents)

    monkeypatch.setattr(Detector, "find_all", failing)
    expected = runner.all(pieces(TEXTS))
    cards = runner.all(pieces([*TEXTS, "BAD news"]))
    assert cards[:-1] == expected
    assert cards[-1]["status"] == "error"
    assert cards[-1]["reason"] == "in.csv:6: ValueError: what a bug would raise"


def test_an_article_that_takes_too_long_delays_the_others_but_once(monkeypatch):
    monkeypatch.setattr("auditor.pipeline.job.LEAST_TOGETHER", 0.0)
    runner, found = Runner(Job(card, Config(select=("fr-coordinated-twins",)), time_limit=2.0)), Detector.find_all

    def slow(detector, documents):
        if any("SLOW" in document.text for document in documents):
            time.sleep(30)
        return found(detector, documents)

    monkeypatch.setattr(Detector, "find_all", slow)
    cards = runner.all(pieces([*TEXTS, "SLOW news"]))
    assert [one["status"] == "error" for one in cards] == [False] * len(TEXTS) + [True]
    assert "longer than the time limit of 2 s" in cards[-1]["reason"]


def test_with_a_short_limit_each_article_has_its_own(runner, monkeypatch):
    asked: list[int] = []
    found = Detector.find_all
    monkeypatch.setattr(
        Detector, "find_all", lambda detector, documents: asked.append(len(documents)) or found(detector, documents)
    )
    runner.all(pieces(TEXTS))
    Runner(Job(card, runner.job.config, time_limit=LEAST_TOGETHER / 2)).all(pieces(TEXTS))
    assert asked == [5, 1, *[1] * 5]  # the second runner warms up with an article of its own


def test_batches_are_bounded_in_rows_and_in_bytes():
    assert [len(batch) for batch in batches(pieces(["a"] * (2 * MAX_ROWS + 1)))] == [MAX_ROWS, MAX_ROWS, 1]
    large = [len(batch) for batch in batches(pieces(["a" * (MAX_BYTES // 2)] * 5))]
    assert large == [2, 2, 1]
