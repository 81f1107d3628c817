"""The names of an article, each a word, and which of them are nearly alike."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from auditor.kinds.name.mention import Mention
from auditor.kinds.name.namesakes import sound, unaccented
from auditor.reading import Document
from auditor.reading.names import UPPER

_ARTICLE = r"(?:(?<=L)(?:es?|a) |(?<=D)[eu] |(?<=M)a?c|(?<=O)'|(?<=V)[ao]n |(?<=E)l )"
_REST = r"[\w\u0300-\u036f]{2,30}"
_WORD = re.compile(rf"[{UPPER}](?<![\w@#/._].)(?:{_ARTICLE}(?P<name>[{UPPER}]{_REST})(?![\w@/])|{_REST}(?![\w@/]))")
"""A name and an article before it; it begins with a set of letters, so that a search leaps to them."""
_PERSON = re.compile(rf"(?:(?<!\w)M\.|Mme|Me|Dr|[{UPPER}][\w.'-]+) $")
_INITIAL = re.compile(rf"(?<!\w)[{UPPER}]\.$")
_PLACE = re.compile(r"-(?:l[eè]s|la|le|sur|sous|en|du|de|au|aux)-")
MAX_NAMES = 400
"""Different names of one article that are compared; the work grows with their square."""
MAX_APART = 2
"""Letters between two names that are nearly alike, at most."""
FIRST = 4
"""Letters of a name that tell with what sound it begins."""


def most_apart(name: str) -> int:
    """How many letters may be between a name and one that is nearly like it."""
    return 1 if len(name) < 6 else MAX_APART


class Names:
    """Capitalised words of an article, with an article that belongs to one; `places` are where each stands.

    A word that the text writes small too is no name, nor is one with digits in it; this is only asked where it matters.
    """

    def __init__(self, document: Document) -> None:
        self.places: dict[str, list[int]] = {}
        self._document = document
        self._mentions: dict[str, Mention] = {}
        self._words: dict[str, str] = {}  # without what stands before the name itself
        self._read(document.plain)

    def _read(self, plain: str) -> None:
        for match in _WORD.finditer(plain):
            start, end = match.span()
            if plain[end : end + 1] == "-" and _PLACE.match(plain, end):
                continue
            text = match.group()
            if match.lastindex and " " in text and not _has_article(plain, start):
                text, start = match["name"], match.start("name")
            if text in self.places:
                self.places[text].append(start)
            else:
                self.places[text] = [start]
                self._words[text] = match["name"] or text

    def mention(self, name: str) -> Mention:
        """A name with what stands around it."""
        if name not in self._mentions:
            self._mentions[name] = Mention(name, self.places[name], self._document)
        return self._mentions[name]

    def close(self) -> dict[str, list[tuple[int, str]]]:
        """Names that begin with the same sound as others and are nearly like them: these, and the letters between."""
        groups = defaultdict[str, list[str]](list)
        for name in self._compared():
            groups[_beginning(name[:FIRST])].append(name)
        close = defaultdict[str, list[tuple[int, str]]](list)
        for one, other, apart in _pairs(group for group in groups.values() if len(group) > 1):
            if self._is_name(one) and self._is_name(other):
                for name, like in ((one, other), (other, one)):
                    if max(apart, abs(len(one) - len(other))) <= most_apart(name):
                        close[name].append((apart, like))
        return close

    def _compared(self) -> Iterable[str]:
        """All words, or of too many the rarest that are names."""
        if len(self.places) <= MAX_NAMES:
            return self.places
        names = filter(self._is_name, self.places)
        return sorted(names, key=lambda name: (len(self.places[name]), name))[:MAX_NAMES]

    def _is_name(self, word: str) -> bool:
        return word.replace(" ", "").isalpha() and not _written_small(self._words[word], self._document)


@lru_cache(maxsize=16_384)
def _beginning(first: str) -> str:
    """The sound with which names begin that have the same first letters."""
    return sound(first)[0]


def _pairs(groups: Iterable[Sequence[str]]) -> Iterator[tuple[str, str, int]]:
    """Pairs of names of a group with few letters between, and how many."""
    from rapidfuzz.distance import OSA

    for group in groups:
        for (one, left), (other, right) in combinations(zip(group, map(unaccented, group), strict=True), 2):
            if -MAX_APART <= len(one) - len(other) <= MAX_APART:
                apart = OSA.distance(left, right, score_cutoff=MAX_APART)
                if apart <= MAX_APART:
                    yield one, other, apart


def _written_small(name: str, document: Document) -> bool:
    """Whether this very text writes the word in lower case too."""
    starts = map(document.tokens.starts.__getitem__, document.index.get(name.lower(), ())[:MAX_NAMES])
    return any(map(str.islower, map(document.plain.__getitem__, starts)))


def _has_article(plain: str, start: int) -> bool:
    """Whether « Le » at a place belongs to the name behind it, as after a person's name or title: « M. Le Goff »."""
    before = plain[max(0, start - 4) : start].rstrip(' «“"')
    opens = not before or before[-1] in "!?:;»—–\n" or (before[-1] == "." and not _INITIAL.search(before))
    return not opens and bool(_PERSON.search(plain, max(0, start - 30), start))
