"""Two ways of writing one thing in one article: « Kiev » and « Kyiv », « d'étouffement» » among spaced quotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar

import numpy as np

from auditor.errors import CardError
from auditor.kinds.base import MAX_PLACES, Match, Param
from auditor.kinds.lazy import LazyPattern, compile_pattern
from auditor.reading import Document
from auditor.reading.tokens import tokenize
from auditor.reading.typography import folded
from auditor.reading.wordnumbers import Column
from auditor.rule import Rule


@dataclass(frozen=True, slots=True)
class _Group:
    rule: Rule
    patterns: tuple[LazyPattern, ...]
    """One for each form or style."""
    texts: tuple[str, ...]
    """What stands where a pattern matches: the forms as written, nothing for styles."""
    anchors: tuple[str, ...]
    """A word of each form, by which the article's index tells whether it occurs; none for styles."""


class VariantKind:
    """Cards give a table whose rows have `forms` (a|b|c, as written), or `styles`, two patterns or more.

    The forms that are in the minority are marked, from `usual` uses of the prevailing form (1) and up to `rare` uses of
    the other (any number); when they are as many, the later ones. `with_words` marks the words beside a style too;
    styles are looked for only where `mark` occurs.
    """

    params: ClassVar[dict[str, Param]] = {
        "table": Param(str),
        "rows": Param(list),
        "styles": Param(list),
        "with_words": Param(bool),
        "mark": Param(str),
        "usual": Param(int),
        "rare": Param(int),
    }

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._groups = [group for rule in rules for group in _groups(rule)]
        self._styles = [number for number, group in enumerate(self._groups) if not group.anchors]
        self._anchored: dict[str, list[int]] = {}  # a word to the groups that have it, once for each of their forms
        for number, group in enumerate(self._groups):
            for anchor in group.anchors:
                self._anchored.setdefault(anchor, []).append(number)
        self._is_anchor = Column(self._anchored.__contains__, np.bool_)

    def find(self, document: Document) -> Iterator[Match]:
        """Matches on the forms in the minority."""
        for number in sorted([*self._styles, *self._occurring(document)]):
            group = self._groups[number]
            if group.rule.params.get("mark", "") in document.plain:
                yield from _minority(document, group)

    def _occurring(self, document: Document) -> list[int]:
        """Groups of which two forms may stand in the text, or one whose word the forms share."""
        words = document.words_with(self._is_anchor, lambda found: found)
        forms = Counter(number for word in words for number in self._anchored[word])
        return [number for number, count in forms.items() if count > 1]


def _groups(rule: Rule) -> Iterator[_Group]:
    if ("styles" in rule.params) == ("rows" in rule.params):
        raise CardError("variants need either styles or a table @ $.params")
    for row in rule.params.get("rows", ()):
        forms = tuple(row["forms"].split("|"))
        yield _Group(rule, tuple(LazyPattern(_whole(form)) for form in forms), forms, tuple(map(_anchor, forms)))
    if "styles" in rule.params:
        styles = [compile_pattern(style, f"$.params.styles[{n}]", 0) for n, style in enumerate(rule.params["styles"])]
        yield _Group(rule, tuple(styles), ("",) * len(styles), ())


def _whole(form: str) -> str:
    """A pattern for a form as whole words; the look back stands behind the first letter: a search leaps to that."""
    return rf"{re.escape(form[0])}(?<![\w-].){re.escape(form[1:])}(?![\w])"


def _anchor(form: str) -> str:
    return max(tokenize(folded(form)).texts, key=len)


def _minority(document: Document, group: _Group) -> Iterator[Match]:
    plain, forms = document.plain, zip(group.texts, group.patterns, strict=True)
    standing = [pattern.compiled for text, pattern in forms if text in plain and pattern.search(plain)]
    if len(standing) < 2:
        return
    places = [list(islice(pattern.finditer(plain), MAX_PLACES)) for pattern in standing]
    ranked = sorted(places, key=lambda matches: (-len(matches), matches[0].start()))
    usual, params = ranked[0], group.rule.params
    if len(usual) < params.get("usual", 1):
        return
    for matches in ranked[1:]:
        if len(matches) <= params.get("rare", MAX_PLACES):
            for match in matches:
                span = _with_words(plain, *match.span()) if params.get("with_words") else match.span()
                yield Match(group.rule, *span, {"usual": usual[0].group()})


def _with_words(plain: str, start: int, end: int) -> tuple[int, int]:
    """The mark together with the words that it touches."""
    while start > 0 and not plain[start - 1].isspace():
        start -= 1
    while end < len(plain) and (plain[end].isalnum() or plain[end] in "'-"):
        end += 1
    return start, end
