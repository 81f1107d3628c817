"""An article together with its score card, as every presentation takes it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from auditor.article import Article
from auditor.framing.microframes import Microframe
from auditor.framing.microframes import read as read_microframes
from auditor.framing.voices import Voices
from auditor.framing.voices import read as read_voices
from auditor.reading import Document
from auditor.scorecard import CATEGORIES, Finding, ScoreCard

_HALF = re.compile("[\ud800-\udfff]")


MAX_HEADLINE = 160
"""Code points of a headline that are shown."""


@dataclass(frozen=True)
class Audited:
    """One article and what auditor says of it."""

    article: Article
    card: ScoreCard

    @cached_property
    def document(self) -> Document:
        """The reading of the article, for sentences and lines around a finding."""
        return Document(self.article)

    @cached_property
    def headline(self) -> str:
        """The article's title, else the headline in its text, else the beginning of it; one line."""
        if self.article.title:
            return " ".join(self.article.title.split())
        header, lines = self.document.header, self.document.lines
        if header.headline is not None:
            start, end = header.headline
        elif lines:  # the first line, without what a scraper wrote before it
            start = max([lines[0].start, *(mark.end for mark in header.meta if mark.start == lines[0].start)])
            end = lines[0].end
        else:
            return "(no text)"
        return shorten(" ".join(self.article.text[start : start + 400][: end - start].split()), MAX_HEADLINE)

    @cached_property
    def _line_starts(self) -> list[int]:
        text = self.article.text
        return [0, *(number + 1 for number, c in enumerate(text) if c == "\n")]

    @cached_property
    def voices(self) -> Voices | None:
        """Who is given words, and how; None for a text that was not scored."""
        return read_voices(self.document) if self.card.status == "scored" else None

    @cached_property
    def microframes(self) -> list[Microframe]:
        """Axes along which the article leans, surest first; none where that is not measured. Takes a quarter second."""
        return (read_microframes(self.document) or []) if self.card.status == "scored" else []

    def encodable(self) -> Audited:
        """The same without halves of characters (lone surrogates), which no encoding can write; offsets stay."""
        try:
            f"{self.article.text}{self.article.title}{self.card.id}{self.card.reason}".encode()
        except UnicodeEncodeError:
            card = _whole(self.card.to_dict())
            title = None if self.article.title is None else _HALF.sub("\ufffd", self.article.title)
            article = replace(self.article, text=_HALF.sub("\ufffd", self.article.text), title=title)
            return Audited(article, ScoreCard.from_dict(card))
        return self

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of a code point."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    @cached_property
    def wording(self) -> tuple[list[Finding], list[Finding]]:
        """Framing that only informs, the article's own and what stands in quotations: it speaks in bulk, not singly."""
        counted = {finding.rule for finding in self.card.findings if finding.weight > 0}
        found = [f for f in self.card.findings if f.category == "framing" and f.rule not in counted]
        quoted = [finding for finding in found if self.document.in_quote(finding.start)]
        return [finding for finding in found if finding not in quoted], quoted

    def by_rule(self) -> dict[str, dict[str, list[Finding]]]:
        """Findings by category and rule, without `wording`: heaviest rule first, in order of place within a rule."""
        groups: dict[str, dict[str, list[Finding]]] = {name: {} for name in CATEGORIES}
        bulk = {finding.rule for findings in self.wording for finding in findings}
        for finding in self.card.findings:
            if finding.category != "framing" or finding.rule not in bulk:
                groups[finding.category].setdefault(finding.rule, []).append(finding)
        return {name: dict(sorted(rules.items(), key=_heaviest)) for name, rules in groups.items() if rules}


def shorten(text: str, most: int) -> str:
    """The text, or its beginning up to a word's end and an ellipsis."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + "…"


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: _whole(item) for key, item in value.items()}
    return [_whole(item) for item in value] if isinstance(value, list) else value


def _heaviest(item: tuple[str, list[Finding]]) -> tuple[float, str]:
    rule, findings = item
    return -sum(finding.points for finding in findings), rule
