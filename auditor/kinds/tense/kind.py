"""A time and a tense in one clause that exclude each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar, NamedTuple

from auditor.kinds.base import Match, Param
from auditor.kinds.tense.clause import Clause, Reading, Verb, clauses, read
from auditor.kinds.tense.when import TELLING, When, time_at, times
from auditor.kinds.unless import Unless
from auditor.reading import Document
from auditor.rule import Rule

MAX_WORDS = 80
"""Words of a sentence that is looked at."""
_STATES = frozenset(
    "été vécu habité résidé travaillé dirigé présidé enseigné possédé détenu appartenu existé siégé régné occupé "
    "exercé servi souffert attendu".split()
)
"""Participles of what goes on until it ends."""
_PLANS = frozenset(
    "annoncé annoncés annoncée prévu prévue prévus prévues programmé programmée fixé fixée attendu attendue "
    "attendus attendues promis confirmé décidé demandé proposé accepté invité invités convoqué convoquée "
    "convoqués reporté reportée repoussé repoussée appelé appelés obtenu censé censée censés indiqué planifié "
    "assuré prévenu espéré donné choisi lancé dit déclaré affirmé précisé suspendu fermé fermée prolongé devait "
    "devaient voulait voulaient pouvait pouvaient allait allaient comptait espérait pensait souhaitait prévoyait "
    "était étaient avait avaient fallait envisageait risquait risquaient restait restaient rappelé recommandé "
    "préconisé".split()
)
"""Verbs of which a time to come tells what is planned, or which speak of the future in the past."""
_LIMITS = frozenset(
    "n' ne toujours jamais beaucoup souvent déjà plusieurs quelques trop rien pas peu plus deux trois quatre cinq "
    "six dix moins successivement".split()
)
"""Words beside which « depuis » goes with what happened: « il n'a pas joué depuis un an »."""


class Clash(NamedTuple):
    """A verb and the time that does not go with it."""

    verb: Verb
    when: When


class TenseKind:
    """Cards give a `mode`: a time gone by with a future (`past`), a time to come with a past tense (`future`), or
    « depuis » with the perfect of a state that goes on (`since`).

    Only clauses with one verb are looked at.
    """

    params: ClassVar[dict[str, Param]] = {
        "mode": Param(str, required=True, choices=("past", "future", "since")),
        "unless": Param(list),
    }

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = [(rule, rule.params["mode"], Unless(rule.params)) for rule in rules]

    def find(self, document: Document) -> Iterator[Match]:
        """Matches from the first of time and verb to the last of both."""
        tokens, index = document.tokens, document.index
        words = sorted(number for word in TELLING & index.keys() for number in index[word])
        told = [number for number in words if time_at(tokens.texts, number, len(tokens)) is not None]
        for first, last in _sentences(document, told):
            for mode, clash in _clashes(document, first, last):
                start = tokens.starts[min(clash.verb.first, clash.when.first)]
                end = tokens.ends[max(clash.verb.last, clash.when.last) - 1]
                for rule, asked, unless in self._rules:
                    if asked == mode and not unless.silences(document, start, end):
                        yield Match(rule, start, end, {"verb": clash.verb.word})


def _sentences(document: Document, numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The sentences of some tokens, each once, as ranges of tokens."""
    done = -1
    for number in numbers:
        if number >= done:
            first, last = document.token_range(document.sentence_at(document.tokens.starts[number]))
            done = last
            if last - first <= MAX_WORDS:
                yield first, last


def _clashes(document: Document, first: int, last: int) -> Iterator[tuple[str, Clash]]:
    texts = document.tokens.texts
    for clause in clauses(document, first, last):
        found = list(times(texts, clause.first, clause.last))
        told = range(found[0].first, found[0].last) if len(found) == 1 else range(0)
        reading = read(texts, (n for n in range(clause.first, clause.last) if n not in told)) if told else None
        if reading is None or len(reading.verbs) != 1:
            continue
        clash = Clash(reading.verbs[0], found[0])
        if _may_go_together(clause, clash) and _CLASH[clash.when.time](texts, clause, reading, clash):
            yield clash.when.time, clash


def _may_go_together(clause: Clause, clash: Clash) -> bool:
    """Whether the time opens the clause or follows its verb; else it is a noun's: « le défilé samedi dernier »."""
    return clash.when.first == clause.first or clash.verb.first < clash.when.first


def _stands_free(clause: Clause, reading: Reading, clash: Clash) -> bool:
    """Whether nothing else than the verb can have the time: it opens the clause, or there is nothing else."""
    if clash.when.first == clause.first:
        return not reading.infinitives or clash.verb.first < reading.infinitives[0]
    return not (reading.participles or reading.infinitives)


def _past(texts: Sequence[str], clause: Clause, reading: Reading, clash: Clash) -> bool:
    return clash.verb.tense == "future" and _stands_free(clause, reading, clash)


def _future(texts: Sequence[str], clause: Clause, reading: Reading, clash: Clash) -> bool:
    if clash.verb.tense not in ("imperfect", "past", "perfect") or not _stands_free(clause, reading, clash):
        return False
    return clash.verb.word not in _PLANS and clause.opener not in ("que", "qu'", "si")


def _since(texts: Sequence[str], clause: Clause, reading: Reading, clash: Clash) -> bool:
    verb, when = clash.verb, clash.when
    first, last = (verb.first - 2, when.first) if verb.first < when.first else (when.last, clause.last)
    beside = texts[max(clause.first, first) : last]
    goes_on = verb.tense == "perfect" and verb.word in _STATES and not reading.infinitives
    return goes_on and _LIMITS.isdisjoint(beside) and not any(word[0].isdigit() for word in beside)


_CLASH: dict[str, Callable[[Sequence[str], Clause, Reading, Clash], bool]] = {
    "past": _past,
    "future": _future,
    "since": _since,
}
