"""Quantities with what they count (« 12 morts », « 3,5 % », « deux millions d'euros »), to find two that contradict."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.compare.facts import number_words
from auditor.compare.words import MONTHS
from auditor.reading import Document, Span

_QUANTITY = re.compile(
    r"(?<![\w.,-])(?:(?P<digits>\d+(?:[ .]\d{3}(?!\d))*(?:,\d+|\.\d{1,2}(?!\d))?)"
    r"|(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*))"
)
_UNIT = re.compile(
    r"[ ]?(?P<sign>[%€$£])"
    r"|[ -](?:(?P<scale>mille|mill\w+|milliards?|billions?|thousand|mio|mrd)\.? )?(?:d[e'] ?|of |di )?"
    r"(?P<unit>[^\W\d_]{4,}(?:-[^\W\d_]+)*)"
)
_SCALES = {"mille": 1e3, "thousand": 1e3, "mio": 1e6, "mrd": 1e9, "milliard": 1e9, "milliards": 1e9, "billion": 1e9}
_ABOUT = re.compile(
    r"(?:environ|près d[e']|plus d[e']|moins d[e']|au moins|au plus|jusqu'à|quelque|presque|à peine|une?|about|nearly|"
    r"almost|over|under|at least|up to|some|around|more than|fewer than|less than|etwa|rund|fast|mindestens|"
    r"über|bis zu)"
    r" *(?:les )?$"
)
_FIRST_PART = re.compile(r"\b(?:cents?|mille|mill\w+|milliards?|hundred|thousand|hundert|tausend|cento|cien\w*)[ -]*$")
"""What makes a number word the second part of a number (« cent quarante-quatre »)."""
_TIMES = frozenset(
    "heure minute seconde jour semaine mois an année annee fois hour minute second day week month year "
    "time jahr tag stunde monat woche".split()
)
"""What is counted for many things in one event; two such counts need not be of one thing."""
NEAR = 0.25
"""Relative difference that « about » excuses."""
FARTHEST = 2.5
"""Times one quantity may be the other: two that are farther apart are of different things."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A value and its unit (folded, without plural) at code points `start` to before `end`."""

    start: int
    end: int
    value: float
    unit: str
    about: bool


def measures(document: Document, span: Span) -> Iterator[Measure]:
    """Quantities with a unit, in order; ordinals, dates, times and ages are left out."""
    words, text = number_words(document.language), document.folded
    names = MONTHS.get(document.language or "", "").replace("|", " ").split()
    for match in _QUANTITY.finditer(text, span.start, span.end):
        value = _value(match, words)
        unit = _UNIT.match(text, match.end(), span.end) if value is not None else None
        if value is None or unit is None:
            continue
        name = unit["sign"] or unit["unit"].rstrip("s")
        if (
            unit["unit"] in names
            or unit["unit"] in words
            or name in _TIMES
            or (name.isalpha() and 1900 <= value <= 2100)
        ):
            continue
        before = text[max(span.start, match.start() - 16) : match.start()]
        if _FIRST_PART.search(before):
            continue
        yield Measure(match.start(), unit.end(), value * _scale(unit["scale"]), name, bool(_ABOUT.search(before)))


def contradict(one: Measure, other: Measure) -> bool:
    """Whether two quantities of one thing cannot both be right."""
    less, more = sorted((one.value, other.value))
    if one.unit != other.unit or less == more or more > FARTHEST * less:
        return False
    return not (one.about or other.about) or more - less > NEAR * more


def _value(match: re.Match[str], words: dict[str, str]) -> float | None:
    if match["word"]:
        value = words.get(match["word"])
        return float(value) if value is not None and value not in ("0", "1") else None
    digits = re.sub(r"[ ]|\.(?=\d{3})", "", match["digits"])
    return float(digits.replace(",", "."))


def _scale(word: str | None) -> float:
    return 1.0 if word is None else _SCALES.get(word, 1e6)
