"""Patterns that can run away are refused before they ever run."""

from __future__ import annotations

import pytest

from auditor.kinds.safety import check_pattern


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+b",
        r"(?:\w+\s?)*$",
        r"(a|aa)+*"[:-1] + r"(b+)+",
        r".*.*.*.*x",
        r"(?:x{1,50}){1,50}",
        "a" * 20_000,
        r"(?=(\w+)+y)z",
    ],
)
def test_these_are_refused(pattern):
    with pytest.raises(ValueError, match=r"run away|longer"):
        check_pattern(pattern)


@pytest.mark.parametrize(
    "pattern", [r"\bfoo\b", r"\w+ et \w+", r"(?:un|deux) .{0,40} trois", r"(?:\d{1,3} ){1,3}euros"]
)
def test_these_may_run(pattern):
    check_pattern(pattern)


def test_a_scan_may_hold_no_wide_repeat():
    check_pattern(r"[A-Z]{3,8}", max_wide=0)
    with pytest.raises(ValueError, match="wide"):
        check_pattern(r"[a-z]+[A-Z]", max_wide=0)
