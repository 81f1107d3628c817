"""A real pipeline of datatrove."""

from __future__ import annotations

import gzip
import json

import pytest

pytest.importorskip("datatrove")


@pytest.mark.parametrize(("strict", "kept"), [(False, ["good", "short"]), (True, ["good"])])
def test_a_pipeline_keeps_what_the_policy_accepts(tmp_path, articles, cards, config, strict, kept):
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter

    from auditor import Policy
    from auditor.integrations.datatrove import AuditFilter

    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in articles))
    dropped = JsonlWriter(str(tmp_path / "dropped"))
    step = AuditFilter(Policy(minimum={"translation": 90}), config, strict, exclusion_writer=dropped)
    out = JsonlWriter(str(tmp_path / "out"))
    reader = JsonlReader(str(tmp_path / "in"))
    LocalPipelineExecutor([reader, step, out], logging_dir=str(tmp_path / "logs")).run()
    found = rows(tmp_path / "out")
    assert [row["id"] for row in found] == kept
    assert found[0]["metadata"]["auditor_overall"] == cards[0]["overall"]
    lost = {row["id"]: row["metadata"] for row in rows(tmp_path / "dropped")}
    assert lost["bad"]["filter_reason"] == "translation"
    assert lost["bad"]["auditor_reasons"][0].startswith("translation: ")
    assert len(found) + len(lost) == 3


def rows(folder):
    (file,) = folder.glob("*.jsonl.gz")
    return [json.loads(line) for line in gzip.decompress(file.read_bytes()).splitlines()]
