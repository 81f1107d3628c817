"""auditor gate: rows split by a policy, none lost, none changed."""

from __future__ import annotations

import gzip
import json
import xml.etree.ElementTree as ET

import pytest

from auditor.sources import Ledger


@pytest.fixture
def gate(cli, write, tmp_path):
    """Runs the gate over rows and gives what it wrote, by output."""
    outputs = ("accepted", "review", "rejected", "errors")

    def call(content, *options, name="rows.jsonl"):
        paths = {output: tmp_path / f"{output}.out" for output in outputs}
        named = [word for output, path in paths.items() for word in (f"--{output}", path)]
        ran = cli("gate", write(name, content), *named, *options)
        return ran, {output: lines(path) for output, path in paths.items()}

    return call


def lines(path):
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else None


def test_rows_are_split_and_the_counts_are_told(gate, clean, broken):
    rows = [{"id": "good", "text": clean}, {"id": "bad", "text": broken}, {"id": "short", "text": "Trop court."}, {}]
    ran, out = gate(rows, "--min", "translation=90")
    assert [row.get("id") for row in out["accepted"]] == ["good"]
    assert [row.get("id") for row in out["rejected"]] == ["bad"]
    assert [row.get("id") for row in out["review"]] == ["short"]
    assert [row["auditor"]["decision"] for row in out["errors"]] == ["error"]
    assert "rows.jsonl:4: the field is missing @ $.text" in out["errors"][0]["auditor"]["reasons"][0]
    assert ran.status == 2
    assert ran.err.splitlines()[0] == "4 rows: 1 accepted, 1 review, 1 rejected, 1 error"


def test_every_reason_of_a_verdict_is_given_in_order(gate, broken):
    _, out = gate(
        [{"text": broken}],
        "--min-score",
        99,
        "--min",
        "translation=90",
        "--forbid",
        "fr-coordinated",
        "--language",
        "de",
    )
    reasons = out["rejected"][0]["auditor"]["reasons"]
    assert [reason.split(":")[0] for reason in reasons] == ["forbidden rule", "language", "overall", "translation"]
    assert reasons[0] == "forbidden rule: fr-coordinated-twins"
    assert reasons[1] == "language: fr is not de"


def test_the_record_of_an_outlet_is_asked_of_a_ledger(gate, clean, tmp_path):
    file = tmp_path / "book.sqlite"
    with Ledger(file) as book:
        cards = [("lemonde.fr", 90.0)] * 20 + [("20minutes.fr", 30.0)] * 20
        book.record(
            {"id": str(n), "overall": score, "source": {"outlet": {"domain": name}}}
            for n, (name, score) in enumerate(cards)
        )
    rows = [{"text": clean, "outlet": outlet} for outlet in ("lemonde.fr", "20minutes.fr", "liberation.fr")]
    _, out = gate(rows, "--min", "outlet-record=60", "--ledger", file, "--workers", 2)
    assert [row["outlet"] for name in ("accepted", "rejected", "review") for row in out[name]] == [
        row["outlet"] for row in rows
    ]
    assert out["review"][0]["auditor"]["reasons"] == ["outlet-record: no scored article of liberation.fr"]


def test_the_exit_status_says_how_it_went(gate, clean, broken):
    assert gate([{"text": clean}], "--min", "translation=90")[0].status == 0
    assert gate([{"text": broken}], "--min", "translation=90")[0].status == 1
    assert gate([{"text": broken}], "--min", "translation=90", "--exit-code-rejected", 99)[0].status == 99
    assert gate(["no row"], "--exit-code-rejected", 99)[0].status == 2


@pytest.mark.parametrize(("choice", "output"), [("accept", "accepted"), ("review", "review"), ("reject", "rejected")])
def test_what_becomes_of_unscored_articles_can_be_told(gate, choice, output):
    _, out = gate([{"text": "Trop court."}], "--on-unscored", choice)
    assert [bool(out[name]) for name in ("accepted", "review", "rejected")].count(True) == 1
    assert out[output][0]["auditor"]["reasons"][0].startswith("not scored: too short")


def test_a_json_row_keeps_its_bytes(gate, write, tmp_path, clean):
    line = '{"n": 1e999, "x":1.50, "é": "\\u00e9", "text": ' + json.dumps(clean) + ', "big": 123456789012345678901.10 }'
    gate(line + "\n")
    written = (tmp_path / "accepted.out").read_text()
    assert written.startswith(line[:-2] + ',"auditor":{"decision":"accepted"')


def test_a_row_that_was_judged_before_gets_the_new_verdict(gate, clean):
    _, first = gate([{"id": "a", "text": clean}], "--min-score", 0)
    _, again = gate(first["accepted"], "--language", "en")
    assert again["rejected"][0]["auditor"]["reasons"] == ["language: fr is not en"]
    assert again["rejected"][0]["text"] == clean


def test_a_dry_run_counts_and_writes_nothing(gate, tmp_path, clean, broken):
    ran, out = gate(
        [{"text": clean}, {"text": broken}], "--min", "translation=90", "--dry-run", "--summary", tmp_path / "sum.json"
    )
    assert ran.status == 1
    assert ran.err.splitlines()[0] == "2 rows: 1 accepted, 0 review, 1 rejected, 0 error"
    assert list(out.values()) == [None] * 4
    assert not (tmp_path / "sum.json").exists()


def test_the_summary_is_json_that_adds_up(gate, tmp_path, clean, broken):
    gate([{"text": clean}] * 3 + [{"text": broken}] * 2 + ["x"], "--forbid", "fr-", "--summary", tmp_path / "sum.json")
    counts = json.loads((tmp_path / "sum.json").read_text())
    assert counts == {
        "rows": 6,
        "accepted": 3,
        "review": 0,
        "rejected": 2,
        "error": 1,
        "reasons": {"could not be read": 1, "forbidden rule": 2},
    }


def test_a_policy_file_is_laid_under_the_options(gate, write, clean, broken):
    policy = write(
        "policy.toml", 'min-score = 1\nlanguages = ["fr"]\nforbid = ["fr-coor"]\n[minimum]\ntranslation = 90\n'
    )
    _, out = gate([{"text": broken}], "--policy", policy, "--language", "en")
    reasons = out["rejected"][0]["auditor"]["reasons"]
    assert [reason.split(":")[0] for reason in reasons] == ["forbidden rule", "language", "translation"]
    assert reasons[1] == "language: fr is not en"


def test_a_verdict_is_taken_anew_from_stored_cards(cli, gate, write, tmp_path, clean, broken):
    rows = [{"id": "a", "text": clean}, {"text": broken}, {"id": "c"}] * 2
    file = write("rows.jsonl", rows)
    _, straight = gate(rows, "--min", "translation=90")
    for name in ("cards.jsonl", "cards.jsonl.gz", "cards.jsonl.zst", "cards.parquet"):
        assert cli("score", file, "--output", tmp_path / name).status == 0
        _, anew = gate(rows, "--min", "translation=90", "--cards", tmp_path / name)
        assert anew == straight


def test_stored_cards_are_split_themselves_without_rows(cli, write, tmp_path, clean, broken):
    file = write("rows.jsonl", [{"id": "a", "text": clean}, {"id": "b", "text": broken}])
    cli("score", file, "--output", tmp_path / "cards.jsonl")
    ran = cli("gate", "--cards", tmp_path / "cards.jsonl", "--forbid", "fr-", "--accepted", tmp_path / "good.jsonl")
    assert ran.status == 1
    (card,) = lines(tmp_path / "good.jsonl")
    assert card["id"] == "a"
    assert card["categories"]


def test_cards_of_other_rows_are_refused(cli, gate, write, tmp_path, clean):
    cli("score", write("rows.jsonl", [{"id": "a", "text": clean}]), "--output", tmp_path / "cards.jsonl")
    for rows, message in [
        ([{"id": "b", "text": clean}], "cards.jsonl:1: the card of 'a' stands where there is the row 'b'"),
        ([{"id": "a", "text": clean}] * 2, "there is no card for the row"),
        ([], "the card of 'a' stands where there is no row"),
    ]:
        ran, out = gate(rows, "--cards", tmp_path / "cards.jsonl")
        assert ran.status == 2
        assert message in ran.err
        assert out["accepted"] is None
    ran, _ = gate([{"id": "a", "text": clean}], "--cards", write("bad.jsonl.gz", gzip.compress(b'{"id": 1}\n')))
    assert "bad.jsonl.gz:1: no score card" in ran.err


WRONG = {
    ("--min", "style=3"): "there is no category 'style'",
    ("--min", "translation"): "--min takes CATEGORY=N",
    ("--min-score", "101"): "a floor is 0 to 100, not 101",
    ("--max-mt", "7"): "a probability is 0 to 1, not 7",
    ("--policy", "none.toml"): "none.toml: cannot be read",
}


@pytest.mark.parametrize(("options", "message"), WRONG.items())
def test_wrong_options_are_refused(gate, clean, options, message):
    ran, out = gate([{"text": clean}], *options)
    assert ran.status == 2
    assert message in ran.err
    assert out["accepted"] is None


def test_an_output_that_cannot_be_written_leaves_no_other(cli, write, tmp_path, clean):
    file = write("rows.jsonl", [{"text": clean}])
    ran = cli("gate", file, "--accepted", tmp_path / "a.jsonl", "--rejected", tmp_path / "none" / "r.jsonl")
    assert ran.status == 2
    assert "cannot be written" in ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["rows.jsonl"]


def test_nothing_to_judge_is_wrong_use(cli):
    ran = cli("gate", "--min-score", 3)
    assert ran.status == 2
    assert "Missing argument 'IN...'" in ran.err


def test_junit_has_a_case_for_each_row(gate, clean, broken, tmp_path):
    rows = [{"id": "<good>", "text": clean}, {"id": "bad", "text": broken}, {"id": "short", "text": "Trop court."}, {}]
    report = tmp_path / "gate.xml"
    gate(rows, "--min", "translation=90", "--junit", report)
    suite = ET.fromstring(report.read_text(encoding="utf-8")).find("testsuite")
    assert {name: suite.get(name) for name in ("tests", "failures", "errors", "skipped")} == {
        "tests": "4",
        "failures": "1",
        "errors": "1",
        "skipped": "1",
    }
    good, bad, short, unread = suite.findall("testcase")
    assert good.get("name") == "<good>"
    assert list(good) == []
    assert "translation" in bad.find("failure").get("message")
    assert short.find("skipped") is not None
    assert "the field is missing" in unread.find("error").get("message")
