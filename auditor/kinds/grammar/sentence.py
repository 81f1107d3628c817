"""A sentence as grammar rules see it: words and punctuation marks in one row, tagged only when a rule asks."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from auditor.reading import Document
from auditor.reading.lexicon import Analysis, Lexicon
from auditor.reading.tagger import Tagging, french_tagger

_JOINED = frozenset(("", " "))
"""What stands between most words, and is no mark."""
MAX_ITEMS = 160
"""A sentence longer than this is a list or a ruin, and is left alone."""

CLAUSE_MARKS = ":;"
QUOTES = '"«“„'
MAX_MARKS = 20
"""Code points between two words that are looked at."""


class Sentence:
    """Items of one sentence: `texts` (folded words and single marks), `forms` (case kept), `starts`, `ends`."""

    def __init__(self, document: Document, first: int, last: int, start: int, end: int) -> None:
        self.texts: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self._document = document
        self._first = first
        self._places: list[int] = []
        self._marks(document.plain, start, document.tokens.starts[first])
        self.head = len(self.texts)  # place of the first word
        self._fill(first, last, end)

    def _fill(self, first: int, last: int, end: int) -> None:
        tokens = self._document.tokens
        begin = first
        for token, gap in enumerate(tokens.between[first + 1 : last], first + 1):
            if gap not in _JOINED:
                self._take(begin, token)
                self._marks(self._document.plain, tokens.ends[token - 1], tokens.starts[token])
                begin = token
        self._take(begin, last)
        self._marks(self._document.plain, tokens.ends[last - 1], end)

    def _take(self, first: int, last: int) -> None:
        """Words between which nothing stands but a space."""
        tokens = self._document.tokens
        self._places += range(len(self.texts), len(self.texts) + last - first)
        self.texts += tokens.texts[first:last]
        self.starts += tokens.starts[first:last]
        self.ends += tokens.ends[first:last]

    def _marks(self, plain: str, start: int, end: int) -> None:
        for place in range(start, min(end, start + MAX_MARKS)):
            if not plain[place].isspace():
                self.texts.append(plain[place])
                self.starts.append(place)
                self.ends.append(place + 1)

    def __len__(self) -> int:
        return len(self.texts)

    def place(self, token: int) -> int:
        """Place in the row of a token of the document."""
        return self._places[token - self._first]

    def form(self, place: int) -> str:
        """The item with its case."""
        return self._document.plain[self.starts[place] : self.ends[place]]

    def opens_clause(self, place: int) -> bool:
        """Whether the item stands after a colon or semicolon, maybe with an opening quotation mark between."""
        before = place - 1
        if before > 0 and self.texts[before] in QUOTES:
            before -= 1
        return before >= 0 and self.texts[before] in CLAUSE_MARKS

    @cached_property
    def tags(self) -> Tagging:
        """Parts of speech, one an item."""
        return french_tagger().tagging([self.form(place) for place in range(len(self))])


class Sentences:
    """Sentences of a document by token number, each built once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._built: dict[int, Sentence | None] = {}

    def at(self, token: int) -> Sentence | None:
        """The sentence of a token; None for one that is too long."""
        span = self._document.sentence_at(self._document.tokens.starts[token])
        if span.start not in self._built:
            starts = self._document.tokens.starts
            first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
            small = 0 < last - first <= MAX_ITEMS
            self._built[span.start] = Sentence(self._document, first, last, *span) if small else None
        return self._built[span.start]


def values(lexicon: Lexicon, form: str, tag: str, feature: str) -> frozenset[str]:
    """Values of a feature that the readings of a form with this tag have; empty when one of them does not say."""
    found = frozenset(getattr(analysis, feature) for analysis in readings(lexicon, form, tag))
    return frozenset() if "" in found else found


def readings(lexicon: Lexicon, form: str, tag: str) -> list[Analysis]:
    """Analyses of a form under a tag; an adjective may be a participle to the lexicon, and the other way round."""
    analyses = lexicon.analyses(form)
    chosen = [analysis for analysis in analyses if analysis.tag == tag and tag not in ("VERB", "ADJ")]
    if tag in ("VERB", "ADJ"):
        chosen = [a for a in analyses if a.tag == "ADJ" or (a.tag == "VERB" and a.mood == "part" and a.tense == "past")]
    return chosen
