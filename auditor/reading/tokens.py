"""Words with their offsets: elisions and subject clitics apart, compounds whole.

« l'homme » is `l'` + `homme`; « a-t-il » is `a` + `-t-il`; « Saint-Malo » and « aujourd'hui » are one token.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, repeat

from auditor.reading.spans import Span

_LETTER = r"[\w\u0300-\u036f]"  # combining marks belong to the word they stand on
_CLITIC = r"(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce)(?![\w'-])"

_TOKEN = (
    rf"(?:[cdjlmnstç]|(?:jus|lors|puis|quoi)?qu)'(?={_LETTER})"
    rf"|-{_CLITIC}"
    r"|\d+(?:[.,]\d+)*(?![\w])"
    rf"|(?:aujourd'|quelqu'|prud'|rendez-|grand-){_LETTER}+"
    rf"|{_LETTER}+(?:-(?!{_CLITIC}){_LETTER}+)*"
)
# Most tokens are plain words, so these are tried first; the others begin with a letter, a digit or a hyphen.
_SPLIT = re.compile(rf"([^\W\d]\w++(?!['\u0300-\u036f-])|(?=[\w\u0300-\u036f-])(?:{_TOKEN}))")


class Tokens:
    """Columns of the tokens of a text: `texts` (folded), `starts` and `ends` (code points), equally long.

    `between` is what stands before each token and, one longer, after the last.
    """

    __slots__ = ("between", "ends", "starts", "texts")

    def __init__(self, texts: list[str], starts: list[int], ends: list[int], between: list[str]) -> None:
        self.texts = texts
        self.starts = starts
        self.ends = ends
        self.between = between

    def __len__(self) -> int:
        return len(self.texts)


def tokenize(folded: str) -> Tokens:
    """Tokens of a folded text; punctuation is no token."""
    parts = _SPLIT.split(folded)  # in turn what stands before a token and the token; at the end what stands after all
    places = list(accumulate(map(len, parts)))
    return Tokens(parts[1::2], places[:-1:2], places[1::2], parts[::2])


def ranges(tokens: Tokens, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Of each span the numbers of the tokens that start in it: first, and one past the last."""
    firsts = map(bisect_left, repeat(tokens.starts), [span.start for span in spans])
    return list(zip(firsts, map(bisect_left, repeat(tokens.starts), [span.end for span in spans]), strict=True))


def positions(texts: Sequence[str]) -> dict[str, list[int]]:
    """Where each token stands: token to its numbers, in order."""
    index: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        if text in index:
            index[text].append(number)
        else:
            index[text] = [number]
    return index
