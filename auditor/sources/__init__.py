"""Who says it: the outlet registry, the transparency signals of an article, and the track record of an outlet."""

from __future__ import annotations

from auditor.sources.assess import assess
from auditor.sources.declared import page_signals
from auditor.sources.ledger import Ledger
from auditor.sources.outlet import Outlet, Statement
from auditor.sources.page import Page, read_page
from auditor.sources.ratings import Rating, read_ratings
from auditor.sources.registry import Registry
from auditor.sources.reliability import Reliability, reliability
from auditor.sources.signals import Signal

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
