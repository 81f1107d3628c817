"""Décodex, March 2018: a level from 1 to 4 for each site or page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from auditor.sources import hosts
from training.outlets.table import read

MEANING = {
    "1": "1 of 4: satire or parody",
    "2": "2 of 4: spreads a significant number of false reports",
    "3": "3 of 4: imprecise, or does not name its sources",
    "4": "4 of 4: no caution given",
}


def rows(lists: Path) -> Iterator[tuple[str, str, str, str]]:
    """Domain, statement, source, value; a domain that the list gives two levels keeps both."""
    for row in read(lists / "decodex_2018-03.tsv"):
        level = row["level"]
        if level in MEANING and (domain := hosts.key(row["domain"].removesuffix("/index.html"))):
            yield domain, f"decodex-{level}", "decodex-2018-03", MEANING[level]
