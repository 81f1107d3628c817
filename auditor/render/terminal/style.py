"""Colours and marks of the terminal reports; every meaning is also said without colour."""

from __future__ import annotations

from auditor.scorecard import Finding

CATEGORY = {"translation": "magenta", "language": "cyan", "boilerplate": "blue", "framing": "yellow"}
SEVERITY = {"critical": "bold red", "major": "red", "minor": "yellow"}
SEVERITY_MARK = {"critical": "▲", "major": "●", "minor": "○"}
INFORMS = "·"


def score_style(score: float | None) -> str:
    """Green from 80, yellow from 50, red below."""
    if score is None:
        return "dim"
    return "green" if score >= 80 else "yellow" if score >= 50 else "red"


def mark(finding: Finding) -> tuple[str, str]:
    """The mark of a finding and its style."""
    if finding.weight == 0:
        return INFORMS, "dim"
    return SEVERITY_MARK[finding.severity], SEVERITY[finding.severity]
