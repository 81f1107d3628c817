"""Domains that public reports name as part of influence operations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from auditor.sources import hosts
from training.outlets.table import read

SOURCES = {
    "VIGINUM, RRN, 19 June 2023": "viginum-rrn",
    "VIGINUM, Portal Kombat, February 2024": "viginum-portal-kombat",
    "VIGINUM, Storm-1516, 2025": "viginum-storm-1516",
    "see DIMA (M82 project)": "m82-dima",
}
NO_DOMAINS = {
    "-news.ru",  # the report's shorthand for a family of names, not a host
    "news.ru",  # the same shorthand, cut: an unrelated outlet stands at this address
}


def rows(lists: Path) -> Iterator[tuple[str, str, str, str]]:
    """Domain, statement, source, value; a domain named by two reports has two rows."""
    for row in read(lists / "influence_operations.tsv"):
        if row["domain"] in NO_DOMAINS:
            continue
        value = f"named in the list of domains of the operation {row['operation']}"
        yield hosts.key(row["domain"]), "influence-operation", SOURCES[row["named_by"]], value
