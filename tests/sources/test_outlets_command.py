"""auditor outlets: show, record, report."""

from __future__ import annotations

import json
import re

import pytest
from click.testing import CliRunner

from auditor.cli.outlets import outlets
from auditor.errors import InputError


def run(*arguments):
    return CliRunner().invoke(outlets, [str(argument) for argument in arguments], catch_exceptions=False)


def test_show_gives_each_statement_with_source_and_date():
    ran = run("show", "fr.sputniknews.com")
    assert ran.exit_code == 0
    for words in ("Sputnik France", "state-controlled", "2022-03-01", "Regulation (EU) 2022/350", "Décodex"):
        assert words in ran.output


def test_show_as_json_lines_with_the_users_ratings_first(tmp_path):
    file = tmp_path / "notes.csv"
    file.write_text("domain,value,scale,source,date\nlemonde.fr,4,1-5,Moi,2025\n")
    ran = run("show", "--ratings", file, "--format", "jsonl", "lemonde.fr")
    assert json.loads(ran.output)["statements"][0]["says"] == "Moi"


def test_an_outlet_that_is_not_known_is_status_1_and_a_lookalike_is_named():
    ran = run("show", "lemonde-infos.ltd")
    assert ran.exit_code == 1
    assert "looks like lemonde.fr (with an addition)" in ran.output
    assert run("show", "rien du tout").exit_code == 1


def test_cards_are_recorded_and_reported(tmp_path):
    cards, ledger = tmp_path / "cards.jsonl", tmp_path / "book.sqlite"
    rows = [
        {
            "id": f"a{number}",
            "overall": 70.0,
            "source": {"outlet": {"domain": "gazette.fr"}},
            "findings": [{"rule": "r"}],
        }
        for number in range(3)
    ]
    cards.write_text("\n".join(json.dumps(row) for row in [*rows, {"id": "b"}]))
    assert "3 of 4 cards" in run("record", cards, "--ledger", ledger).output
    assert "gazette.fr" in run("report", "--ledger", ledger).output
    (record,) = [
        json.loads(line) for line in run("report", "--ledger", ledger, "--format", "jsonl").output.splitlines()
    ]
    assert (record["articles"], record["mean"], record["rules"]) == (3, 70.0, [["r", 3]])
    assert run("report", "--ledger", ledger, "--least", 4, "--format", "jsonl").output == ""


@pytest.fixture
def ledger(tmp_path):
    cards, file = tmp_path / "cards.jsonl", tmp_path / "book.sqlite"
    rows = [
        {
            "id": f"{outlet}{day}",
            "overall": score + day,
            "source": {
                "outlet": {"domain": outlet},
                "signals": [{"signal": "dated", "status": "pass", "text": f"2024-03-{day:02}"}],
            },
            "findings": [{"rule": "fr-<b>"}],
        }
        for outlet, score in (("gazette.fr", 60.0), ("<script>.fr", 80.0))
        for day in range(1, 9)
    ]
    cards.write_text("\n".join(map(json.dumps, rows)))
    run("record", cards, "--ledger", file)
    return file


def test_the_page_plots_each_outlet_and_fetches_nothing(ledger, tmp_path):
    page = tmp_path / "page.html"
    assert run("report", "--ledger", ledger, "--format", "html", "-o", page).exit_code == 0
    html = page.read_text(encoding="utf-8")
    assert html.count("<svg") == 2
    assert html.count("<circle") == 16
    (first, second) = re.findall(r'<polyline points="([^"]+)"', html)
    assert len(first.split()) == len(second.split()) == 8
    assert "<script>.fr" not in html
    assert "&lt;script&gt;.fr" in html
    assert not re.search(r'(?:src|href)="(?!#)', html)


def test_the_page_speaks_french_and_stands_without_days(tmp_path):
    cards, file = tmp_path / "cards.jsonl", tmp_path / "book.sqlite"
    cards.write_text(json.dumps({"id": "a", "overall": 50.0, "source": {"outlet": {"domain": "gazette.fr"}}}))
    run("record", cards, "--ledger", file)
    html = run("report", "--ledger", file, "--format", "html", "--language", "fr").output
    assert "Historique des médias" in html
    assert "gazette.fr" in html
    assert "<svg" not in html


def test_a_ledger_that_is_not_there_is_no_empty_one(tmp_path):
    with pytest.raises(InputError, match="there is no ledger"):
        run("report", "--ledger", tmp_path / "none.sqlite")
    assert not (tmp_path / "none.sqlite").exists()
