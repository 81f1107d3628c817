"""auditor score: one card per row, in order, whole or not at all."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys

import pytest

from auditor.resources import folder


def test_there_is_one_card_per_row_in_order(cli, write, clean, broken, tmp_path):
    rows = [{"id": f"a{number}", "text": broken if number % 3 else clean} for number in range(50)]
    ran = cli("score", write("rows.jsonl", rows), "--output", tmp_path / "cards.jsonl")
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    cards = [json.loads(line) for line in (tmp_path / "cards.jsonl").read_text().splitlines()]
    assert [card["id"] for card in cards] == [row["id"] for row in rows]
    assert [bool(card["findings"]) for card in cards] == [number % 3 > 0 for number in range(50)]


def test_every_card_is_valid_against_the_schema(cli, write, clean, broken):
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((folder("reports") / "scorecard.schema.json").read_text())
    rows = [{"id": "a", "text": clean}, {"id": "b", "text": broken}, {"id": "c", "text": "Court."}, {"id": "d"}]
    for card in cli("score", write("rows.jsonl", rows), "--output", "-").cards:
        jsonschema.validate(card, schema)


def test_several_files_follow_each_other(cli, write, clean):
    first, second = write("b.txt", clean), write("a.jsonl", [{"id": "x", "text": clean}, {"text": clean}])
    ran = cli("score", first, second, "--output", "-")
    assert [card["id"] for card in ran.cards] == [str(first), "x", f"{second}:2"]


def test_rows_come_from_standard_input(cli, monkeypatch, clean):
    data = json.dumps({"text": clean}).encode() + b"\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [card["id"] for card in cli("score", "-", "--output", "-").cards] == ["<stdin>:1"]


@pytest.mark.parametrize("workers", [1, 2])
def test_equal_input_gives_equal_bytes_in_another_process(one_rule, write, clean, broken, tmp_path, workers):
    file = write("rows.jsonl", [{"text": broken}, {"text": clean}, {"no": "text"}] * 20)
    written = set()
    for seed in ("0", "1", "random"):
        output = tmp_path / f"out-{seed}.jsonl"
        command = [sys.executable, "-m", "auditor", "score", str(file), "-o", str(output), "--workers", str(workers)]
        done = subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
        written.add(output.read_bytes())
    assert len(written) == 1
    assert len(written.pop().splitlines()) == 60


def test_an_output_that_cannot_be_written_is_an_error_before_reading(cli, write, clean, tmp_path):
    file = write("a.txt", clean)
    ran = cli("score", file, "--output", tmp_path / "none" / "out.jsonl")
    assert ran.status == 2
    assert "out.jsonl: cannot be written: No such file or directory" in ran.err
    assert cli("score", file, "--output", tmp_path).status == 2
