"""« responsible-named », « ownership-stated », « registration-shown »: who answers for the outlet, as its page says."""

from __future__ import annotations

import re

from auditor.reading import Document
from auditor.sources import edges
from auditor.sources.signals import Signal, found, unseen

RESPONSIBLE = re.compile(
    r"(?:^|[|•·—–] ?)(?:directeurs?|directrices?|responsables?)"
    r" (?:de (?:la )?(?:publication|rédaction)|éditoriale?)"
    r"(?: et de la rédaction)? ?[:,–—-]? ?(?=[^\W\d_a-zà-öø-ÿ])[^\n]{3,60}"
    r"|(?:^|[|•·—–] ?)(?:rédacteur|rédactrice)s? en chef ?: ?[^\n]{3,60}"
    r"|(?:^|[|•·—–] ?)éditeur responsable ?:? ?[^\n]{3,60}"
    r"|^mentions légales\b",
    re.IGNORECASE | re.MULTILINE,
)
OWNERSHIP = re.compile(
    r"(?:société éditrice|éditeur du site|éditée? par (?:la (?:société|sa|sas|sarl)|l'association|le groupe)"
    r"|(?:sas?|sarl|sasu|société anonyme) au capital de|est une publication d[eu]|est financée? par)"
    r"[^\n]{0,80}",
    re.IGNORECASE,
)
_ISSN = re.compile(r"\be?-?issn\s?:?\s?(\d{4})-(\d{3}[\dx])\b", re.IGNORECASE)
_CPPAP = re.compile(r"\b(?:cppap|commission paritaire)\s?(?:n[°o]\s?)?:?\s?\d{4}\s?[a-z]\s?\d{5}\b", re.IGNORECASE)
_JTI = re.compile(
    r"\b(?:certifiée?s? (?:par la )?jti|journalism trust initiative|cwa 17493|label jti)\b", re.IGNORECASE
)


def read(document: Document) -> list[Signal]:
    """The three signals, from lines that state them; an article that does not carry its imprint is not observed."""
    lines = edges.head(document) + edges.tail(document)
    return [
        _seen("responsible-named", edges.search(RESPONSIBLE, document, lines), document),
        _seen("ownership-stated", edges.search(OWNERSHIP, document, edges.tail(document)), document),
        _seen("registration-shown", _registration(document), document),
    ]


def registered(text: str) -> re.Match[str] | None:
    """The first valid registration in a text: an ISSN whose check digit holds, a CPPAP number, a JTI certificate."""
    for match in _ISSN.finditer(text):
        if valid_issn(match[1] + match[2]):
            return match
    return _CPPAP.search(text) or _JTI.search(text)


def valid_issn(digits: str) -> bool:
    """Whether the last of eight digits is the check digit of ISO 3297 (modulus 11, weights 8 to 2)."""
    total = sum(int(digit) * weight for digit, weight in zip(digits[:7], range(8, 1, -1), strict=True))
    check = (11 - total % 11) % 11
    return digits[7].upper() == ("X" if check == 10 else str(check))


def _registration(document: Document) -> re.Match[str] | None:
    folded = document.folded
    if not any(word in folded for word in ("issn", "cppap", "commission paritaire", "jti", "journalism trust", "cwa ")):
        return None
    return registered(document.plain)


def _seen(signal: str, match: re.Match[str] | None, document: Document) -> Signal:
    return found(signal, document.text, *match.span()) if match else unseen(signal)
