"""English Wikipedia's list of perennial sources: the community's consensus on each, by topic where it differs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from auditor.sources import hosts
from training.outlets.table import read

STATUS = {
    "gr": "generally reliable",
    "nc": "no consensus",
    "m": "mixed",
    "gu": "generally unreliable",
    "d": "deprecated",
}
NO_NAMES = {"anchor"}
"""Left over from the markup of the list."""


def rows(lists: Path) -> Iterator[tuple[str, str, str, str, str]]:
    """Domain, name, statement, source, value; one row for a domain, which names all its entries."""
    entries: dict[str, list[dict[str, str]]] = {}
    for row in read(lists / "wikipedia_perennial_2026.tsv"):
        if (domain := hosts.key(row["domain"])) and row["status"] in STATUS:
            entries.setdefault(domain, []).append(row)
    for domain, found in entries.items():
        names = [row["name"] for row in found if row["name"] and row["name"] not in NO_NAMES]
        yield domain, names[0] if names else "", _tag(found), "wikipedia-perennial-2026", _value(found)


def _tag(found: list[dict[str, str]]) -> str:
    statuses = {row["status"] for row in found}
    name = STATUS[statuses.pop()] if len(statuses) == 1 else "mixed"
    return f"wikipedia-{name.replace(' ', '-')}"


def _value(found: list[dict[str, str]]) -> str:
    order = list(STATUS)
    statuses = sorted({row["status"] for row in found}, key=order.index)
    value = " / ".join(STATUS[status] for status in statuses)
    years = [row["last_discussed"] for row in found if row.get("last_discussed")]
    by_topic = ", by topic or period" if len(statuses) > 1 else ""
    return f"{value}{by_topic}" + (f"; last discussed {max(years)}" if years else "")
