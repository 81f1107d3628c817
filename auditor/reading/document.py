"""One reading of an article, shared by every rule."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar

from auditor.article import Article
from auditor.reading import gaps, genre, header, language, lines, names, quotes, sentences, tokens, typography
from auditor.reading.spans import Span, SpanIndex

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from auditor.reading.wordnumbers import Column, WordNumbers

    T = TypeVar("T", bound=np.generic)


class Document:
    """Facts about an article's text, each computed when first asked for and then kept.

    All offsets count code points of `text`; `plain` and `folded` are as long as `text`, so they share its offsets.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text

    @cached_property
    def plain(self) -> str:
        """The text with apostrophes, spaces and line breaks made equal; case kept."""
        return typography.plain(self.text)

    @cached_property
    def folded(self) -> str:
        """The plain text in lower case."""
        return typography.folded(self.plain)

    @cached_property
    def lines(self) -> list[Span]:
        """Lines that are not blank."""
        return lines.read(self.plain)

    @cached_property
    def paragraphs(self) -> list[Span]:
        """Runs of lines with no blank line between them."""
        return lines.paragraphs(self.plain, self.lines)

    @cached_property
    def sentences(self) -> list[Span]:
        """Sentences, never longer than a line."""
        return sentences.split(self.plain, self.lines)

    @cached_property
    def tokens(self) -> tokens.Tokens:
        """Words as columns; see `auditor.reading.tokens`."""
        return tokens.tokenize(self.folded)

    @cached_property
    def index(self) -> dict[str, list[int]]:
        """Folded token to its numbers in `tokens`."""
        return tokens.positions(self.tokens.texts)

    @cached_property
    def _numbering(self) -> WordNumbers:
        from auditor.reading import wordnumbers

        return wordnumbers.current()

    @cached_property
    def numbers(self) -> NDArray[np.int32]:
        """Number of each token by `auditor.reading.wordnumbers`; in the last place 0, for what is beyond the text."""
        import numpy as np

        return np.fromiter(map(self._numbering.__getitem__, (*self.tokens.texts, "")), np.int32, len(self.tokens) + 1)

    @cached_property
    def _distinct(self) -> NDArray[np.int32]:
        """Numbers of the words of `index`, in its order."""
        import numpy as np

        firsts = map(itemgetter(0), self.index.values())
        return self.numbers.take(np.fromiter(firsts, np.int32, len(self.index)))

    def words_with(self, column: Column[T], holds: Callable[[NDArray[T]], NDArray[np.bool_]]) -> list[str]:
        """The distinct words of which what a column says meets a condition, in the order of their first places."""
        distinct = self._distinct
        found = distinct[holds(column.of(self._numbering).take(distinct))].tolist()
        words = self._numbering.words
        return [words[number] for number in found]

    @cached_property
    def _gap_numbering(self) -> WordNumbers:
        from auditor.reading import wordnumbers

        return wordnumbers.current_gaps()

    @cached_property
    def gap_numbers(self) -> NDArray[np.int32]:
        """Number of what stands before each token, and in the last place after all, as `numbers` are of words."""
        import numpy as np

        numbers = map(self._gap_numbering.__getitem__, self.tokens.between)
        return np.fromiter(numbers, np.int32, len(self.tokens) + 1)

    def gap_column(self, column: Column[T]) -> NDArray[T]:
        """What a column says of what stands before each token, and after all."""
        numbers = self.gap_numbers  # as in `column`
        return column.of(self._gap_numbering).take(numbers)

    def column(self, column: Column[T]) -> NDArray[T]:
        """What a column says of each token, and of what is beyond the text."""
        numbers = self.numbers  # words that are new have numbers before their values are asked for
        return column.of(self._numbering).take(numbers)

    @cached_property
    def gaps(self) -> dict[str, list[int]]:
        """Runs of punctuation after a word to where they start; see `auditor.reading.gaps`."""
        from auditor.reading.facts import RUNS

        return gaps.read(self.tokens, self.gap_column(RUNS)[1:].nonzero()[0].tolist())

    @cached_property
    def words(self) -> int:
        """Number of words; an elided article or a clitic is part of its word."""
        from auditor.reading.facts import PARTS

        return len(self.tokens) - int(self.column(PARTS).sum())

    @cached_property
    def language(self) -> str | None:
        """ISO 639-1 code: as the article says, else as its words tell; None when they do not."""
        if self.article.language:
            return self.article.language
        from auditor.reading.facts import LANGUAGES, votes

        return language.of_votes(votes(self.column(LANGUAGES)), len(self.tokens), self.text)

    @cached_property
    def quoted(self) -> quotes.QuotedSpeech:
        """Quoted speech with the marks that do not pair."""
        return quotes.read(self.plain, self.lines)

    @property
    def quotes(self) -> list[quotes.Quote]:
        """Quotes in order, nested ones too."""
        return self.quoted.quotes

    def in_quote(self, position: int) -> bool:
        """Whether the position stands in quoted speech."""
        return self.quoted.covers(position)

    @cached_property
    def names(self) -> list[names.Name]:
        """Runs of capitalised words, in order."""
        return names.read(self.plain, self.sentences)

    @cached_property
    def header(self) -> header.Header:
        """Headline, dateline, URLs and scraper's lines."""
        return header.read(self.plain, self.lines)

    @cached_property
    def genre(self) -> genre.Genre | None:
        """`opinion` or `analysis` where the article is labelled so."""
        found = self.header.urls[:1] and self.plain[self.header.urls[0].start : self.header.urls[0].end]
        url = self.article.url or (found if found and self.header.meta else None)
        labels = (self.article.title, *(self.article.metadata.get(key) for key in genre.LABEL_FIELDS))
        return genre.read(self.plain, self.lines, labels, url)

    @property
    def is_opinion(self) -> bool:
        """Whether the article is labelled as opinion or analysis, which has its own norm."""
        return self.genre is not None

    @cached_property
    def _sentence_index(self) -> SpanIndex:
        return SpanIndex(self.sentences)

    @cached_property
    def _line_index(self) -> SpanIndex:
        return SpanIndex(self.lines)

    def sentence_at(self, position: int) -> Span:
        """The sentence that holds the position; between sentences, the bare position."""
        return self._sentence_index.at(position) or Span(position, position)

    def line_at(self, position: int) -> Span:
        """The line that holds the position; between lines, the bare position."""
        return self._line_index.at(position) or Span(position, position)

    def line_tokens(self, line: Span) -> list[str]:
        """Folded tokens of a line."""
        return [self.tokens.texts[number] for number in range(*self.token_range(line))]

    def token_range(self, span: Span) -> tuple[int, int]:
        """Numbers of the tokens that start in a span: first, and one past the last."""
        return bisect_left(self.tokens.starts, span.start), bisect_left(self.tokens.starts, span.end)

    @cached_property
    def line_ranges(self) -> list[tuple[int, int]]:
        """The `token_range` of each line."""
        return tokens.ranges(self.tokens, self.lines)

    @cached_property
    def sentence_ranges(self) -> list[tuple[int, int]]:
        """The `token_range` of each sentence."""
        return tokens.ranges(self.tokens, self.sentences)

    def line_language(self, line: Span) -> str | None:
        """Language of a line by vote, for foreign left-overs; None when it is too short to tell."""
        return language.of_tokens(self.line_tokens(line))
