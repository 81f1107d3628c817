"""Who says it: the outlet registry, the transparency signals of an article, and the track record of an outlet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.lazily import lazily
from auditor.sources.assess import assess
from auditor.sources.outlet import Outlet, Statement
from auditor.sources.ratings import Rating, read_ratings
from auditor.sources.registry import Registry
from auditor.sources.reliability import Reliability, reliability
from auditor.sources.signals import Signal

if TYPE_CHECKING:
    from auditor.sources.declared import page_signals
    from auditor.sources.ledger import Ledger
    from auditor.sources.page import Page, read_page

__all__ = [
    "Ledger",
    "Outlet",
    "Page",
    "Rating",
    "Registry",
    "Reliability",
    "Signal",
    "Statement",
    "assess",
    "page_signals",
    "read_page",
    "read_ratings",
    "reliability",
]

# An article alone needs neither HTML pages nor the database of the track record.
__getattr__ = lazily(
    __name__,
    {
        "Ledger": "auditor.sources.ledger",
        "Page": "auditor.sources.page",
        "page_signals": "auditor.sources.declared",
        "read_page": "auditor.sources.page",
    },
)
