"""What a run tells OpenTelemetry, by the real library, and that it may be absent."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

RUN = """
import json, sys
from opentelemetry import metrics, trace
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from auditor.config import Config
from auditor.pipeline.score import run
from auditor.pipeline.work import Settings

reader, spans = InMemoryMetricReader(), InMemorySpanExporter()
metrics.set_meter_provider(MeterProvider([reader]))
trace.set_tracer_provider(TracerProvider())
trace.get_tracer_provider().add_span_processor(SimpleSpanProcessor(spans))
run([sys.argv[1]], sys.argv[2], Config(select=("fr-coordinated-twins",)), Settings())
(metric,) = reader.get_metrics_data().resource_metrics[0].scope_metrics[0].metrics
points = {point.attributes["outcome"]: point.value for point in metric.data.data_points}
print(json.dumps([metric.name, points, [span.name for span in spans.get_finished_spans()]]))
"""


def test_a_run_is_counted_and_traced(tmp_path):
    pytest.importorskip("opentelemetry.sdk")
    (tmp_path / "rows.jsonl").write_text('{"text": "un"}\n{"text": "deux"}\nno row\n')
    command = [sys.executable, "-c", RUN, str(tmp_path / "rows.jsonl"), str(tmp_path / "out.jsonl")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == ["auditor.rows", {"card": 2, "error": 1}, ["auditor.score"]]


def test_nothing_is_done_without_the_library(monkeypatch):
    from auditor.pipeline import telemetry

    monkeypatch.setitem(sys.modules, "opentelemetry.trace", None)
    monkeypatch.setitem(sys.modules, "opentelemetry.metrics", None)
    with telemetry.traced("score"):
        telemetry.count("score", {"card": 1})
