"""Foreign words that the writer explains: « des gigantes, ces géants de carton », « le zócalo (la grand-place) »."""

from __future__ import annotations

import re

_GLOSS = re.compile(
    r" ?\((?:[«“\"]|(?:le|la|les|l'|un|une|des|du|soit|ou|en|littéralement|c'est-à-dire)\b|[a-zà-ÿœ]+\))"
    r"|, (?:c(?:es?|et|ette) |c'est-à-dire|autrement dit|littéralement|en français)"
)


def is_glossed(plain: str, end: int) -> bool:
    """Whether what follows a word says in French what it means."""
    return _GLOSS.match(plain, end) is not None
