"""auditor outlets: show, record, report."""

from __future__ import annotations

import json

from click.testing import CliRunner

from auditor.cli.outlets import outlets


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
