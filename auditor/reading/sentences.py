"""Sentences of French and similarly written text, one line at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.reading.spans import Span, trimmed

# A run of marks is read once from its beginning: a line may hold nothing but thousands of dots.
_END = re.compile(r"""(?<![.!?…])[.!?…]++(?:\s?[»”)\]]|["'](?=\s))*\s+(?=([«“„"'(\[—–-]*\s?)(\S))""")
_LAST_WORD = re.compile(r"[\w°]+\.?$")

# Written with a full stop and followed by a capital without a sentence ending there.
_ABBREVIATIONS = frozenset(
    "m mm mme mmes mlle mlles dr drs pr prs me mes st ste mgr gal cdt col cap lt av bd bld pl ch art al cf p pp "
    "vol fig éd ed no n° env ex janv févr fév avr juil sept oct nov déc tél hab min max jr sr mr mrs ms prof sen rep "
    "gov vs inc ltd corp co op cit chap par ann app coll dir réf sq r.i.p lun mar mer jeu ven sam dim".split()
)
_ENUMERATION = re.compile(r"(?:\d{1,2}|[a-zA-Z])\.\s*$")


def split(plain: str, lines: Sequence[Span]) -> list[Span]:
    """Sentences of the lines of a text, as spans without surrounding white space."""
    return [sentence for line in lines for sentence in _split_line(plain, line)]


def _split_line(plain: str, line: Span) -> Iterator[Span]:
    start = line.start
    for match in _END.finditer(plain, line.start, line.end):
        if _ends_here(plain, line, match):
            yield trimmed(plain, start, match.end())
            start = match.end()
    if start < line.end:
        yield trimmed(plain, start, line.end)


def _ends_here(plain: str, line: Span, match: re.Match[str]) -> bool:
    opener, following = match.group(1), match.group(2)
    if following.islower() or following in ":;,.!?»”)]":
        return False
    mark = match.group().strip()
    if mark[0] in "…" or mark.startswith("..."):
        return following.isupper() or bool(opener.strip())
    if mark != ".":
        return True
    before = plain[max(line.start, match.start() - 24) : match.start()]
    if _ENUMERATION.fullmatch(plain[line.start : match.start() + 1].strip()):
        return False
    word = _LAST_WORD.search(before)
    if word is None:
        return True
    return not _is_abbreviation(word.group(), following)


def _is_abbreviation(word: str, following: str) -> bool:
    if len(word) == 1:  # an initial (« J. Dupont ») or a unit (« 7 h. 30 »)
        return following.isupper() if word.isupper() else following.isdigit()
    return word.lower() in _ABBREVIATIONS
