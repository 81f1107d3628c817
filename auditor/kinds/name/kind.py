"""Names that nearly match another name of the same article: « Bliken » beside « Blinken »."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from auditor.kinds.base import Match, Param
from auditor.kinds.name.civility import called
from auditor.kinds.name.givennames import FULL, changed
from auditor.kinds.name.mention import Mention
from auditor.kinds.name.namesakes import letters_apart, same_sound, sound, unaccented
from auditor.kinds.name.near import GAP, are_alike, is_unheard, one_slip
from auditor.kinds.name.persons import misfits
from auditor.kinds.name.rewritten import rewritten
from auditor.kinds.name.slip import KNOWN, is_slip, is_spelling
from auditor.kinds.name.twins import near
from auditor.kinds.vocabulary import frequency
from auditor.reading import Document
from auditor.reading.names import UPPER
from auditor.rule import Rule

_ARTICLE = r"(?:(?<=L)(?:es?|a) |(?<=D)[eu] |(?<=M)a?c|(?<=O)'|(?<=V)[ao]n |(?<=E)l )"
_REST = r"[\w\u0300-\u036f]{2,30}"
_WORD = re.compile(rf"[{UPPER}](?<![\w@#/._].)(?:{_ARTICLE}(?P<name>[{UPPER}]{_REST})(?![\w@/])|{_REST}(?![\w@/]))")
"""A name and an article before it; it begins with a set of letters, so that a search leaps to them."""
_PERSON = re.compile(rf"(?:(?<!\w)M\.|Mme|Me|Dr|[{UPPER}][\w.'-]+) $")
_INITIAL = re.compile(rf"(?<!\w)[{UPPER}]\.$")
_PLACE = re.compile(r"-(?:l[eè]s|la|le|sur|sous|en|du|de|au|aux)-")
_PERSONS = ("given", "gender", "rewritten", "title")
MAX_NAMES = 400
"""Different names of one article that are compared; the work grows with their square."""
SHORT = 5
"""Letters below which a slip only makes two names alike."""


class NameKind:
    """Cards give what they report (`slips` of one letter or two, two `spellings` of one sound, names only `alike`,
    alone or as parts of full names, `accents`, another `given` name of one person, a title whose `gender` is not the
    name's, one name `rewritten` with other hyphens, particles or order, or with another `title`) and `min_length`.

    The rarer form is marked. Names that stand after different given names belong to different people; an inflected or
    derived form of a name, and a word that the text writes small too, are left alone.
    """

    params: ClassVar[dict[str, Param]] = {
        "mode": Param(str, required=True, choices=("slips", "spellings", "alike", "accents", *_PERSONS)),
        "min_length": Param(int),
        "allow": Param(list),
    }

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = list(rules)

    def find(self, document: Document) -> Iterator[Match]:
        """Matches on the first occurrence of the rarer of two near names."""
        people = list(FULL.finditer(document.plain))
        yield from self._persons(document, people)
        rules = [rule for rule in self._rules if rule.params["mode"] not in _PERSONS]
        told = {rule.id: list[int]() for rule in rules}
        for match in _single(document, rules):
            told[match.rule.id].append(match.start)
            yield match
        for rule in rules:
            if rule.params["mode"] == "alike":
                for it in near(document, people):
                    if not any(it.start <= start < it.end for start in told[rule.id]):
                        yield Match(rule, it.start, it.end, {"name": it.name})

    def _persons(self, document: Document, names: list[re.Match[str]]) -> Iterator[Match]:
        """Matches on full names."""
        for rule in self._rules:
            if rule.params["mode"] == "given":
                yield from (Match(rule, it.start, it.end, {"name": it.name}) for it in changed(document, names))
            elif rule.params["mode"] == "gender":
                yield from (Match(rule, it.start, it.end, {"name": it.reason}) for it in misfits(document, names))
            elif rule.params["mode"] == "title":
                yield from (Match(rule, it.start, it.end, {"name": it.name}) for it in called(document))
            elif rule.params["mode"] == "rewritten":
                yield from (Match(rule, it.start, it.end, {"name": it.name}) for it in rewritten(document))


def _single(document: Document, rules: Sequence[Rule]) -> Iterator[Match]:
    """Matches on single names."""
    for rare, other in _near(_collect(document)) if rules else ():
        for rule in rules:
            shortest = 3 if rare.text.isupper() else rule.params.get("min_length", 5)
            if len(rare.text) >= shortest and _is_case(rule, rare, other):
                marked, usual = _later(rare, other) if rule.params["mode"] == "alike" else (rare, other)
                start = marked.starts[0]  # one place shows the slip; its fix goes for all
                yield Match(rule, start, start + len(marked.text), {"name": usual.text})


def _collect(document: Document) -> list[Mention]:
    places, small, plain = dict[str, list[int]](), set[str](), document.plain
    for match in _WORD.finditer(plain):
        start, end = match.span()
        if plain[end : end + 1] == "-" and _PLACE.match(plain, end):
            continue
        text = match.group()
        if match.lastindex and " " in text and not _has_article(plain, start):
            text, start = match["name"], match.start("name")
        if text in places:
            places[text].append(start)
        else:
            places[text] = [start]
            if not text.replace(" ", "").isalpha() or _written_small(match["name"] or text, document):
                small.add(text)
    names = sorted((len(starts), text) for text, starts in places.items() if text not in small)
    return [Mention(text, places[text], document) for _, text in names[:MAX_NAMES]]


def _has_article(plain: str, start: int) -> bool:
    """Whether « Le » at a place belongs to the name behind it, as after a person's name or title: « M. Le Goff »."""
    before = plain[max(0, start - 4) : start].rstrip(' «“"')
    opens = not before or before[-1] in "!?:;»—–\n" or (before[-1] == "." and not _INITIAL.search(before))
    return not opens and bool(_PERSON.search(plain, max(0, start - 30), start))


def _written_small(name: str, document: Document) -> bool:
    """Whether this very text writes the word in lower case too."""
    starts = map(document.tokens.starts.__getitem__, document.index.get(name.lower(), ())[:MAX_NAMES])
    return any(map(str.islower, map(document.plain.__getitem__, starts)))


def _near(names: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of a rarer name and the likelier one that it resembles most."""
    from rapidfuzz.distance import OSA

    groups: dict[str, list[Mention]] = {}
    letters = [sound(name.text)[0] for name in names]
    for name, letter in zip(names, letters, strict=True):
        groups.setdefault(letter, []).append(name)
    for rare, letter in zip(names, letters, strict=True):
        group = groups[letter]
        chosen = _nearest(rare, group, OSA.distance) if len(group) > 1 else None
        if chosen is None or _side_by_side(rare, chosen):
            continue
        if _same_person(rare, chosen) or is_unheard(rare.text, chosen.text):
            yield rare, chosen


def _nearest(rare: Mention, names: list[Mention], apart: Callable[..., int]) -> Mention | None:
    text, bare = rare.text, unaccented(rare.text)
    limit = 1 if len(text) < 6 else 2
    found: list[tuple[int, int, int, str, Mention]] = []
    for other in names:
        if other is rare or not -limit <= len(other.text) - len(text) <= limit:
            continue
        distance = apart(bare, unaccented(other.text), score_cutoff=limit)
        if distance > limit:
            continue
        together = bool(rare.family & other.family or rare.given & other.given)
        together = together or same_sound(text, other.text)
        if distance > 1 and not together and apart(text, other.text, score_cutoff=limit) > limit:
            continue  # with the accents put back these are too far apart: « Cheurfi » is no « Chérif »
        if _rarer(rare, other):
            found.append((distance, -len(other.starts), letters_apart(text, other.text), other.text, other))
    return min(found)[4] if found else None


def _rarer(rare: Mention, other: Mention) -> bool:
    """Whether the first is the likelier slip: less used here, or as much and less known, or later."""
    counts = len(rare.starts) - len(other.starts)
    if counts:
        known = frequency(rare.text) > max(frequency(other.text), KNOWN)
        same = unaccented(rare.text) == unaccented(other.text) or bool(rare.family & other.family)
        return counts < 0 and (not known or same)
    if same_sound(rare.text, other.text):
        return other.starts[0] < rare.starts[0]  # both may be right, and the first is the one introduced
    left, right = frequency(rare.text), frequency(other.text)
    return (left, other.starts[0]) < (right, rare.starts[0])


def _same_person(rare: Mention, other: Mention) -> bool:
    """Whether nothing says that the two names are of two people or things."""
    if rare.given & other.given or rare.family & other.family:
        return True
    if any(one_slip(one, two) for one in rare.given for two in other.given):
        return True
    return not (rare.given and other.given) and not (rare.family and other.family)


def _later(rare: Mention, other: Mention) -> tuple[Mention, Mention]:
    """The name to mark and the other: the later one where neither counts nor lists tell which is right."""
    gap = abs(frequency(rare.text) - frequency(other.text))
    if len(rare.starts) == len(other.starts) and gap < GAP and rare.starts[0] < other.starts[0]:
        return other, rare
    return rare, other


def _side_by_side(rare: Mention, other: Mention) -> bool:
    """Whether the two make one name: « Amar-Amiar », « Martin Marin »."""
    starts = frozenset(other.starts)
    beside = (len(rare.text) + 1, -len(other.text) - 1)
    return any(start + step in starts for start in rare.starts for step in beside)


def _is_case(rule: Rule, rare: Mention, other: Mention) -> bool:
    if rare.text in rule.params.get("allow", ()):
        return False
    accents_only = unaccented(rare.text) == unaccented(other.text)
    mode = rule.params["mode"]
    if mode == "accents" or accents_only:
        return accents_only and mode == "accents"
    spelling = is_spelling(rare, other)
    if mode == "spellings" or spelling:
        return spelling and mode == "spellings"
    slip = is_slip(rare, other)
    return (
        slip
        if mode == "slips"
        else mode == "alike" and not (slip and len(rare.text) >= SHORT) and are_alike(rare, other)
    )
