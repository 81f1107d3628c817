"""Clauses of a sentence, roughly, and the one verb of each with its tense."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from auditor.kinds.agreement.words import DETERMINERS
from auditor.reading import Document
from auditor.reading.lexicon import Analysis, french

Tense = Literal["future", "imperfect", "past", "perfect", "other"]
LINKS = frozenset(
    "que qu' qui dont où si quand lorsque lorsqu' puisque puisqu' comme mais car donc or ni et ou tandis alors "
    "laquelle lequel lesquels lesquelles parce afin".split()
)
"""Words that open a clause; a time behind one of them belongs to it alone."""
_JOINING = frozenset(("", "et", "mais", "ou"))
_STOPS = frozenset(',;:.!?…()[]«»“”"–—\n')
_HAVE = frozenset("a ont ai as avons avez".split())
_BE = frozenset("est sont suis sommes êtes".split())
_OWN = frozenset("s' se m' me t' te nous vous".split())
_MOVES = frozenset(
    form + ending
    for form in "allé arrivé venu parti entré sorti né devenu resté tombé monté descendu rentré revenu retourné parvenu"
    " reparti décédé".split()
    for ending in ("", "e", "s", "es")
)
_BETWEEN = frozenset(
    "pas plus jamais déjà bien encore aussi toujours ensuite enfin finalement récemment également tout rien été "
    "notamment beaucoup ainsi donc vite officiellement".split()
)
_NO_VERB_AFTER = frozenset(DETERMINERS) | frozenset(
    "de d' à en par pour sur sans sous vers chez dans du des au aux".split()
)
_VERBS = frozenset(("VERB", "AUX"))


class Clause(NamedTuple):
    """Tokens from `first` to before `last`, and the word that opens them, "" for none."""

    first: int
    last: int
    opener: str


class Verb(NamedTuple):
    """Tokens from `first` to before `last`; of a perfect the `participle`, else the verb itself."""

    first: int
    last: int
    tense: Tense
    word: str


class Reading(NamedTuple):
    """The finite verbs of a clause, and whether participles or infinitives stand beside them."""

    verbs: list[Verb]
    participles: list[int]
    infinitives: list[int]


def clauses(document: Document, first: int, last: int) -> Iterator[Clause]:
    """The clauses among tokens of a sentence; what has no verb joins what follows it behind a comma or « et »."""
    texts, start, opener = document.tokens.texts, first, ""
    for number in range(first, last):
        mark = document.tokens.between[number] if number > start else ""
        stops, links = not _STOPS.isdisjoint(mark), texts[number] in LINKS
        if not (stops or links) or (opener in _JOINING and _joins(texts, start, number, mark)):
            continue
        if number > start:
            yield Clause(start, number, opener)
        start, opener = number + links, texts[number] if links else ""
    if last > start:
        yield Clause(start, last, opener)


def _joins(texts: Sequence[str], start: int, number: int, mark: str) -> bool:
    """Whether tokens from `start` on have no verb yet, and the one after the mark goes on with them."""
    word = texts[number]
    soft = mark.strip() in ("", ",") and "\n" not in mark and (word not in LINKS or word in _JOINING)
    if texts[start : start + 3] == ["il", "y", "a"]:  # which may be a time
        start += 3
    return soft and not read(texts, range(start, number)).verbs


def read(texts: Sequence[str], tokens: Iterable[int]) -> Reading:
    """What tokens of a clause hold of verbs; a form that may be a noun counts where a verb may stand."""
    found, behind = Reading([], [], []), 0
    numbers = list(tokens)
    for number in numbers:
        if number < behind:
            continue
        verb = _perfect(texts, number, numbers[-1] + 1) or _simple(texts, number)
        sort = sort_of(texts[number])
        if verb is not None:
            found.verbs.append(verb)
            behind = verb.last
        elif sort == "participle":
            found.participles.append(number)
        elif sort == "infinitive":
            found.infinitives.append(number)
    return found


def _perfect(texts: Sequence[str], number: int, last: int) -> Verb | None:
    word = texts[number]
    if word not in _HAVE and word not in _BE:
        return None
    end = number + 1
    while end < last and _is_between(texts[end]) and (texts[end] != "été" or word in _HAVE):
        end += 1
    participle = texts[end] if end < last else ""
    own = number > 0 and texts[number - 1] in _OWN
    if word in _HAVE and texts[end - 1] == "été" and not _is_participle(participle):
        return Verb(number, end, "perfect", "été")
    if _is_participle(participle) and (word in _HAVE or own or participle in _MOVES):
        return Verb(number, end + 1, "perfect", participle)
    return Verb(number, number + 1, "other", word)


def _simple(texts: Sequence[str], number: int) -> Verb | None:
    sort = sort_of(texts[number])
    if sort not in ("future", "imperfect", "past", "other"):
        return None
    before = texts[number - 1] if number else ""
    if before in _NO_VERB_AFTER or (sort == "other" and any(one.tag == "ADJ" for one in french().analyses(before))):
        return None  # « son premier titre »
    return Verb(number, number + 1, sort, texts[number])


def _is_between(word: str) -> bool:
    return word in _BETWEEN or word.endswith("ment")


def _is_participle(word: str) -> bool:
    return any(one.mood == "part" and one.tense == "past" for one in french().analyses(word))


@lru_cache(maxsize=16_384)
def sort_of(word: str) -> Tense | Literal["participle", "infinitive", ""]:
    """The tense of a form that is sure, `other` for one that can be a finite verb, "" for one that cannot."""
    readings = french().analyses(word)
    finite = [one for one in readings if one.tag in _VERBS and one.mood in ("ind", "sub", "cnd")]
    if not finite:
        return _nonfinite(readings)
    sure = {(one.mood, one.tense) for one in readings if one.tag in _VERBS}
    if len(finite) < len(readings) or len(sure) > 1:
        return "other"
    return {("ind", "fut"): "future", ("ind", "imp"): "imperfect", ("ind", "past"): "past"}.get(sure.pop(), "other")  # type: ignore[return-value]


def _nonfinite(readings: Sequence[Analysis]) -> Literal["participle", "infinitive", ""]:
    verbal = [one for one in readings if one.tag in _VERBS]
    if any(one.mood == "inf" for one in verbal):
        return "infinitive"
    return "participle" if any(one.mood == "part" and one.tense == "past" for one in verbal) else ""
