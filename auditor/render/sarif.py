"""SARIF 2.1.0 (OASIS, 2020), which code scanning and editors read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import IO, Any
from urllib.parse import quote

from auditor import __version__
from auditor.render.audited import Audited
from auditor.render.formats import Settings
from auditor.rule import Rule
from auditor.rulebook import RuleBook
from auditor.scorecard import Finding

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"critical": "error", "major": "warning", "minor": "note"}


def write_sarif(audits: Sequence[Audited], book: RuleBook, stream: IO[str], settings: Settings) -> None:
    """One run; columns count UTF-16 code units, as SARIF's default has it."""
    names = sorted({finding.rule for audited in audits for finding in audited.card.findings})
    rules = [book[name] for name in names]
    index = {rule.id: number for number, rule in enumerate(rules)}
    results = [_result(audited, finding, index) for audited in audits for finding in audited.card.findings]
    unread = [audited.card for audited in audits if audited.card.status == "error"]
    notes = [{"level": "error", "message": {"text": card.reason or "could not be read"}} for card in unread]
    driver = {"name": "auditor", "version": __version__, "rules": [_descriptor(rule) for rule in rules]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "utf16CodeUnits",
        "invocations": [{"executionSuccessful": not unread, "toolExecutionNotifications": notes}],
        "results": results,
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    stream.write(json.dumps(log, ensure_ascii=False, indent=1) + "\n")


def _descriptor(rule: Rule) -> dict[str, Any]:
    wrong = next((example.text for example in rule.examples if example.wrong), "")
    help_text = f"{rule.why}\n\n{rule.fix or ''}\n\nFound in: {wrong}".strip()
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.why},
        "help": {"text": help_text},
        "defaultConfiguration": {"level": _LEVELS[rule.severity] if rule.weight else "note"},
        "properties": {
            "category": rule.category,
            "precision": rule.confidence,
            "tags": [rule.category, *rule.languages],
        },
    }


def _result(audited: Audited, finding: Finding, index: dict[str, int]) -> dict[str, Any]:
    region = {
        **dict(zip(("startLine", "startColumn"), _place(audited, finding.start), strict=True)),
        **dict(zip(("endLine", "endColumn"), _place(audited, finding.end), strict=True)),
        "snippet": {"text": finding.text},
    }
    artifact = {"uri": _uri(audited.card.id)}
    return {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[finding.severity] if finding.weight > 0 else "note",
        "message": {"text": f"{finding.message} {finding.fix or ''}".strip()},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "properties": {"confidence": finding.confidence, "weight": finding.weight},
    }


def _uri(name: str) -> str:
    """The article's id as a URI; an absolute path is one with the scheme `file`."""
    return f"file://{quote(name)}" if name.startswith("/") else quote(name, safe="/:.-_~?=&%")


def _place(audited: Audited, offset: int) -> tuple[int, int]:
    """Line, and column in UTF-16 code units, both from 1."""
    line, column = audited.position(offset)
    before = audited.article.text[offset - column + 1 : offset]
    return line, len(before.encode("utf-16-le", "surrogatepass")) // 2 + 1
