"""« responsible-named », « ownership-stated », « registration-shown »: who answers for the outlet, as its page says."""

from __future__ import annotations

import re

from auditor.sources.edges import Edges, anchored
from auditor.sources.signals import Signal, found, unseen

_RESPONSIBLE = re.compile(
    r"(?:^|[|•·—–] ?)(?:directeurs?|directrices?|responsables?)"
    r" (?:de (?:la )?(?:publication|rédaction)|éditoriale?)"
    r"(?: et de la rédaction)? ?[:,–—-]? ?(?=(?-i:[^\W\d_a-zà-öø-ÿ]))[^\n]{3,60}"
    r"|(?:^|[|•·—–] ?)(?:rédacteur|rédactrice)s? en chef ?: ?[^\n]{3,60}"
    r"|(?:^|[|•·—–] ?)éditeur responsable ?:? ?[^\n]{3,60}"
    r"|^mentions légales\b",
    re.IGNORECASE | re.MULTILINE,
)
_OWNERSHIP = re.compile(
    r"(?:société éditrice|éditeur du site|éditée? par (?:la (?:société|sa|sas|sarl)|l'association|le groupe)"
    r"|(?:sas?|sarl|sasu|société anonyme) au capital de|est une publication d[eu]"
    r"|est financée? par (?:les (?:dons|lecteurs|abonn)|la publicité|ses (?:lecteurs|abonnés)))[^\n]{0,80}",
    re.IGNORECASE,
)
_RESPONSIBLE_ANCHORS = anchored("direct", "responsable", "rédact", "mentions")
_OWNERSHIP_ANCHORS = anchored("édit", "capital", "publication d", "financé")
_REGISTRATION_WORDS = ("issn", "e-issn", "eissn", "cppap", "paritaire", "jti", "journalism", "cwa")
_ISSN = re.compile(r"\be?-?issn\s?:?\s?(\d{4})-(\d{3}[\dx])\b", re.IGNORECASE)
_CPPAP = re.compile(r"\b(?:cppap|commission paritaire)\s?(?:n[°o]\s?)?:?\s?\d{4}\s?[a-z]\s?\d{5}\b", re.IGNORECASE)
_JTI = re.compile(
    r"\b(?:certifiée?s? (?:par la )?jti|journalism trust initiative|cwa 17493|label jti)\b", re.IGNORECASE
)


def read(edges: Edges) -> list[Signal]:
    """The three signals, from lines that state them; an article that does not carry its imprint is not observed."""
    text = edges.document.text
    return [
        _seen("responsible-named", edges.search(_RESPONSIBLE, edges.both, _RESPONSIBLE_ANCHORS), text),
        _seen("ownership-stated", edges.search(_OWNERSHIP, edges.both, _OWNERSHIP_ANCHORS), text),
        _seen("registration-shown", _registration(edges), text),
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


def _registration(edges: Edges) -> re.Match[str] | None:
    stated = any(map(edges.document.index.__contains__, _REGISTRATION_WORDS))
    return registered(edges.document.plain) if stated else None


def _seen(signal: str, match: re.Match[str] | None, text: str) -> Signal:
    return found(signal, text, *match.span()) if match else unseen(signal)
