"""The gate as a property: rows in = rows out, in order and unchanged."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.config import Config
from auditor.formats.reader import pieces
from auditor.formats.rows import ReadOptions
from auditor.pipeline import batch, gate
from auditor.pipeline.gate import DECISIONS
from auditor.pipeline.job import Job
from auditor.pipeline.policy import Policy

CONFIG = Config(select=("fr-coordinated-twins",))
TEXTS = st.one_of(
    st.text(max_size=40),
    st.just("Les pourparlers « francs et francs » ont duré. " * 8),
    st.just("La maire a salué le vote du budget de la commune. " * 8),
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(), lambda inner: st.lists(inner)
)
ROWS = st.one_of(
    st.builds(lambda extra, text: {**extra, "text": text}, st.dictionaries(st.text(), VALUES), TEXTS),
    st.builds(lambda text, ident: {"id": ident, "text": text}, TEXTS, st.text()),
    st.dictionaries(st.text(), VALUES),
    VALUES,
)


@settings(max_examples=40, deadline=None)
@given(st.lists(ROWS, max_size=8), st.sampled_from(["accept", "review", "reject"]), st.booleans())
def test_nothing_is_lost_moved_or_changed(rows, on_unscored, ascii_only):
    with tempfile.TemporaryDirectory() as folder:
        lines = [json.dumps(row, ensure_ascii=ascii_only or _has_surrogate(row)) for row in rows]
        source = Path(folder, "rows.jsonl")
        source.write_text("".join(line + "\n" for line in lines), encoding="utf-8", newline="\n")
        policy = Policy(minimum={"translation": 90}, on_unscored=on_unscored)
        outputs = {name: str(Path(folder, name)) for name in DECISIONS}
        judged = list(batch.run(pieces([str(source)], ReadOptions()), Job(gate.Judge(policy), CONFIG)))
        summary = gate.run(judged, outputs)
        written = {name: Path(outputs[name]).read_text("utf-8").split("\n")[:-1] for name in DECISIONS}
    assert summary.rows == len(rows) == sum(map(len, written.values()))
    assert summary.to_dict() == {"rows": len(rows), **{name: len(written[name]) for name in DECISIONS}} | {
        "reasons": summary.to_dict()["reasons"]
    }
    for name in DECISIONS:
        expected = [line for line, (verdict, _) in zip(lines, judged, strict=True) if verdict.decision == name]
        assert [_without_verdict(line) for line in written[name]] == [_comparable(line) for line in expected]


def _has_surrogate(row):
    return any("\ud800" <= character <= "\udfff" for character in json.dumps(row, ensure_ascii=False))


def _comparable(line):
    row = json.loads(line)
    return repr(row) if not isinstance(row, dict) else repr({k: v for k, v in row.items() if k != "auditor"})


def _without_verdict(line):
    row = json.loads(line)
    verdict = row.pop("auditor")
    assert verdict["decision"] in DECISIONS
    if set(row) == {"raw", "source", "row"} and not isinstance(row["raw"], dict):
        return repr(row["raw"])
    return repr(row)
