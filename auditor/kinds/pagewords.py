"""Lines and loose pieces made of nothing but the words of pages: « Suivre cet auteur », « Voir nos offres »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from auditor.kinds.base import Match, Param
from auditor.reading import Document, Span
from auditor.rule import Rule

MAX_WORDS = 14
"""Words of a piece beyond which it is text."""
LEAST = 2
"""Words of pages, not counting function words, that a piece holds at least."""


@dataclass(frozen=True, slots=True)
class _Words:
    page: frozenset[str]
    small: frozenset[str]
    address: frozenset[str]
    articles: frozenset[str]
    closed: frozenset[str]
    known: frozenset[str]

    @classmethod
    def of(cls, rule: Rule) -> _Words:
        page, small, address = (frozenset(rule.params[name]) for name in ("page", "small", "address"))
        articles, closed = frozenset(rule.params["articles"]), frozenset(rule.params["closed"])
        return cls(page, small, address, articles, closed, known=page | small | address)

    def begin(self, first: str, second: str) -> bool:
        """Whether a piece of the page may begin so."""
        return first in self.known and (second in self.known or second.isdigit())

    def make(self, texts: Sequence[str], ended: bool) -> bool:
        """Whether a piece of these words, `ended` by a full stop or not, is one of the page."""
        if texts[-1] in self.closed or not all(text in self.known or text.isdigit() for text in texts):
            return False
        if (ended or texts[0] in self.articles) and self.address.isdisjoint(texts):
            return False
        return sum(text in self.page for text in texts) >= LEAST


class PageWordsKind:
    """Cards give `page`, words of buttons, menus and notices; `small`, function words; `address`, words to the reader.

    A piece is a line, or what stands between two sentences of one without a full stop. All its words must be of these,
    at least two of them of `page`; one that begins with an article (`articles`) must speak to the reader, and a line
    with a full stop too. None ends with one of `small` that must go on (`closed`).
    """

    params: ClassVar[dict[str, Param]] = {
        "page": Param(list, required=True),
        "small": Param(list, required=True),
        "address": Param(list, required=True),
        "articles": Param(list, required=True),
        "closed": Param(list, required=True),
    }

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = [(rule, _Words.of(rule)) for rule in rules]

    def find(self, document: Document) -> Iterator[Match]:
        """Matches on whole lines and on pieces of them."""
        texts = document.tokens.texts
        units = ((document.lines, document.line_ranges, _whole), (document.sentences, document.sentence_ranges, _loose))
        for spans, ranges, piece_of in units:
            for span, (first, last) in zip(spans, ranges, strict=True):
                for rule, words in self._rules:  # few begin with two words of pages
                    if last - first >= LEAST and words.begin(texts[first], texts[first + 1]):
                        piece = piece_of(document, words, span, first, last)
                        if piece is not None:
                            yield Match(rule, *piece)


def _whole(document: Document, words: _Words, line: Span, first: int, last: int) -> Span | None:
    tokens = document.tokens
    if last - first > MAX_WORDS or document.in_quote(tokens.starts[first]):
        return None
    ended = document.plain[line.start : line.end].endswith(".")
    return Span(tokens.starts[first], tokens.ends[last - 1]) if words.make(tokens.texts[first:last], ended) else None


def _loose(document: Document, words: _Words, _: Span, first: int, last: int) -> Span | None:
    """The piece with which a sentence begins, where a second capital says that the sentence itself begins after it."""
    tokens, plain = document.tokens, document.plain
    if last - first <= LEAST or document.in_quote(tokens.starts[first]):
        return None
    for number in range(first + 1, min(last, first + MAX_WORDS)):
        text = tokens.texts[number]
        begins = plain[tokens.starts[number]].isupper() and tokens.between[number] == " " and text not in words.page
        if begins and words.make(tokens.texts[first:number], ended=False):
            return Span(tokens.starts[first], tokens.ends[number - 1])
        if text not in words.known and not text.isdigit():
            return None
    return None
