"""The `source` of a score card: who says it, what can be checked, and what others say of the outlet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from auditor.reading import Document
from auditor.sources import identity, imprint, labels, origin, sourcing
from auditor.sources.attribution import Attribution, attribute
from auditor.sources.edges import Edges
from auditor.sources.registry import Registry
from auditor.sources.reliability import reliability
from auditor.sources.signals import Signal, Status, headline, merged

if TYPE_CHECKING:
    from auditor.sources.page import Page


def assess(
    document: Document,
    registry: Registry,
    *,
    page: Page | None = None,
    headline_seen: tuple[Status, str] | None = None,
) -> dict[str, Any]:
    """The `source` object of an article's score card, as JSON types.

    `page` is the article's HTML page as `read_page` reads it; without it the row's own field `html` is read, where it
    has one. `headline_seen` says whether the body carries the headline, and by what. What others say of the outlet
    stands beside the reliability and is not mixed into it.
    """
    signals, attribution = text_signals(document, registry)
    html = document.article.metadata.get("html")
    if page is None and isinstance(html, str):
        from auditor.sources.page import read_page  # most articles come without one

        page = read_page(html)
    seen = headline(headline_seen, merged(signals, *_declared(page)))
    rated = reliability(seen)
    return {
        "reliability": rated.score,
        "coverage": rated.coverage,
        "signals": [signal.to_dict() for signal in seen],
        "outlet": _outlet(attribution),
    }


def _declared(page: Page | None) -> list[list[Signal]]:
    if page is None:
        return []
    from auditor.sources.declared import page_signals

    return [page_signals(page)]


def text_signals(document: Document, registry: Registry) -> tuple[list[Signal], Attribution]:
    """The signals that the article's text and fields show, and the outlet it is attributed to."""
    edges = Edges(document)
    origins, credits = origin.read(edges, registry)
    attribution = attribute(edges, registry, credits)
    labelled = labels.read(edges)
    signals = [
        sourcing.read(document, opinion=labelled[0].status == "pass"),
        *identity.read(edges),
        *labelled,
        *imprint.read(edges),
        *origins,
        attribution.signal,
    ]
    return signals, attribution


def _outlet(attribution: Attribution) -> dict[str, Any] | None:
    if attribution.outlet is None:
        return None
    return attribution.outlet.to_dict() | {"known_by": attribution.known_by}
