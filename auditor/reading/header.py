"""What stands before the body: headline, dateline, URL, scraper's header lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from auditor.reading.spans import Span

URL = re.compile(r"https?://[^\s<>\"«»]{3,500}")
_META = re.compile(
    r"(?:date \d{4}-\d\d(?:-\d\d)?|url\s?:)(?:\s+https?://\S{3,500})?|https?://\S{3,500}(?=$|\n)", re.IGNORECASE
)
_DATELINE = re.compile(r"[^\W\d_a-zà-ÿ][^\n.!?]{1,48}?(?:\([^)\n]{2,20}\)\s*)?\s[—–-](?=\s|$)")
_MAX_HEADLINE = 220


@dataclass(frozen=True, slots=True)
class Header:
    """Spans of the header's parts; None or empty where the text has none."""

    headline: Span | None
    dateline: Span | None
    urls: tuple[Span, ...]
    meta: tuple[Span, ...]


def read(plain: str, lines: Sequence[Span]) -> Header:
    """Header of a text: the first short line that is no sentence and no scraper's mark is its headline."""
    urls = tuple(Span(match.start(), match.end()) for match in URL.finditer(plain))
    meta = tuple(Span(*found.span()) for line in lines[:4] if (found := _META.match(plain, line.start, line.end)))
    rest = [line for line in lines[:8] if line not in meta]
    headline = _headline(plain, rest)
    return Header(headline, _dateline(plain, rest), urls, meta)


def _headline(plain: str, lines: Sequence[Span]) -> Span | None:
    for number, line in enumerate(lines[:3]):
        text = plain[line.start : line.end]
        has_body = any(following.end - following.start > len(text) for following in lines[number + 1 :])
        if not has_body or len(text) > _MAX_HEADLINE:
            return None
        if len(text.split()) >= 3:
            return None if text.endswith((".", ";", ",")) and not text.endswith("...") else line
    return None


def _dateline(plain: str, lines: Sequence[Span]) -> Span | None:
    for line in lines[:4]:
        match = _DATELINE.match(plain, line.start, line.end)
        place = plain[line.start : match.end()].rstrip(" —–-") if match else ""
        if match and place.split("(")[0].strip().isupper():
            return Span(match.start(), match.end())
    return None
