"""Words with their offsets: elisions and subject clitics apart, compounds whole.

« l'homme » is `l'` + `homme`; « a-t-il » is `a` + `-t-il`; « Saint-Malo » and « aujourd'hui » are one token.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_LETTER = r"[\w\u0300-\u036f]"  # combining marks belong to the word they stand on
_CLITIC = r"(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce)(?![\w'-])"

TOKEN = re.compile(
    rf"(?:[cdjlmnstç]|(?:jus|lors|puis|quoi)?qu)'(?={_LETTER})"
    rf"|-{_CLITIC}"
    r"|\d+(?:[.,]\d+)*(?![\w])"
    rf"|(?:aujourd'|quelqu'|prud'|rendez-|grand-){_LETTER}+"
    rf"|{_LETTER}+(?:-(?!{_CLITIC}){_LETTER}+)*",
)


class Tokens:
    """Columns of the tokens of a text: `texts` (folded), `starts` and `ends` (code points), equally long."""

    __slots__ = ("ends", "starts", "texts")

    def __init__(self, texts: list[str], starts: list[int], ends: list[int]) -> None:
        self.texts = texts
        self.starts = starts
        self.ends = ends

    def __len__(self) -> int:
        return len(self.texts)


def tokenize(folded: str) -> Tokens:
    """Tokens of a folded text; punctuation is no token."""
    spans = [match.span() for match in TOKEN.finditer(folded)]
    texts = [folded[start:end] for start, end in spans]
    return Tokens(texts, [start for start, _ in spans], [end for _, end in spans])


def positions(texts: Sequence[str]) -> dict[str, list[int]]:
    """Where each token stands: token to its numbers, in order."""
    index: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        if text in index:
            index[text].append(number)
        else:
            index[text] = [number]
    return index


def count_words(texts: Sequence[str]) -> int:
    """Number of words; an elided article or a clitic is part of its word."""
    return len(texts) - sum(1 for text in texts if text[-1] == "'" or text[0] == "-")
