"""Does the body carry what the headline says?

Words first: most headlines of the press repeat their body's. Only where few words are shared, the similarity of the
sentence vectors is asked, which knows other words for the same thing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from auditor.embedding import Embedder
from auditor.reading import Document, Span

MIN_WORDS = 4
"""Words of a headline that can be compared."""
MIN_TELLING, LONG = 3, 4
"""Words that say something by themselves, as many and of as many letters."""
STEM = 5
"""Letters by which two words are taken for forms of one."""
CARRIED = 0.5
"""Share of a headline's words that, found in the body, settle the matter."""
LEAD = 900
"""Characters of the body that are compared with a headline whose words it does not share."""
MIN_BODY = 200
NEAR, FAR = 0.25, 0.0
"""Similarity from which the body carries the headline, and below which it does not; between them it is not said."""


@dataclass(frozen=True, slots=True)
class Support:
    """What was seen; `similarity` is None where the words were enough."""

    status: Literal["pass", "fail", "not_observed"]
    shared: int
    words: int
    similarity: float | None

    @property
    def evidence(self) -> str:
        """In words: « 5 of its 8 words are in the body »."""
        told = f"{self.shared} of its {self.words} words are in the body"
        return told if self.similarity is None else f"{told}, similarity {self.similarity:.2f}"


def support(document: Document, embedder: Callable[[], Embedder | None]) -> Support | None:
    """How the body supports the headline; None where there is too little of either.

    The headline is the article's title, else the first line of its text if that is one. `embedder` is called only where
    words do not settle it; None from it leaves the matter open.
    """
    headline, body = _parts(document)
    if len(headline.split()) < MIN_WORDS or body.end - body.start < MIN_BODY:
        return None
    words = {word[:STEM] for word in _words(headline.lower())}
    if len(words) < MIN_TELLING:
        return None
    shared = sum(_stands(document, stem, body.start) for stem in words)
    if shared >= CARRIED * len(words):
        return Support("pass", shared, len(words), None)
    model = embedder()
    if model is None:
        return Support("not_observed", shared, len(words), None)
    near = similarity(headline, document.plain[body.start : body.end], model)
    status: Literal["pass", "fail", "not_observed"] = "not_observed"
    if near >= NEAR:
        status = "pass"
    elif near < FAR and shared <= 1:
        status = "fail"
    return Support(status, shared, len(words), near)


def _stands(document: Document, stem: str, start: int) -> bool:
    """Whether a word from a place on begins with a stem, or is one that is no longer."""
    starts = document.tokens.starts
    if len(stem) < STEM:
        return stem in document.index and starts[document.index[stem][-1]] >= start
    place = document.folded.find(stem, start)
    while place >= 0:
        token = bisect_left(starts, place)
        if token < len(starts) and starts[token] == place:
            return True
        place = document.folded.find(stem, place + 1)
    return False


def similarity(headline: str, body: str, embedder: Embedder) -> float:
    """Cosine of a headline and the beginning of its body."""
    one, other = embedder.encode([headline, body[:LEAD]])
    return round(float(one @ other), 4)


def _parts(document: Document) -> tuple[str, Span]:
    """The headline with plain typography, and the span of the text after it."""
    span = document.header.headline
    title = " ".join((document.article.title or "").replace("’", "'").split())
    first = document.plain[span.start : span.end] if span else ""
    start = span.end if span and (not title or first.strip().lower() == title.lower()) else 0
    return title or first, Span(start, len(document.plain))


def _words(text: str) -> list[str]:
    parts = (part for word in text.split() for part in word.split("'"))
    return ["".join(filter(str.isalnum, part)) for part in parts if len(part) >= LONG]
