"""Transparency signals that a page declares, each with the tag that shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from auditor.sources import hosts
from auditor.sources.imprint import registered
from auditor.sources.page import Page
from auditor.sources.signals import Signal, tagged

_ARTICLE = re.compile(r"\w*Article|BlogPosting|Report|LiveBlogPosting")
_OPINION = re.compile(
    r"opinion\w*|tribunes?|éditos?|editos?|éditorial|editorial|chroniques?|billets?|points? de vue|débats?|idées"
    r"|carte blanche|analyses?|blogs?",
    re.IGNORECASE,
)
_DESK = re.compile(r"(?:la )?(?:rédaction|redaction|admin\w*|staff|newsroom|webmaster|équipe)\b.*", re.IGNORECASE)
_LINK_TEXTS = {
    "responsible-named": re.compile(
        r"mentions légales|informations légales|impressum|legal notice|l'ours|masthead|qui sommes[- ]nous|à propos"
        r"|la rédaction|notre équipe|about us|aviso legal|note legali",
        re.IGNORECASE,
    ),
    "ownership-stated": re.compile(
        r"(?:nos |notre )?actionna\w+|financement|qui nous (?:finance|possède)|qui possède|ownership|our funding"
        r"|capital et gouvernance",
        re.IGNORECASE,
    ),
    "corrections-visible": re.compile(r"corrections?|rectificatifs?|errata|nos erreurs", re.IGNORECASE),
}
_TIMES = ("article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate", "parsely-pub-date")


def page_signals(page: Page) -> list[Signal]:
    """The signals of a page. It fails only for what the page of an article must carry itself: an author and a date."""
    facts = _Facts(page)
    readers = (_author, _dates, _origin, _kind, _policies, _imprint, _sources, _outlet, _translation)
    return [signal for reader in readers for signal in reader(facts)]


class _Facts:
    """A page with its JSON-LD sorted out: the article's own objects, their publishers."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.articles = [node for node in page.nodes if any(_ARTICLE.fullmatch(name) for name in _types(node))]
        self.publishers = [
            item
            for node in (*self.articles, *page.nodes)
            for item in (*_objects(node.get("publisher")), *_objects(node if _is_organisation(node) else None))
        ]
        self.is_article = bool(self.articles) or page.metas.get("og:type", "").lower() == "article"

    def values(self, *names: str) -> Iterator[tuple[str, str]]:
        """Tag and text of the articles' properties."""
        for node in self.articles:
            for name in names:
                for text in _texts(node.get(name)):
                    yield f"json-ld {name}", text

    def metas(self, *names: str) -> Iterator[tuple[str, str]]:
        """Tag and text of meta tags."""
        for name in names:
            if text := self.page.metas.get(name, "").strip():
                yield f"meta {name}", text


def _author(facts: _Facts) -> Iterator[Signal]:
    named = [*facts.values("author", "creator"), *facts.metas("author", "article:author", "dc.creator")]
    named += [("link rel=author", text) for rel, _, text in facts.page.links if "author" in rel.split() and text]
    named = [(tag, text) for tag, text in named if not text.startswith("http")]
    houses = {text.lower() for publisher in facts.publishers for text in _texts(publisher)}
    houses |= {text.lower() for _, text in facts.metas("og:site_name")}
    for tag, text in named:
        if text.lower() not in houses and not _DESK.fullmatch(text):
            yield tagged("author-named", tag, text)
            return
    if named:
        yield tagged("author-named", *named[0], "fail")
    elif facts.is_article:
        yield tagged("author-named", "json-ld author, meta author", None, "fail")


def _dates(facts: _Facts) -> Iterator[Signal]:
    published = [*facts.values("datePublished", "dateCreated"), *facts.metas(*_TIMES)]
    published += [("time datetime", text) for text in facts.page.times if text]
    modified = [
        *facts.values("dateModified"),
        *facts.metas("article:modified_time", "og:updated_time", "last-modified"),
    ]
    if published:
        yield tagged("dated", *published[0])
    elif facts.is_article:
        yield tagged("dated", "json-ld datePublished, meta article:published_time", None, "fail")
    if modified and published and modified[0][1][:16] != published[0][1][:16]:
        yield tagged("updates-dated", *modified[0])


def _origin(facts: _Facts) -> Iterator[Signal]:
    sources = [
        *facts.values("isBasedOn", "sourceOrganization", "provider", "translationOfWork", "translator"),
        *facts.metas("syndication-source", "original-source"),
    ]
    if sources:
        yield tagged("origin-credited", *sources[0])


def _kind(facts: _Facts) -> Iterator[Signal]:
    types = {name for node in facts.articles for name in _types(node)}
    if "AdvertiserContentArticle" in types:
        yield tagged("advertising-labelled", "json-ld @type", "AdvertiserContentArticle")
    sponsored = next((href for rel, href, _ in facts.page.links if "sponsored" in rel.split()), None)
    if sponsored:
        yield tagged("advertising-labelled", "link rel=sponsored", sponsored)
    labels = [("json-ld @type", name) for name in sorted(types & {"OpinionNewsArticle", "AnalysisNewsArticle"})]
    sections = [*facts.values("articleSection", "genre"), *facts.metas("article:section")]
    labels += [(tag, text) for tag, text in sections if _OPINION.fullmatch(text.strip())]
    if labels:
        yield tagged("opinion-labelled", *labels[0])


def _policies(facts: _Facts) -> Iterator[Signal]:
    corrected = [*facts.values("correction"), *_published(facts, "correctionsPolicy")]
    owners = list(_published(facts, "ownershipFundingInfo", "parentOrganization"))
    heads = list(_published(facts, "masthead", "publishingPrinciples"))
    for signal, seen in (
        ("corrections-visible", corrected),
        ("ownership-stated", owners),
        ("responsible-named", heads),
    ):
        linked = [("a", text) for _, _, text in facts.page.links if _LINK_TEXTS[signal].fullmatch(text.strip(" .:"))]
        if seen or linked:
            yield tagged(signal, *(seen or linked)[0])


def _imprint(facts: _Facts) -> Iterator[Signal]:
    numbers = [("json-ld issn", text) for node in facts.page.nodes for text in _texts(node.get("issn"))]
    numbers = [(tag, text) for tag, text in numbers if registered(f"ISSN {text}")]
    linked = [("a", href) for _, href, _ in facts.page.links if "journalismtrustinitiative.org" in href.lower()]
    match = registered(facts.page.text)
    stated = [("text", match.group())] if match else []
    if seen := numbers + linked + stated:
        yield tagged("registration-shown", *seen[0])


def _sources(facts: _Facts) -> Iterator[Signal]:
    cited = list(facts.values("citation", "isBasedOn"))
    own = hosts.split(facts.page.url or "")[0]
    outside = [
        ("p a", href)
        for href in facts.page.cited
        if own and href.startswith("http") and (host := hosts.split(href)[0]) and not _related(host, own)
    ]
    if seen := cited + outside:
        yield tagged("sources-cited", *seen[0])


def _outlet(facts: _Facts) -> Iterator[Signal]:
    names = [("json-ld publisher", text) for publisher in facts.publishers for text in _texts(publisher)]
    if seen := names + list(facts.metas("og:site_name", "application-name")):
        yield tagged("outlet-named", *seen[0])


def _translation(facts: _Facts) -> Iterator[Signal]:
    if facts.page.translations:
        yield tagged("translation-declared", "html", f"declared machine translation: {facts.page.translations[0]}")


def _published(facts: _Facts, *names: str) -> Iterator[tuple[str, str]]:
    for publisher in facts.publishers:
        for name in names:
            for text in _texts(publisher.get(name)):
                yield f"json-ld publisher {name}", text


def _related(host: str, own: str) -> bool:
    return host == own or host.endswith(f".{own}") or own.endswith(f".{host}")


def _types(node: dict[str, Any]) -> list[str]:
    types = node.get("@type")
    return [name for name in (types if isinstance(types, list) else [types]) if isinstance(name, str)]


def _is_organisation(node: dict[str, Any]) -> bool:
    return any(name.endswith(("Organization", "NewsMediaOrganization")) for name in _types(node))


def _objects(value: Any) -> list[dict[str, Any]]:
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, dict)]


def _texts(value: Any) -> list[str]:
    """The texts of a JSON-LD value: itself, or the name or address of an object, or those of a list."""
    items = value[:20] if isinstance(value, list) else [value]
    texts = (
        item.get("name") or item.get("url") or item.get("@id") if isinstance(item, dict) else item for item in items
    )
    return [text.strip() for text in texts if isinstance(text, str) and text.strip()]
