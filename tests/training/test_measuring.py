"""The script that measures all rules."""

from __future__ import annotations

import gzip
import json

import pytest

from auditor.rulebook.measured import read
from training import measured as command

FILLER = "Le conseil municipal a voté hier soir le budget de la commune après un long débat sur les écoles. " * 6
TWINS = "Les pourparlers ont été francs et francs, a dit le maire. "


@pytest.fixture
def data(tmp_path):
    press = [{"text": FILLER}, {"text": "Trop court."}]
    documents = [
        {"kind": "native", "text": FILLER},
        {"kind": "mt", "text": FILLER + TWINS},
        {"kind": "post_edited", "text": FILLER + TWINS},
    ]
    for name, rows in (("native_press", press), ("mt_documents", documents)):
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as out:
            out.write("\n".join(json.dumps(row) for row in rows))
    return tmp_path


def test_long_texts_of_known_kinds_are_measured(data):
    assert [row.article.metadata["kind"] for row in command.rows(data)] == ["press", "native", "mt"]


def test_the_command_writes_a_row_for_each_rule(data, monkeypatch, capsys):
    out = data / "measured.tsv"
    monkeypatch.setattr("sys.argv", ["measured", "--data", str(data), "--out", str(out)])
    command.main()
    table = read(out)
    assert len(table.rates) == len(command.RuleBook.load())
    assert table.rates["fr-coordinated-twins"]["mt"] > table.rates["fr-coordinated-twins"]["native"] == 0
    assert table.facts["rules"] == command.RuleBook.load().digest
    assert "human_translation" not in table.rates["fr-coordinated-twins"]
    assert capsys.readouterr().out == ""
