"""Which outlet an article is of, and how that is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from auditor.sources import bylines
from auditor.sources.edges import Edges
from auditor.sources.origin import Credit
from auditor.sources.outlet import Outlet
from auditor.sources.registry import Registry
from auditor.sources.signals import Signal, found, tagged, unseen

_FEED_FIELDS = ("feed", "feed_url", "rss", "source_url", "canonical", "site", "domain", "host")


class Attribution(NamedTuple):
    """The outlet, or None; `known_by` is url, outlet, feed, byline or credit; the signal shows the evidence."""

    outlet: Outlet | None
    known_by: str | None
    signal: Signal


def attribute(edges: Edges, registry: Registry, credits: Sequence[Credit]) -> Attribution:
    """The outlet by the article's address, its fields, its byline, or the outlet whose content it says it passes on."""
    unknown: Attribution | None = None
    for found_here in _candidates(edges, registry):
        if found_here.outlet is not None and found_here.outlet.known:
            return found_here
        unknown = unknown or found_here
    if unknown is not None and unknown.outlet is not None:
        return unknown
    passed_on = next((credit.outlet for credit in credits if credit.passed_on), None)
    if passed_on is not None:  # it speaks for its origin; who passes it on has not named himself
        return Attribution(passed_on, "credit", unknown.signal if unknown else unseen("outlet-named"))
    return unknown or Attribution(None, None, unseen("outlet-named"))


def _candidates(edges: Edges, registry: Registry) -> Iterator[Attribution]:
    document, article = edges.document, edges.document.article
    if article.url:
        yield _by_url(registry, article.url, "url", tagged("outlet-named", "url", article.url))
    for span in document.header.meta:
        address = document.plain.find("http", span.start, span.end)
        if address >= 0:
            signal = found("outlet-named", document.text, address, span.end)
            attribution = _by_url(registry, document.plain[address : span.end], "url", signal)
            if attribution.outlet is None or attribution.outlet.kind != "platform":  # a share button, no address
                yield attribution
    if article.outlet:
        outlet = registry.by_name(article.outlet) or registry.by_url(article.outlet)
        named = outlet or registry.unknown(article.outlet)
        yield Attribution(named, "outlet" if named else None, tagged("outlet-named", "outlet", article.outlet))
    for field in _FEED_FIELDS:
        value = article.metadata.get(field)
        if isinstance(value, str) and (outlet := registry.by_feed(value)):
            yield Attribution(outlet, "feed", tagged("outlet-named", field, value))
    yield from _by_byline(edges, registry)


def _by_url(registry: Registry, url: str, known_by: str, signal: Signal) -> Attribution:
    return Attribution(registry.by_url(url) or registry.unknown(url), known_by, signal)


def _by_byline(edges: Edges, registry: Registry) -> Iterator[Attribution]:
    document = edges.document
    for anchors, pattern in bylines.PATTERNS:
        match = edges.search(pattern, edges.both, anchors)
        outlet = registry.by_name(match["name"]) if match else None
        if match and outlet:
            yield Attribution(outlet, "byline", found("outlet-named", document.text, *match.span("name")))
