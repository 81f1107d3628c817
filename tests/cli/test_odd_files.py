"""Files that are not what their names say: what can be read of them is, and the rest is told."""

from __future__ import annotations

import gzip
import json
import os

import pytest


@pytest.mark.parametrize(
    ("damage", "rows"), [(lambda whole: whole + b"garbage", 300), (lambda whole: whole[:-20], 250)], ids=["tail", "cut"]
)
def test_the_rows_before_a_damaged_place_are_read(cli, write, damage, rows):
    lines = "".join(f'{{"id": "{number}", "text": "{number * 7919}"}}\n' for number in range(300))
    ran = cli("score", write("rows.jsonl.gz", damage(gzip.compress(lines.encode()))), "-o", "-")
    assert ran.status == 0
    *cards, last = ran.cards
    assert len(cards) >= rows
    assert [card["id"] for card in cards] == [str(number) for number in range(len(cards))]
    assert last["status"] == "error"
    assert f"cannot be read on after row {len(cards)}: " in last["reason"]


def test_a_csv_file_of_one_line_is_not_taken_for_a_header(cli, write):
    (card,) = cli("score", write("rows.csv", "a,Un texte sans en-tête.\n"), "-o", "-").cards
    assert card["reason"].endswith("rows.csv: holds one line, which is no header: there is no column 'text' in it")
    assert cli("score", write("rows.csv", "id,text\n"), "-o", "-").cards == []
    assert cli("score", write("rows.csv", ""), "-o", "-").cards == []


def test_a_csv_file_that_does_not_fit_its_encoding_is_told(cli, write):
    (card,) = cli("score", write("rows.csv", "id,text\na,b\n"), "-o", "-", "--encoding", "utf-16").cards
    assert "rows.csv: not utf-16: " in card["reason"]


def test_json_lines_are_no_web_archive(cli, write, clean):
    pytest.importorskip("warcio")
    ran = cli("score", write("rows.jsonl", [{"id": "a", "text": clean}] * 2), "-o", "-", "--from", "warc")
    assert ran.cards[-1]["reason"].endswith("rows.jsonl: no WARC that can be read")


@pytest.mark.parametrize("output", ["cards.jsonl", "cards.csv", "cards.parquet", "parts/"])
def test_a_name_that_is_no_utf8_is_kept(cli, tmp_path, clean, output):
    if output.endswith("parquet"):
        pytest.importorskip("pyarrow")
    file = tmp_path / os.fsdecode(b"caf\xe9.txt")
    try:
        file.write_text(clean, encoding="utf-8")
    except OSError:
        pytest.skip("this disk takes only UTF-8")
    ran = cli("score", file, "-o", f"{tmp_path}/{output}", "-q")
    assert (ran.status, ran.err) == (0, "")
    if output == "cards.jsonl":
        assert json.loads((tmp_path / output).read_text())["id"] == str(file)


@pytest.mark.parametrize("journal", [b"\xff\x00", b"[]", b"{}", b'{"rows": 1}'], ids=str)
def test_a_run_with_a_damaged_journal_begins_again(cli, write, clean, tmp_path, journal):
    file = write("rows.jsonl", [{"id": "a", "text": clean}])
    (tmp_path / "out.jsonl.part").write_bytes(b"{}\n")
    (tmp_path / "out.jsonl.journal").write_bytes(journal)
    assert cli("score", file, "-o", tmp_path / "out.jsonl", "--resume", "-q").status == 0
    assert json.loads((tmp_path / "out.jsonl").read_text())["id"] == "a"


def test_a_folder_of_parts_with_a_damaged_state_is_of_another_run(cli, write, clean, tmp_path):
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "run.json").write_bytes(b"\xff\x00")
    ran = cli("score", write("rows.jsonl", [{"text": clean}]), "-o", f"{tmp_path}/parts/", "--resume")
    assert ran.status == 2
    assert "cannot go on, for the input or the settings are not those of its parts" in ran.err


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff\xfe\xfd\n", "cards.jsonl:1: no JSON: "),
        (b'{"id": "a", "m": ' + b"[" * 100_000 + b"\n", "cards.jsonl:1: no JSON: "),
        (b'{"text": "no card"}\n', "cards.jsonl:1: no score card: the field is missing @ $.id"),
    ],
    ids=["bytes", "deep", "row"],
)
def test_what_is_no_score_card_is_not_recorded(cli, write, tmp_path, content, message):
    ran = cli("outlets", "record", write("cards.jsonl", content), "--ledger", tmp_path / "ledger")
    assert ran.status == 2
    assert message in ran.err


def test_compressed_cards_are_recorded(cli, write, clean, tmp_path):
    row = {"id": "a", "url": "https://www.lemonde.fr/a", "text": clean}
    assert cli("score", write("rows.jsonl", [row]), "-o", tmp_path / "cards.jsonl.gz", "-q").status == 0
    ran = cli("outlets", "record", tmp_path / "cards.jsonl.gz", "--ledger", tmp_path / "ledger")
    assert (ran.status, ran.out.rpartition(": ")[2]) == (0, "1 of 1 cards name an outlet and were recorded\n")


def test_rows_that_were_not_measured_are_told(cli, write, clean):
    ran = cli("rules", "measure", write("rows.jsonl", [{"text": clean}, {"text": 5}]), "--format", "jsonl")
    assert ran.status == 2
    assert ran.err.endswith("rows.jsonl:2: must be a string, not a number @ $.text\n")


def test_cards_that_cannot_be_sent_are_kept(cli, write, clean, monkeypatch):
    memory = pytest.importorskip("fsspec.implementations.memory")

    def refused(*names):
        raise PermissionError("no entry")

    monkeypatch.setattr(memory.MemoryFileSystem, "put_file", refused)
    ran = cli("score", write("rows.jsonl", [{"id": "a", "text": clean}]), "-o", "memory://bucket/cards.jsonl", "-q")
    assert ran.status == 2
    message, _, kept = ran.err.strip().rpartition(" ")
    assert message == "auditor: memory://bucket/cards.jsonl: cannot be written: no entry; the cards are kept in"
    with open(kept) as cards:
        assert json.loads(cards.read())["id"] == "a"
