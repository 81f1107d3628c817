"""Names that nearly match another name of the same article: « Bliken » beside « Blinken »."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from auditor.kinds.base import Match, Param
from auditor.kinds.name.civility import called
from auditor.kinds.name.collected import Names, most_apart
from auditor.kinds.name.givennames import changed, full_names
from auditor.kinds.name.mention import Mention
from auditor.kinds.name.namesakes import letters_apart, same_sound, unaccented
from auditor.kinds.name.near import GAP, are_alike, is_unheard, one_slip
from auditor.kinds.name.persons import misfits
from auditor.kinds.name.rewritten import PAIR, rewritten
from auditor.kinds.name.slip import KNOWN, is_slip, is_spelling
from auditor.kinds.name.twins import near
from auditor.kinds.vocabulary import frequency
from auditor.reading import Document
from auditor.rule import Rule

_PERSONS = ("given", "gender", "rewritten", "title")
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
        pairs = list(PAIR.finditer(document.plain))
        people = list(full_names(document.plain, pairs))
        yield from self._persons(document, people, pairs)
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

    def _persons(
        self, document: Document, names: Sequence[re.Match[str]], pairs: Sequence[re.Match[str]]
    ) -> Iterator[Match]:
        """Matches on full names, and on pairs of capitalised words."""
        for rule in self._rules:
            if rule.params["mode"] == "given":
                yield from (Match(rule, it.start, it.end, {"name": it.name}) for it in changed(document, names))
            elif rule.params["mode"] == "gender":
                yield from (Match(rule, it.start, it.end, {"name": it.reason}) for it in misfits(document, names))
            elif rule.params["mode"] == "title":
                yield from (Match(rule, it.start, it.end, {"name": it.name}) for it in called(document))
            elif rule.params["mode"] == "rewritten":
                yield from (Match(rule, it.start, it.end, {"name": it.name}) for it in rewritten(document, pairs))


def _single(document: Document, rules: Sequence[Rule]) -> Iterator[Match]:
    """Matches on single names."""
    for rare, other in _near(Names(document)) if rules else ():
        for rule in rules:
            shortest = 3 if rare.text.isupper() else rule.params.get("min_length", 5)
            if len(rare.text) >= shortest and _is_case(rule, rare, other):
                marked, usual = _later(rare, other) if rule.params["mode"] == "alike" else (rare, other)
                start = marked.starts[0]  # one place shows the slip; its fix goes for all
                yield Match(rule, start, start + len(marked.text), {"name": usual.text})


def _near(names: Names) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of a rarer name and the likelier one that it resembles most."""
    close = names.close()
    for text in sorted(close, key=lambda text: (len(names.places[text]), text)):
        chosen = _nearest(text, close[text], names)
        rare = names.mention(text)
        if chosen is None or _side_by_side(rare, chosen):
            continue
        if _same_person(rare, chosen) or is_unheard(rare.text, chosen.text):
            yield rare, chosen


def _nearest(text: str, others: Sequence[tuple[int, str]], names: Names) -> Mention | None:
    """The name that a name resembles most, of others and how many letters are between."""
    from rapidfuzz.distance import OSA

    limit, rare = most_apart(text), names.mention(text)
    found: list[tuple[int, int, int, str, Mention]] = []
    for distance, other in ((distance, names.mention(other)) for distance, other in others):
        together = bool(rare.family & other.family or rare.given & other.given)
        together = together or same_sound(text, other.text)
        if distance > 1 and not together and OSA.distance(text, other.text, score_cutoff=limit) > limit:
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
