"""Whether a phrase stands by itself or is a part of a longer name: « Germany », but « Germany Trade & Invest »."""

from __future__ import annotations

import re

from auditor.reading import Document
from auditor.reading.names import UPPER
from auditor.reading.stopwords import STOPWORDS

_BEFORE = re.compile(rf"(?:(?P<word>[{UPPER}][\w.]*)[ '-]|[\w/@#]-|[&/@#_] ?)$")
_AFTER = re.compile(rf"(?: (?:& )?|-|')[{UPPER}]|[/@_]|\.\w|-\w| (?:of|and|the|in|for|de la|und|von) ")
_REACH = 40
_OPENERS = STOPWORDS["fr"] | frozenset(
    "vers depuis contre chez dès près jusque hors malgré quand si l d qu n s c j m deux trois quatre cinq six sept dix "
    "plusieurs certains certaines quelques chaque notre nos votre vos mon ma mes".split()
)


def stands_apart(document: Document, start: int, end: int) -> bool:
    """Whether no other word with a capital stands beside a span, but for a small word that opens a sentence."""
    if _AFTER.match(document.plain, end):
        return False
    before = _BEFORE.search(document.plain, max(0, start - _REACH), start)
    return before is None or (before["word"] or "").lower().rstrip(".") in _OPENERS
