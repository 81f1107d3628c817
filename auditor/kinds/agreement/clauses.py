"""Where clauses begin."""

from __future__ import annotations

from auditor.kinds.agreement.columns import CLAUSE_ENDS
from auditor.kinds.agreement.roles import ABOUT_FORMS, ALL_FORMS, CONJUNCTIONS, NUMBERS
from auditor.kinds.agreement.row import Row

MAX_OPENING = 7
"""Words of an opening, such as « selon les experts », before the comma."""

_OPENINGS = frozenset(
    "selon pour dans en à au aux depuis après avant malgré avec hier lundi mardi mercredi jeudi vendredi samedi "
    "dimanche mais ainsi enfin cependant pourtant toutefois désormais aujourd'hui ensuite puis pendant durant lors "
    "cette ce sur parmi outre sans chez face grâce plus finalement actuellement récemment d' de du des".split()
)
_CLOSE = frozenset(("", " "))
MAX_ABOUT = 3
"""Words of « pas moins de » before a number."""


def opens_clause(row: Row, token: int) -> bool:
    """Whether a sentence, or a clause after a conjunction or mark, begins with the token."""
    gap = row.between[token]
    if gap in _CLOSE:  # most often
        before = row.texts[token - 1]
        return before in CONJUNCTIONS or (before in ALL_FORMS and opens_clause(row, token - 1))
    if gap == ", ":
        return _follows_opening(row, token)
    return gap.strip() in CLAUSE_ENDS or "\n" in gap


def _follows_opening(row: Row, token: int) -> bool:
    """« Selon lui, les sanctions »: only a word or two of place, time or source stand before in the sentence."""
    for first in range(token - 1, token - 1 - MAX_OPENING, -1):
        gap = row.between[first]
        if gap not in _CLOSE:
            return row.texts[first] in _OPENINGS and gap.strip(' \n"«') in (".", "", ";", ":", "!", "?")
    return False


def joined(row: Row, token: int) -> bool:
    """Whether nothing but one space stands between a token and the one before."""
    return row.between[token] in _CLOSE


def counts(row: Row, token: int) -> bool:
    """« 70 personnes ont », « au moins cinq voitures ont »: a number that opens a clause, though no determiner does."""
    texts = row.texts
    first = token
    while first and token - first < MAX_ABOUT and texts[first - 1] in ABOUT_FORMS and joined(row, first):
        first -= 1
    if first and texts[first - 1] == "dont":
        return False  # « 35 personnes, dont 27 majeurs, ont été placées »
    if first == token and not texts[token].isdecimal():
        return False  # words of number are determiners
    return (texts[token] in NUMBERS or is_count(texts[token])) and opens_clause(row, first)


def is_count(form: str) -> bool:
    """Whether digits say how many: a whole number over one that is no year."""
    return form.isdecimal() and len(form) < 7 and int(form) > 1 and not 1000 <= int(form) < 2100
