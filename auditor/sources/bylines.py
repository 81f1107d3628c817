"""Lines in which an outlet signs: « 21.01.2022, Sputnik France », « Le Monde, 12 janvier 2024 », « Publié par ... »."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.sources.edges import anchored

_NAME = r"(?P<name>(?:l'|la |le |les )?[^\W\d_][\w.&+'-]*(?: [\w.&+'-]+){0,5})"
_DAY = r"\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{1,2} \w{3,9} \d{4}|\d{4}-\d\d-\d\d"
PATTERNS = tuple(
    (anchors, re.compile(pattern, re.IGNORECASE | re.MULTILINE))
    for anchors, pattern in (
        (anchored("19", "20"), rf"(?:{_DAY}),? (?:à \d\d?[h:]\d\d,? )?(?:[|–—-] )?{_NAME}$"),
        (anchored("19", "20"), rf"^{_NAME}(?:,| \||  ?[–—-]) (?:le |publié le )?(?:\w+ )?(?:{_DAY})"),
        (
            anchored("publié", "éditeur", "copyright", "site", "média"),
            rf"^(?:publié (?:par|sur)|éditeur ?:|copyright|site ?:|média ?:) ?{_NAME}$",
        ),
        (anchored("en premier sur"), rf"(?:est apparue?|a été publiée?) en premier sur {_NAME}[.!]?$"),
        (anchored("droits"), rf"^©? ?(?:copyright )?(?:\d{{4}} )?©? ?{_NAME}(?: \d{{4}})?[.,]? tous droits réservés"),
    )
)
"""Anchor words, one of which a line holds, and the pattern with the outlet's name."""


def names(line: str) -> Iterator[str]:
    """What may be an outlet's name in a line that has the form of a byline."""
    folded = line.lower()
    for anchors, pattern in PATTERNS:
        match = pattern.search(line) if any(anchor in folded for anchor in anchors) else None
        if match:
            yield match["name"]
