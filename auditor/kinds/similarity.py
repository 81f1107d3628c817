"""Lines that no word list knows, by their sentence vectors: near known boilerplate, or far from the article itself."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from auditor import embedding
from auditor.article import Article
from auditor.kinds.base import Match, Param
from auditor.kinds.vocabulary import frequency
from auditor.reading import Document, Span
from auditor.resources import models_digest
from auditor.rule import Rule

if TYPE_CHECKING:
    from auditor.embedding import Embedder
    from auditor.embedding.protocol import Vectors

FIRST, LAST = 4, 12
"""Lines at the beginning and the end of a text that are looked at: furniture stands at the edges."""
WORDS = (5, 32)
"""Words of a line that is held against exemplars: fewer say too little, more are a paragraph."""
TITLE_WORDS = (4, 20)
BODY_WORDS = 15
"""Words from which a line that ends as a sentence does is of the body."""
BODY_LINES = (3, 8)
"""Lines of the body that are needed for a centre, and the most that are taken, from the beginning."""
TELLING, LETTERS, COMMON = (1, 2), 4, 5.5
"""Words of exemplars without which a line, or a sentence of a body, is not held against them: how many of so many
letters and below this Zipf frequency."""
_ENDS = tuple('.!?…»”")]')
_NO_TITLE = tuple('.!?:;,"”»…)')
_BYLINE = ("Par ", "By ", "Von ", "Por ", "Di ")


class SimilarityKind:
    """Cards say `against` what lines are held.

    `exemplars`: lines of a table (column `phrase`); a line is found that is at least `limit` like one of them, and by
    `margin` more so than it is like news on the same matter (column `counter_example`). `centre`: the article's own
    body; a run of `least` headlines or more is found after it when none of them is as much as `limit` like it.

    Similarities are cosines of the shipped embedding model; without it the kind stays silent.
    """

    learns_from_examples: ClassVar[bool] = True
    params: ClassVar[dict[str, Param]] = {
        "against": Param(str, required=True, choices=("exemplars", "centre")),
        "limit": Param((int, float), required=True),
        "margin": Param((int, float)),
        "least": Param(int),
        "table": Param(str),
        "rows": Param(list),
    }

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._known = [_Exemplars(rule) for rule in rules if rule.params["against"] == "exemplars"]
        self._centred = [rule for rule in rules if rule.params["against"] == "centre"]

    def find(self, document: Document) -> Iterator[Match]:
        """Matches on whole lines, and on runs of lines."""
        embedder = embedding.shipped()
        if embedder is None or not document.lines:
            return
        if self._known and (lines := [line for line in _short(document) if self._may_be_known(document, line)]):
            vectors = embedder.encode([document.plain[line.start : line.end] for line in lines])
            for exemplars in self._known:
                yield from exemplars.matches(lines, vectors)
        if self._centred and (runs := _trailing_titles(document)):
            yield from self._far(document, runs, embedder)

    def _may_be_known(self, document: Document, line: Span) -> bool:
        """Whether a line has telling words of exemplars: to encode all lines takes long."""
        words, least = document.line_tokens(line), TELLING[_is_body(document, line)]
        return any(len(exemplars.telling.intersection(words)) >= least for exemplars in self._known)

    def _far(self, document: Document, runs: Sequence[Sequence[Span]], embedder: Embedder) -> Iterator[Match]:
        body = [document.plain[line.start : line.end] for line in document.lines if _is_body(document, line)]
        if len(body) < BODY_LINES[0]:
            return
        centre = embedder.encode(body[: BODY_LINES[1]]).mean(axis=0)
        centre /= max(float((centre @ centre) ** 0.5), 1e-9)
        for run in runs:
            nearest = float((embedder.encode([document.plain[s.start : s.end] for s in run]) @ centre).max())
            for rule in self._centred:
                if len(run) >= rule.params.get("least", 2) and nearest < rule.params["limit"]:
                    yield Match(rule, run[0].start, run[-1].end, {"lines": str(len(run))})


@dataclass(frozen=True)
class _Exemplars:
    """The exemplars of a rule, encoded when they are first needed."""

    rule: Rule

    @cached_property
    def _vectors(self) -> tuple[Vectors, Vectors]:
        """Of the lines and of the news, worked out once for an installation."""
        from auditor.kinds.tables import kept  # with numpy, which a look at the rules does not need

        rows, embedder = self.rule.params["rows"], embedding.load()
        lines = [row["phrase"] for row in rows]
        news = [row["counter_example"] for row in rows if row.get("counter_example")]
        made_of = [models_digest(), json.dumps([lines, news])]
        tables = kept("exemplars", made_of, lambda: {"lines": embedder.encode(lines), "news": embedder.encode(news)})
        return tables["lines"], tables["news"]

    @cached_property
    def telling(self) -> frozenset[str]:
        """The words of the lines that are no everyday words."""
        texts = (Document(Article(row["phrase"])).tokens.texts for row in self.rule.params["rows"])
        return frozenset(word for words in texts for word in words if len(word) >= LETTERS and frequency(word) < COMMON)

    def matches(self, lines: Sequence[Span], vectors: Vectors) -> Iterator[Match]:
        """Matches on the lines, whose vectors have shape (lines, dimensions)."""
        near, news = ((vectors @ side.T).max(axis=1, initial=0.0) for side in self._vectors)
        limit, margin = self.rule.params["limit"], self.rule.params.get("margin", 0.0)
        for line, similarity, counter in zip(lines, near, news, strict=True):
            if similarity >= limit and similarity - counter >= margin:
                yield Match(self.rule, line.start, line.end, {"similarity": f"{similarity:.2f}"})


def _short(document: Document) -> list[Span]:
    """Lines at the edges that may be boilerplate, by their length in words."""
    lines = document.lines
    edges = lines if len(lines) <= FIRST + LAST else [*lines[:FIRST], *lines[-LAST:]]
    return [line for line in edges if WORDS[0] <= _words(document, line) <= WORDS[1]]


def _trailing_titles(document: Document) -> list[list[Span]]:
    """Runs of neighbouring lines like headlines that stand after the last line of the body."""
    runs: list[list[Span]] = [[]]
    for line in reversed(document.lines[-LAST:]):
        if _is_body(document, line):
            break
        if _is_title(document, line):
            runs[-1].append(line)
        elif runs[-1]:
            runs.append([])
    else:
        return []  # no body within reach: a page, or a list
    return [run[::-1] for run in runs if len(run) > 1]


def _is_title(document: Document, line: Span) -> bool:
    """Few words and no full stop, no byline; at most one number: results, prices and opening hours end articles too."""
    text = document.plain[line.start : line.end]
    numbers = sum(word[0].isdigit() for word in text.split())
    if text.endswith(_NO_TITLE) or text.startswith(_BYLINE) or numbers > 1:
        return False
    return TITLE_WORDS[0] <= _words(document, line) <= TITLE_WORDS[1]


def _is_body(document: Document, line: Span) -> bool:
    return document.plain[line.start : line.end].endswith(_ENDS) and _words(document, line) >= BODY_WORDS


def _words(document: Document, line: Span) -> int:
    """Words between spaces; a line far too long is not counted out, nor words beyond those that matter."""
    if line.end - line.start > 2000:
        return 2000
    return len(document.plain[line.start : line.end].split(None, WORDS[1]))
