"""Names that differ by a letter or two between two texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import combining, normalize

from auditor.reading import Document, Span

MIN_LENGTH = 5
MAX_EDITS = 2
TITLES = frozenset(
    "m mm mme mmes mlle monsieur madame maître me dr docteur président présidente premier première ministre sénateur "
    "sénatrice roi reine pape saint sainte prince princesse général colonel capitaine mr mrs ms miss sir lord "
    "deuxième seconde second troisième president senator king queen pope minister herr frau präsident kanzler "
    "kanzlerin les la le l des une un".split()
)
_ENDING = re.compile("(?:e?[ns]|e|er)$")
"""What inflection adds to a name (« Hannoversche », « in der Hannoverschen Straße », « Berliner »)."""
COMMON = 1.5
"""Zipf frequency (1 = once in 100 million words) from which a word is a name of its own."""


def misspelt(left: Document, here: Span, right: Document, there: Span) -> Iterator[tuple[str, str]]:
    """Pairs (name on the left, its near form on the right) where each text has only its own form.

    A form that its language knows is another name for the thing (Salzburg, Salzbourg), no misspelling.
    """
    originals = capitalised(left, here)
    for name in sorted(capitalised(right, there) - originals):
        if name.lower() in left.index or zipf(name, right.language) >= COMMON:
            continue
        near = [other for other in sorted(originals) if _near(name, other) and other.lower() not in right.index]
        if near:
            yield near[0], name


def other_first_names(left: Document, here: Span, right: Document, there: Span) -> list[tuple[str, str]]:
    """Full names with one surname and different first names, where each text has only its own first name."""
    pairs = []
    for one in _full(left, here):
        for other in _full(right, there):
            first, second = one.split()[0], other.split()[0]
            if one.split()[1] != other.split()[1] or _bare(first)[:1] == _bare(second)[:1]:
                continue
            if second.lower() not in left.index and first.lower() not in right.index:
                pairs.append((one, other))
    return pairs


def _full(document: Document, span: Span) -> list[str]:
    """Names of two words, the first one no title, that stand inside a sentence."""
    found = [name for name in document.names if span.start <= name.start < span.end and not name.initial]
    two = [name.text for name in found if len(name.text.split()) == 2]
    return [name for name in two if name.split()[0].isalpha() and name.split()[0].lower() not in TITLES]


def capitalised(document: Document, span: Span) -> frozenset[str]:
    """Capitalised words of a passage that no sentence begins with, from MIN_LENGTH letters on, one by one."""
    return frozenset(
        part
        for name in document.names
        if span.start <= name.start < span.end
        for place, part in enumerate(name.text.split())
        if len(part) >= MIN_LENGTH and part.isalpha() and not part.isupper() and not (name.initial and place == 0)
    )


def _near(one: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    if one[0] != other[0] or min(len(one), len(other)) < MIN_LENGTH:
        return False
    most = MAX_EDITS if max(len(one), len(other)) >= 7 else 1
    one, other = _bare(one), _bare(other)
    if {one, _ENDING.sub("", one)} & {other, _ENDING.sub("", other)}:
        return False
    return one != other and bool(OSA.distance(one, other, score_cutoff=most) <= most)


def _bare(name: str) -> str:
    """A name without case and diacritics: « Tönnies » and « Toennies » are one."""
    name = name.lower().replace("ß", "ss")
    for pair in ("ae", "oe", "ue"):
        name = name.replace(pair, pair[0])
    return "".join(c for c in normalize("NFD", name) if not combining(c))


@lru_cache(maxsize=4096)
def zipf(word: str, language: str | None) -> float:
    """Zipf frequency of a word in a language; 0 where it is not known."""
    from wordfreq import zipf_frequency

    try:
        return float(zipf_frequency(word.lower(), language or "fr"))
    except LookupError:
        return 0.0
