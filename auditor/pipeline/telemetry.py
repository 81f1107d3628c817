"""Metrics and traces through OpenTelemetry, where a program or its environment asks for them; else nothing is done."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

NAME = "auditor"


@contextmanager
def traced(name: str) -> Iterator[None]:
    """A span around a run, called `auditor.<name>`."""
    trace = _api("trace")
    if trace is None:
        yield
        return
    with trace.get_tracer(NAME).start_as_current_span(f"{NAME}.{name}"):
        yield


def count(run: str, counters: Mapping[str, int]) -> None:
    """Add to the counters `auditor.rows` by run and by what became of the rows."""
    metrics = _api("metrics")
    if metrics is None:
        return
    rows = metrics.get_meter(NAME).create_counter(f"{NAME}.rows", unit="{row}", description="Rows by outcome")
    for outcome, number in counters.items():
        rows.add(number, {"run": run, "outcome": outcome})


def _api(module: str) -> Any:
    """A module of the API; None where nobody listens: a provider is set by a program, or by variables `OTEL_...`."""
    if "opentelemetry" not in sys.modules and not any(name.startswith("OTEL_") for name in os.environ):
        return None
    from importlib import import_module

    try:
        return import_module(f"opentelemetry.{module}")
    except ImportError:
        return None
