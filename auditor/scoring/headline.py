"""Does the body carry what the headline says? The similarity of the two, for information."""

from __future__ import annotations

from auditor.embedding import Embedder
from auditor.reading import Document, Span

MIN_WORDS = 4
"""Words of a headline that can be compared."""
BODY_SENTENCES = 12
"""Sentences of the body that are read, from the beginning."""
NEAREST = 3
"""Sentences of the body that must carry the headline together."""


def similarity(document: Document, embedder: Embedder) -> float | None:
    """Cosine of the headline and the mean of the NEAREST sentences of the body; None where there is nothing to compare.

    The headline is the article's title, else the first line of its text if that is one.
    """
    span = document.header.headline
    headline = document.article.title or (document.text[span.start : span.end] if span else "")
    if len(headline.split()) < MIN_WORDS:
        return None
    body = [document.plain[s.start : s.end] for s in document.sentences if _is_body(document, s, span, headline)]
    if len(body) < NEAREST:
        return None
    title, sentences = embedder.encode([headline])[0], embedder.encode(body[:BODY_SENTENCES])
    likeness = sentences @ title
    nearest = sentences[sorted(range(len(likeness)), key=lambda n: (-likeness[n], n))[:NEAREST]].mean(axis=0)
    return round(float(nearest @ title / max(float(nearest @ nearest) ** 0.5, 1e-9)), 4)


def _is_body(document: Document, sentence: Span, headline: Span | None, title: str) -> bool:
    """A sentence of five words or more that is not the headline itself, nor a copy of it."""
    if headline is not None and headline.start <= sentence.start < headline.end:
        return False
    text = document.plain[sentence.start : sentence.end]
    return len(text.split()) >= 5 and text.strip() != title.strip()
