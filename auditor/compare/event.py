"""Articles on one event side by side: what all tell, what one alone tells, what is copied and what contradicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from auditor.article import Article
from auditor.audit import Auditor
from auditor.compare import framed, speakers
from auditor.compare.contradictions import Contradiction, contradictions
from auditor.compare.copies import Copy, copies
from auditor.compare.passages import Passages, read
from auditor.compare.telling import Fact, Place, told
from auditor.embedding import Embedder
from auditor.errors import InputError
from auditor.reading import Span
from auditor.scorecard import ScoreCard


@dataclass(frozen=True, slots=True)
class Event:
    """Articles compared. `facts` are told by two or more of them, `alone` by one; articles go by number, from 0."""

    articles: tuple[Passages, ...]
    cards: tuple[ScoreCard, ...]
    facts: tuple[Fact, ...]
    alone: tuple[Place, ...]
    copies: tuple[Copy, ...]
    contradictions: tuple[Contradiction, ...]
    voices: tuple[speakers.Speaker, ...]
    framed: framed.Framed

    @property
    def shared(self) -> tuple[Fact, ...]:
        """What all articles tell."""
        return tuple(fact for fact in self.facts if len(fact.places) == len(self.articles))

    def text(self, place: Place) -> str:
        """The text of a place, as it was given."""
        return self.articles[place.article].text(place.span)

    def copied(self, number: int) -> float:
        """Share of an article's words, 0..1, that stand in another one."""
        tokens = self.articles[number].document
        held: set[int] = set()
        for copy in self.copies:
            for span in copy.of(number):
                held.update(range(*tokens.token_range(span)))
        return round(len(held) / max(len(tokens.tokens), 1), 4)

    def to_dict(self) -> dict[str, Any]:
        """The comparison as JSON types. Articles go by number from 0, spans are [start, end] in code points.

        {"comparison": "event",
        "articles": [{"id", "language", "words", "sentences", "copied": share of its words, "card": score card}],
        "facts": [{"similarity", "places": [{"article", "span", "text"}]}]: sentences that tell the same,
        "alone": [{"article", "span", "text"}]: sentences with nothing like them in any other article,
        "copies": [{"left", "right", "words", "share_left", "share_right", "copied_from", "spans"}],
        "contradictions": [{"kind": "number" | "name", "message", "places": [two of the above]}],
        "voices": [{"speaker", "role", "words": words given to the speaker in each article}],
        "framing": {"axes", "called", "wordings"}: how the articles differ in the telling}
        """
        return {
            "comparison": "event",
            "articles": [
                {**article.to_dict(), "copied": self.copied(number), "card": card.to_dict()}
                for number, (article, card) in enumerate(zip(self.articles, self.cards, strict=True))
            ],
            "facts": [
                {"similarity": fact.similarity, "places": [self._place(place) for place in fact.places]}
                for fact in self.facts
            ],
            "alone": [self._place(place) for place in self.alone],
            "copies": [copy.to_dict() for copy in self.copies],
            "contradictions": [
                {"kind": item.kind, "message": item.message, "places": [self._place(place) for place in item.places]}
                for item in self.contradictions
            ],
            "voices": [speaker.to_dict() for speaker in self.voices],
            "framing": self.framed.to_dict(),
        }

    def _place(self, place: Place) -> dict[str, Any]:
        return {"article": place.article, "span": list(place.span), "text": self.text(place)}


def compare(articles: Sequence[Article], auditor: Auditor, embedder: Embedder) -> Event:
    """Compare articles on one event; raises InputError for fewer than two, or for one that cannot be compared."""
    if len(articles) < 2:
        raise InputError("a comparison needs two articles")
    sides = tuple(read(article, auditor.config, f"article {number}") for number, article in enumerate(articles, 1))
    for side in sides:
        if not side.sentences:
            raise InputError(f"{side.name}: there is no sentence to compare")
    cards = tuple(auditor.audit(article, side.name) for article, side in zip(articles, sides, strict=True))
    found = tuple(copies([side.document for side in sides]))
    body = [_body(side, card) for side, card in zip(sides, cards, strict=True)]
    facts, alone = told(sides, body, embedder)
    return Event(
        articles=sides,
        cards=cards,
        facts=facts,
        alone=tuple(place for place in alone if not _is_copied(place, found)),
        copies=found,
        contradictions=tuple(contradictions(sides, facts)),
        voices=speakers.read([side.document for side in sides]),
        framed=framed.read([side.document for side in sides], facts),
    )


def _body(side: Passages, card: ScoreCard) -> list[int]:
    """Numbers of the sentences that are not furniture of the page."""
    furniture = [Span(f.start, f.end) for f in card.findings if f.category == "boilerplate" and f.weight > 0]
    return [
        number
        for number, span in enumerate(side.sentences)
        if 2 * sum(_shared(span, other) for other in furniture) < span.end - span.start
    ]


def _is_copied(place: Place, found: Sequence[Copy]) -> bool:
    spans = [span for copy in found for span in copy.of(place.article)]
    return any(2 * _shared(place.span, span) > place.span.end - place.span.start for span in spans)


def _shared(one: Span, other: Span) -> int:
    return max(min(one.end, other.end) - max(one.start, other.start), 0)
