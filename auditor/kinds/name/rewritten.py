"""One name put together in two ways: « Jean-Marc » and « Jean Marc », « von der » and « Van der », « Xi Jinping »."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from auditor.kinds.name.namesakes import unaccented
from auditor.reading import Document
from auditor.reading.names import INITIAL, UPPER
from auditor.reading.stopwords import STOPWORDS

_HYPHENED = re.compile(rf"[{UPPER}](?<![\w-].)\w+(?:-[\w']+){{0,4}}-(?:[dl]')?[{UPPER}]\w+(?![\w-])")
_BEFORE_CAPITAL = re.compile(rf"-(?:[dl]')?[{UPPER}]")
"""What every name of _HYPHENED holds; a search leaps to its hyphen."""
_LOWERED = re.compile(rf"(?<= )[{UPPER}][a-z]{{1,5}}-[a-z]{{1,6}}(?![\w-])")
_BEFORE_SMALL = re.compile(r"-[a-z]{1,6}(?![\w-])")
"""How every name of _LOWERED ends; a search leaps to its hyphen."""
PAIR = re.compile(rf"(?P<one>{INITIAL}[\w]+)(?=[ -](?P<two>[{UPPER}]\w*)(?![\w'-]))")
"""Two capitalised words beside each other."""
_PARTICLE = re.compile(
    rf"{INITIAL}(?:[\w'-]+|(?<=M)M?\.) (?P<all>(?P<particle>(?i:vo[nm]|van)(?: de[rnm])?|(?i:d[aeio]|"
    rf"dos|del|della|bin|ben|ibn)) (?P<name>[{UPPER}][\w-]{{3,}}))(?![\w-])"
)
_STREETS = re.compile(
    r"(?i:\b(?:rues?|avenue|boulevard|bd|place|square|quai|pont|cours|allées?|impasse|rond-point|parvis|"
    r"lycées?|collèges?|écoles?|université|campus|stade|gymnase|piscine|salle|théâtre|musée|centre|hôpital|clinique|"
    r"ehpad|résidence|cité|parc|jardin|médiathèque|bibliothèque|aéroport|gare|porte|prix|fondation|trophée|"
    r"tournoi|challenge|espace|complexe|maison|quartier|hlm|pôle|institut|chu|chr|crèche|groupe scolaire|fort|"
    r"caserne|église|paroisse|coupe) (?:de |du |des |d'|la |le )*)$"
)
_GROUPS = ("von van vom", "da de di do dos del della", "bin ben ibn")
_PARTICLES = frozenset(" ".join(_GROUPS).split()) - {"de"}
"""Particles of which one stands in every text that has a name with two."""
MAX_NAMES = 300


class Rewritten(NamedTuple):
    """The later or rarer form of a name: its place, and the form that the text has elsewhere."""

    start: int
    end: int
    name: str


def rewritten(document: Document, pairs: Sequence[re.Match[str]]) -> Iterator[Rewritten]:
    """Names whose hyphen, blank, particle or order is not the same everywhere; `pairs` are those of `PAIR`."""
    plain = document.plain
    yield from _unhyphened(plain)
    yield from _capitalised(plain)
    yield from _split(document, pairs)
    yield from _turned(plain, pairs)
    if any(map(document.index.__contains__, _PARTICLES)):
        yield from _particles(plain)


def _unhyphened(plain: str) -> Iterator[Rewritten]:
    """« Champs Élysées » beside « Champs-Élysées »; a street or a school is rightly hyphened, its man is not."""
    forms = dict[str, re.Match[str]]()
    for match in _hyphened(plain):
        if len(forms) < MAX_NAMES:
            forms.setdefault(match.group(), match)
    for form, match in forms.items():
        parts = form.split("-")
        if f"{parts[0]} " not in plain and f" {parts[-1]}" not in plain:
            continue
        if form.isascii() and not any(f"{one} {two}" in plain for one, two in pairwise(parts)):
            continue
        if _STREETS.search(plain, max(0, match.start() - 40), match.start()):
            continue
        letters = "".join(f"[{letter}{unaccented(letter)}]" if not letter.isascii() else letter for letter in form)
        for other in re.finditer(rf"(?<![\w-]){letters.replace('-', '[- ]')}(?![\w'-])", plain):
            if " " in other.group():
                written = plain[other.start() : other.end()]
                yield _rarer(plain, match, other, written)
                break


def _hyphened(plain: str) -> Iterator[re.Match[str]]:
    """Names with a hyphen before a capital, in order; each stands between two blanks."""
    end = 0
    for hyphen in _BEFORE_CAPITAL.finditer(plain):
        if hyphen.start() >= end:
            blank = plain.find(" ", hyphen.start())
            end = len(plain) if blank < 0 else blank
            yield from _HYPHENED.finditer(plain, plain.rfind(" ", 0, hyphen.start()) + 1, end)


def _capitalised(plain: str) -> Iterator[Rewritten]:
    """« Jong Un » beside « Jong-un »."""
    blanks = (plain.rfind(" ", max(0, match.start() - 7), match.start()) for match in _BEFORE_SMALL.finditer(plain))
    forms = {match.group() for blank in blanks if (match := _LOWERED.match(plain, blank + 1))}
    for form in sorted(forms)[:MAX_NAMES]:
        first, last = form.split("-")
        if last.capitalize() not in plain:
            continue
        other = re.search(rf"(?<![\w-]){first}[ -]{last.capitalize()}(?![\w-])", plain)
        if other:
            yield Rewritten(other.start(), other.end(), form)


def _rarer(plain: str, match: re.Match[str], other: re.Match[str], written: str) -> Rewritten:
    """The form that the text has less often; the one without hyphen if both are as many."""
    if plain.count(match.group()) < plain.count(written):
        return Rewritten(match.start(), match.end(), written)
    return Rewritten(other.start(), other.end(), match.group())


def _split(document: Document, pairs: Sequence[re.Match[str]]) -> Iterator[Rewritten]:
    """« Astra Zeneca » beside « AstraZeneca »."""
    for pair in pairs:
        joined = (pair["one"] + pair["two"]).lower()
        if len(joined) < 5 or joined not in document.index or pair.end("two") - pair.start() == len(joined):
            continue
        start = document.tokens.starts[document.index[joined][0]]
        single, whole = document.plain[start : start + len(joined)], document.plain[pair.start() : pair.end("two")]
        if not single[:1].isupper() or (start and document.plain[start - 1] in "@#/.-"):
            continue
        if start > pair.start():
            yield Rewritten(start, start + len(joined), whole)
        else:
            yield Rewritten(pair.start(), pair.end("two"), single)


def _turned(plain: str, pairs: Sequence[re.Match[str]]) -> Iterator[Rewritten]:
    """« Jinping Xi » beside « Xi Jinping »."""
    seen: dict[tuple[str, str], int] = {}
    told = set[str]()
    for pair in pairs:
        one, two = pair["one"], pair["two"]
        if (
            one == two
            or one.isupper()
            or two.isupper()
            or {one.lower(), two.lower()} & STOPWORDS["fr"]
            or plain[pair.end("one")] == "-"
            or len(seen) > MAX_NAMES
        ):
            continue
        if (two, one) in seen and one not in told:
            told |= {one, two}
            yield Rewritten(pair.start(), pair.end("two"), f"{two} {one}")
        seen.setdefault((one, two), pair.start())


def _particles(plain: str) -> Iterator[Rewritten]:
    """« Van der Leyen » beside « von der Leyen », « bin » beside « ben »."""
    first: dict[tuple[str, str], str] = {}
    for match in _PARTICLE.finditer(plain):
        words = match["particle"].lower().split()
        group = next((group for group in _GROUPS if words[0] in group.split()), "")
        known = first.setdefault((group, match["name"]), match["all"])
        if known.lower() != match["all"].lower():
            yield Rewritten(match.start("all"), match.end("all"), known)
