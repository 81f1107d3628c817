"""Fixtures that every test may use; the rule book's cache goes to a folder of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def samples() -> Path:
    return ROOT / "samples"


@pytest.fixture(scope="session")
def auditor():
    from auditor import Auditor

    return Auditor()


@pytest.fixture(scope="session")
def valid():
    """A function that checks a score card against the schema in reports/."""
    from jsonschema import Draft202012Validator

    schema = json.loads((ROOT / "reports" / "scorecard.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema).validate
