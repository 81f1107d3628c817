"""The sentences of an article as the comparisons take them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from auditor.article import Article
from auditor.config import Config
from auditor.errors import InputError
from auditor.reading import Document, Span

MAX_SENTENCES = 4000
"""Sentences of a text that are compared: tables of similarities grow with the square."""


_UNFINISHED = re.compile(r"(?:\d{1,2}|[IVX]{1,5}|Mrd|Mio|Tsd|bzw|ca|Nr|Dr|Prof|St|Str|inkl|ggf|evtl)\.")


@dataclass(frozen=True)
class Passages:
    """A reading and its sentences that hold letters; runs of them are given by their numbers, [first, last)."""

    name: str
    document: Document
    sentences: tuple[Span, ...]
    counts: tuple[int, ...]

    @property
    def texts(self) -> list[str]:
        """The sentences with plain typography."""
        return [self.document.plain[span.start : span.end] for span in self.sentences]

    @property
    def total(self) -> int:
        """Words of all sentences."""
        return sum(self.counts)

    def words(self, run: tuple[int, int]) -> int:
        """Words of a run of sentences."""
        return sum(self.counts[slice(*run)])

    def span(self, run: tuple[int, int]) -> Span | None:
        """From the first to the last sentence of a run, in code points; None for an empty run."""
        first, last = max(run[0], 0), min(run[1], len(self.sentences))
        return Span(self.sentences[first].start, self.sentences[last - 1].end) if first < last else None

    def text(self, span: Span) -> str:
        """The article's text at a span, as it was given."""
        return self.document.text[span.start : span.end]

    def to_dict(self) -> dict[str, Any]:
        """What the text is: {"id", "language", "words", "sentences"}."""
        return {
            "id": self.name,
            "language": self.document.language,
            "words": self.document.words,
            "sentences": len(self.sentences),
        }


def read(article: Article, config: Config, fallback: str = "") -> Passages:
    """The sentences of an article; raises InputError when it is longer than what is compared."""
    name = article.id or article.url or fallback
    if len(article.text) > config.max_characters:
        raise InputError(f"{name}: longer than {config.max_characters:,} characters")
    document = Document(article)
    spans = tuple(s for s in _whole(document) if any(map(str.isalpha, document.plain[s.start : s.end])))
    if len(spans) > MAX_SENTENCES:
        raise InputError(f"{name}: {len(spans):,} sentences, at most {MAX_SENTENCES:,} can be compared")
    return Passages(name, document, spans, tuple(len(document.line_tokens(span)) for span in spans))


def _whole(document: Document) -> Iterable[Span]:
    """Sentences, those put together again that were cut after a German ordinal or abbreviation (« am 3. Juli »)."""
    spans: list[Span] = []
    for span in document.sentences:
        last = spans[-1] if spans else None
        if (
            last
            and span.start - last.end == 1
            and _UNFINISHED.fullmatch(document.plain, _last_word(document, last), last.end)
        ):
            spans[-1] = Span(last.start, span.end)
        else:
            spans.append(span)
    return spans


def _last_word(document: Document, span: Span) -> int:
    return max(document.plain.rfind(" ", span.start, span.end) + 1, span.start)
