"""What an HTML page declares: JSON-LD, meta tags, links, and the marks that translation plug-ins leave."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

MAX_CHARACTERS = 4_000_000
"""A longer page is read to here."""
_MAX_LINKS, _MAX_SCRIPT, _MAX_NODES, _MAX_TEXT = 5_000, 500_000, 2_000, 200_000

_KEEP = ("script", "a", "title")


@dataclass(slots=True)
class Page:
    """`metas` by name or property, `links` as (rel, href, text), `cited` the links inside paragraphs, JSON-LD `nodes`,
    `translations` the marks of machine translation, `text` the visible text in document order."""

    language: str | None = None
    title: str = ""
    metas: dict[str, str] = field(default_factory=dict)
    links: list[tuple[str, str, str]] = field(default_factory=list)
    cited: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    nodes: list[dict[str, Any]] = field(default_factory=list)
    translations: list[str] = field(default_factory=list)
    text: str = ""

    @property
    def url(self) -> str | None:
        """The page's own address, as it declares it."""
        canonical = (href for rel, href, _ in self.links if "canonical" in rel.split())
        return next(canonical, None) or self.metas.get("og:url")


def read_page(html: str) -> Page:
    """The page of an HTML text; what is malformed, nested or endless is read as far as it goes and never raises."""
    reader = _Reader()
    try:
        reader.feed(html[:MAX_CHARACTERS])
        reader.close()
    except (AssertionError, ValueError, RecursionError):
        pass  # html.parser gives up on some broken declarations; what was read before stands
    return reader.finish()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._kept: str | None = None
        self._buffer: list[str] = []
        self._size = 0
        self._attributes: dict[str, str] = {}
        self._text: list[str] = []
        self._text_size = 0
        self._paragraph = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self._note_translation(tag, attributes)
        if tag == "html":
            self.page.language = attributes.get("lang") or None
        elif tag == "meta":
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            if name and len(self.page.metas) < _MAX_LINKS:
                self.page.metas.setdefault(name.lower(), attributes.get("content", ""))
        elif tag == "link" and len(self.page.links) < _MAX_LINKS:
            self.page.links.append((attributes.get("rel", "").lower(), attributes.get("href", ""), ""))
        elif tag == "p":
            self._paragraph = True
        elif tag == "time" and len(self.page.times) < _MAX_NODES:
            self.page.times.append(attributes.get("datetime", ""))
        if tag in _KEEP and (tag != "script" or attributes.get("type", "").lower() == "application/ld+json"):
            self._kept, self._buffer, self._size, self._attributes = tag, [], 0, attributes

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self._paragraph = False
        if tag == self._kept:
            self._end(tag, "".join(self._buffer))
            self._kept = None

    def handle_data(self, data: str) -> None:
        if self._kept is not None and self._size < _MAX_SCRIPT:
            self._buffer.append(data)
            self._size += len(data)
        elif self._kept is None and self.cdata_elem is None and self._text_size < _MAX_TEXT:
            self._text.append(data)
            self._text_size += len(data)

    def _end(self, tag: str, content: str) -> None:
        if tag == "script":
            self.page.nodes.extend(_nodes(content))
        elif tag == "title":
            self.page.title = self.page.title or " ".join(content.split())
        elif len(self.page.links) < _MAX_LINKS:
            label = " ".join(content.split())[:200]
            href = self._attributes.get("href", "")
            self.page.links.append((self._attributes.get("rel", "").lower(), href, label))
            if self._paragraph:
                self.page.cited.append(href)
            self._text.append(f"{label}\n")

    def _note_translation(self, tag: str, attributes: dict[str, str]) -> None:
        name = _translation(tag, attributes)
        if name and name not in self.page.translations:
            self.page.translations.append(name)

    def finish(self) -> Page:
        self.page.text = "".join(self._text)
        return self.page


def _translation(tag: str, attributes: dict[str, str]) -> str | None:
    """The plug-in or service that an element shows to have translated the page by machine.

    Markers as published: Google's markup for translated pages, and the tags that warc2text filters by.
    """
    rel, identity = attributes.get("rel", "").lower(), attributes.get("id", "").lower()
    address = (attributes.get("src") or attributes.get("href") or "").lower()
    name = (attributes.get("name") or attributes.get("http-equiv") or "").lower()
    if "machine-translated-from" in rel:
        return f"alternate machine-translated-from {attributes.get('hreflang', '')}".strip()
    if "-x-mtfrom-" in attributes.get("lang", "").lower():
        return f"lang {attributes['lang']}"
    if "gtranslate" in identity or "gtranslate.net" in address or "/plugins/gtranslate/" in address:
        return "GTranslate"
    if (tag == "meta" and name == "translation-stats") or "/plugins/transposh" in address:
        return "Transposh"
    if "cdn.weglot.com" in address or "weglot" in identity or "/plugins/weglot/" in address:
        return "Weglot"
    if "/plugins/translatepress" in address or "trp-language-switcher" in attributes.get("class", ""):
        return "TranslatePress"
    if name == "x-translated-by" or "translated-ltr" in attributes.get("class", "").split():
        return "Google Translate"
    return None


def _nodes(content: str) -> list[dict[str, Any]]:
    """Objects of a JSON-LD script, flat; not those nested too deep to be metadata."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return []
    queue, nodes = [data], list[dict[str, Any]]()
    while queue and len(nodes) < _MAX_NODES:
        item = queue.pop(0)
        if isinstance(item, list):
            queue.extend(item[:_MAX_NODES])
        elif isinstance(item, dict):
            nodes.append(item)
            graph = item.get("@graph")
            queue.extend(graph[:_MAX_NODES] if isinstance(graph, list) else [])
    return nodes
