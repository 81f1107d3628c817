"""The line model's training, on a few made-up pages."""

from __future__ import annotations

import gzip
import json

import pytest

from auditor.kinds.line.features import NAMES
from auditor.kinds.line.trees import Forest

pytest.importorskip("sklearn")

TEXT = "The bridge over the river will be closed for six months, the mayor said in a statement on Monday, number {}."
WEB = "Der Fluss ist in der Nacht über die Ufer getreten, und die Stadt hat den Notstand für alle {} Orte erklärt."


@pytest.fixture
def data(tmp_path):
    """Ten pages with every line marked (English), and ten with strings to keep and to drop (German)."""
    lines = [{"text": f"Menu {n}", "content": False} for n in range(12)]
    lines += [{"text": TEXT.format(n), "content": True} for n in range(6)] + [{"text": "  ", "content": False}]
    strings = "\n".join([f"Menü {n}" for n in range(12)] + [WEB.format(n) for n in range(6)])
    _write(tmp_path / "page_lines.jsonl.gz", [{"id": str(n), "url": "u", "lines": lines} for n in range(10)])
    row = {"text": strings, "keep": ["Ufer getreten", "Menü 3"], "drop": ["Menü"]}
    _write(tmp_path / "page_strings.jsonl.gz", [{"id": str(n), **row} for n in range(10)])
    return tmp_path


def _write(file, rows):
    with gzip.open(file, "wt", encoding="utf-8") as out:
        out.write("\n".join(json.dumps(row) for row in rows))


def test_pages_are_read_with_their_marks(data):
    from training.lines.pages import read_pages

    pages = list(read_pages(data))
    assert [page.source for page in pages] == ["lines"] * 10 + ["strings"] * 10
    assert pages[0].marks == [1] * 12 + [0] * 6
    assert pages[10].marks == [1, 1, 1, -1] + [1] * 8 + [0] * 6  # « Menü 3 » is kept and dropped
    assert pages[10].language == "de"


def test_the_exported_trees_answer_as_the_fitted_ones(data, tmp_path):
    from training.lines.model import as_json, balanced_accuracy, fit, matrix
    from training.lines.pages import read_pages

    pages = list(read_pages(data))
    trees = fit(pages, max_iter=5, min_samples_leaf=5)
    assert balanced_accuracy(trees, pages) == 1.0
    file = tmp_path / "trees.json"
    file.write_text(json.dumps(as_json(trees)), encoding="utf-8")
    forest, rows = Forest.load(file, NAMES), matrix(pages)[0]
    expected = trees.predict_proba(rows)[:, 1]
    assert [forest.probability(row) for row in rows.tolist()] == pytest.approx(expected.tolist(), abs=1e-4)


def test_the_command_writes_model_and_card(data, tmp_path, monkeypatch, capsys):
    from training.lines import __main__ as command

    out = tmp_path / "model"
    monkeypatch.setattr(command, "FOLDS", 2)
    monkeypatch.setattr("sys.argv", ["lines", "--data", str(data), "--out", str(out)])
    command.main()
    assert json.loads(capsys.readouterr().out)["trained on en, tested on de"] >= 0.5
    assert Forest.load(out / "trees.json", NAMES).trees
    assert "120 lines marked content" in (out / "README.md").read_text(encoding="utf-8")
