"""Who says it: the outlet registry, the transparency signals of an article, and the track record of an outlet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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

_HOMES = {
    "Ledger": "auditor.sources.ledger",
    "Page": "auditor.sources.page",
    "page_signals": "auditor.sources.declared",
    "read_page": "auditor.sources.page",
}


def __getattr__(name: str) -> Any:
    """Import on first use what an article alone does not need: HTML pages and the database of the track record."""
    if name not in _HOMES:
        raise AttributeError(f"module 'auditor.sources' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
