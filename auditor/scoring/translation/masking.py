"""An article as a stream of masked items: what was said is hidden, how it was said is kept.

Typography, layout, names and numbers tell where a text comes from rather than how it came into French, so they are
made equal before anything is counted: marks are taken from the gaps between words without their spaces, quotes and
dashes have one form each, line breaks are not seen at all, a run of numbers is one item.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from auditor.scoring.translation.forms import NAME, NUMBER, Masks, mark

if TYPE_CHECKING:
    from auditor.reading import Document
    from auditor.scoring.translation.forms import Forms

ENDS = frozenset(".!?…")
_ABBREVIATED = frozenset("m mm mme mmes mlle dr pr st ste art no n° etc cf p ex".split())
_ELIDED = frozenset("c d j l m n s t ç qu jusqu lorsqu puisqu quoiqu aujourd".split())
_MARKS = {
    **dict.fromkeys('"«»“”„‟', '"'),
    **dict.fromkeys("-–—‑", "-"),
    **dict.fromkeys("([{", "("),
    **dict.fromkeys(")]}", ")"),
    **{sign: sign for sign in ",;:.!?…%€$/"},
}


class Stream(NamedTuple):
    """Items of a text in order, as equally long columns; words and marks both are items."""

    masks: list[Masks]
    forms: list[str]  # folded word, or the mark
    tokens: list[int]  # number of the token of the document; -1 for a mark
    sentences: list[int]  # number of the sentence that holds the item, rising from 0
    capitals: int  # words that begin with a capital


@lru_cache(maxsize=4096)
def marks(gap: str) -> tuple[str, ...]:
    """Marks between two words, each in its one form; spaces and line breaks are nothing."""
    found = [_MARKS[sign] for sign in gap.replace("...", "…") if sign in _MARKS]
    # A mark said twice (!!, a doubled quote) is one mark: how many is a matter of style and of scraping.
    return tuple(sign for number, sign in enumerate(found) if number == 0 or found[number - 1] != sign)


def stream(document: Document, forms: Forms) -> Stream:
    """The masked stream of a document."""
    return _Reader(document, forms).read()


class _Reader:
    """One pass over the tokens of a document and the gaps between them."""

    def __init__(self, document: Document, forms: Forms) -> None:
        self._plain = document.plain
        self._tokens = document.tokens
        self._forms = forms
        self._items: list[tuple[Masks, str, int, int]] = []
        self._sentence = 0
        self._opening = True  # the next word opens a sentence
        self._capitals = 0

    def read(self) -> Stream:
        plain, previous, ended = self._plain, "", 0
        tokens, find, add, digits = self._tokens, self._forms.find, self._items.append, "0123456789"
        for number, (form, start, end) in enumerate(zip(tokens.texts, tokens.starts, tokens.ends, strict=True)):
            if start != ended and (gap := plain[ended:start]) != " ":
                if previous in _ELIDED and (gap == '"' or gap.strip() == "'"):
                    self._elide(previous + "'")
                else:
                    self._gap(gap, previous, plain[start])
            if form[0] in digits or plain[start].isupper():
                self._special(number, form, plain[start])
            else:
                add((find(form), form, number, self._sentence))
                self._opening = False
            previous, ended = form, end
        self._gap(plain[ended:], previous, "A")
        masks, forms, numbers, sentences = map(list, zip(*self._items, strict=True)) if self._items else ([],) * 4
        return Stream(masks, forms, numbers, sentences, self._capitals)

    def _elide(self, form: str) -> None:
        """Mends « d ' abus » and « d"abus », as some systems and editors write: that is layout, not language."""
        self._items[-1] = (self._forms.find(form), form, *self._items[-1][2:])

    def _gap(self, gap: str, previous: str, following: str) -> None:
        ends = False
        for sign in marks(gap):
            ends = ends or (sign in ENDS and not (sign == "." and self._abbreviated(previous)))
            self._items.append((mark(sign), sign, -1, self._sentence))
            if sign in ':"':
                self._opening = True  # speech begins like a sentence
        if ends and not following.islower():
            self._sentence += 1
            self._opening = True

    @staticmethod
    def _abbreviated(form: str) -> bool:
        return form in _ABBREVIATED or (len(form) == 1 and form.isalpha())

    def _special(self, number: int, form: str, first: str) -> None:
        """A number, which is one item with those before it, or a word with a capital."""
        masks = self._forms.find(form)
        if not first.isupper():
            if self._items and self._items[-1][0] is NUMBER:
                return
            masks = NUMBER
        else:
            self._capitals += 1
            if not (masks.kept or (self._opening and masks.known)):
                masks = NAME
        self._items.append((masks, form, number, self._sentence))
        self._opening = False
