"""Sentences of French and similarly written text, one line at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.reading.spans import Span

# A run of marks is read once from its beginning: a line may hold nothing but thousands of dots. A set of letters comes
# first, so that a search leaps to them.
_END = re.compile(r"""[.!?…](?<![.!?…].)[.!?…]*+(?:\s?[»”)\]]|["'](?=\s))*\s+(?=([«“„"'(\[—–-]*\s?)(\S))""")
_LAST_WORD = re.compile(r"[\w°]+$")

# Written with a full stop and followed by a capital without a sentence ending there.
_ABBREVIATIONS = frozenset(
    "m mm mme mmes mlle mlles dr drs pr prs me mes st ste mgr gal cdt col cap lt av bd bld pl ch art al cf p pp "
    "vol fig éd ed no n° env ex janv févr fév avr juil sept oct nov déc tél hab min max jr sr mr mrs ms prof sen rep "
    "gov vs inc ltd corp co op cit chap par ann app coll dir réf sq r.i.p lun mar mer jeu ven sam dim".split()
)
LONGEST = 6
"""Letters that no abbreviation has."""
_ENUMERATION = re.compile(r"\d{1,2}|[a-zA-Z]")


def split(plain: str, lines: Sequence[Span]) -> list[Span]:
    """Sentences of the lines of a text, as spans without surrounding white space."""
    return [sentence for line in lines for sentence in _split_line(plain, line)]


def _split_line(plain: str, line: Span) -> Iterator[Span]:
    start = line.start
    for match in _END.finditer(plain, line.start, line.end):
        if _ends_here(plain, line, match):
            yield Span(start, match.start() + len(match.group().rstrip()))
            start = match.end()
    if start < line.end:
        yield Span(start, line.end)


def _ends_here(plain: str, line: Span, match: re.Match[str]) -> bool:
    opener, following = match.groups()
    if following.islower() or following in ":;,.!?»”)]":
        return False
    mark = match.group().rstrip()
    if mark == ".":
        return not _is_within(plain, line, match.start(), following)
    if mark[0] == "…" or mark.startswith("..."):
        return following.isupper() or bool(opener.strip())
    return True


def _is_within(plain: str, line: Span, stop: int, following: str) -> bool:
    """Whether a full stop is part of a number in a list, or of an abbreviation."""
    first = max(line.start, stop - LONGEST)
    if stop - first == LONGEST and plain[first:stop].isalnum():
        return False
    if _ENUMERATION.fullmatch(plain, line.start, stop):
        return True
    word = _LAST_WORD.search(plain, first, stop)
    return word is not None and _is_abbreviation(word.group(), following)


def _is_abbreviation(word: str, following: str) -> bool:
    if len(word) == 1:  # an initial (« J. Dupont ») or a unit (« 7 h. 30 »)
        return following.isupper() if word.isupper() else following.isdigit()
    return word.lower() in _ABBREVIATIONS
