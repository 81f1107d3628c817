"""The track record of outlets."""

from __future__ import annotations

import pytest

from auditor.errors import InputError
from auditor.sources import Ledger
from auditor.sources.ledger import read_cards


def card(number, outlet, overall, day=None, rules=(), **more):
    signals = [{"signal": "dated", "status": "pass", "text": day}] if day else []
    return {
        "id": f"{outlet}-{number}",
        "overall": overall,
        "source": {"outlet": {"domain": outlet}, "reliability": 50.0, "signals": signals},
        "findings": [{"rule": rule, "weight": 1} for rule in rules],
        **more,
    }


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "book.sqlite") as book:
        yield book


def test_a_record_holds_means_trend_and_frequent_rules(ledger):
    cards = [card(n, "a.fr", 50 + n, f"2024-01-{n + 1:02}", ["r1"] + ["r2"] * (n > 3)) for n in range(10)]
    assert ledger.record(cards) == 10
    (record,) = ledger.report()
    assert (record.outlet, record.articles, record.scored, record.mean) == ("a.fr", 10, 10, 54.5)
    assert record.trend == 30.0
    assert (record.first, record.last) == ("2024-01-01", "2024-01-10")
    assert record.rules == (("r1", 10), ("r2", 6))
    assert record.to_dict()["rules"] == [["r1", 10], ["r2", 6]]


def test_few_articles_stand_near_the_mean_of_all(ledger):
    ledger.record([card(n, "grand.fr", 80.0) for n in range(95)] + [card(0, "petit.fr", 20.0)])
    records = {record.outlet: record for record in ledger.report()}
    assert records["petit.fr"].mean == 20.0
    assert records["petit.fr"].score == pytest.approx((20 + 5 * 79.375) / 6, abs=0.05)
    assert records["grand.fr"].score == pytest.approx(80, abs=0.1)
    assert ledger.scores()["petit.fr"] == records["petit.fr"].score
    assert "inconnu.fr" not in ledger.scores()


def test_a_history_is_the_drawn_score_day_by_day(ledger):
    days = ["2024-01-02", "2024-01-02", "2024-02-30", "2024-01-09", None]
    ledger.record([card(n, "a.fr", 60.0 + 10 * n, day) for n, day in enumerate(days)])
    (record,) = ledger.report()
    assert [(point.day, point.articles) for point in record.history] == [("2024-01-02", 2), ("2024-01-09", 3)]
    assert [point.score for point in record.history] == [
        pytest.approx((60 + 70 + 5 * 80) / 7, abs=0.05),
        pytest.approx((60 + 70 + 90 + 5 * 80) / 8, abs=0.05),
    ]
    assert record.to_dict()["history"][0][0] == "2024-01-02"


def test_a_card_recorded_again_replaces_the_former(ledger):
    ledger.record([card(1, "a.fr", 10.0)])
    ledger.record([card(1, "a.fr", 90.0)])
    assert [record.mean for record in ledger.report()] == [90.0]


def test_cards_without_outlet_or_score_are_no_fault(ledger):
    kept = ledger.record([{"id": "x", "source": None}, {"id": "y"}, card(1, "a.fr", None)])
    assert kept == 1
    (record,) = ledger.report()
    assert (record.articles, record.scored, record.mean, record.score, record.trend) == (1, 0, None, None, None)


def test_rules_that_only_inform_and_days_that_are_no_days_do_not_count(ledger):
    informs = card(1, "a.fr", 50.0, "21.01.2022", findings=[{"rule": "style", "weight": 0}])
    ledger.record([informs])
    assert (ledger.report()[0].rules, ledger.report()[0].first) == ((), None)


def test_a_record_outlives_the_block(tmp_path):
    file = tmp_path / "book.sqlite"
    with Ledger(file) as book:
        book.record([card(1, "a.fr", 60.0)], dates={"a.fr-1": "2024-05-06"})
    with Ledger(file) as book:
        assert [(record.outlet, record.last) for record in book.report()] == [("a.fr", "2024-05-06")]


def test_a_file_that_is_no_ledger_is_refused(tmp_path):
    file = tmp_path / "text.sqlite"
    file.write_text("no database at all, but long enough to be read as one" * 40)
    with pytest.raises(InputError, match="is no ledger"):
        Ledger(file)


def test_cards_are_read_in_batches_and_mistakes_have_a_place(tmp_path):
    file = tmp_path / "cards.jsonl"
    file.write_text('{"id": "a"}\n\n{"id": "b"}\n')
    assert [card["id"] for batch in read_cards(file) for card in batch] == ["a", "b"]
    for line, message in (("[1]", "no score card"), ("{", "no JSON")):
        file.write_text('{"id": "a"}\n' + line + "\n")
        with pytest.raises(InputError, match=rf"cards\.jsonl:2: {message}"):
            list(read_cards(file))
