"""Words that do not suit their place where a look-alike does, by a model learnt from text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import ClassVar, NamedTuple

import numpy as np
from numpy.typing import NDArray

from auditor.kinds.base import Match, Param
from auditor.kinds.lookalike.alternatives import alternatives, mixup
from auditor.kinds.lookalike.classes import COMMA, MARK, QUOTE
from auditor.kinds.lookalike.context import Numbers
from auditor.kinds.lookalike.context import Sequence as Context
from auditor.kinds.lookalike.features import Hashes
from auditor.kinds.lookalike.forms import FORMS, MIXED, lookalikes
from auditor.kinds.lookalike.model import Model, shipped
from auditor.kinds.unless import Unless
from auditor.reading import Document
from auditor.rule import Rule

TOGETHER = 16
"""Documents that are read as one; what is worked out of more does not stay in the processor's cache."""
MAX_WORDS = 200_000
"""Words of a text up to which it is looked at."""
MIN_AGAINST, MIN_FOR, MOST = 1.0, -0.5, 6.5
"""Odds against a word, and for the other, that a finding needs at least, and those that count at most."""
LESS_AT_COMMA = 1.0
"""What a misfit loses beside a comma, behind which a clause may go on."""
_CUT = ("...", "…")
Floats = NDArray[np.float64]


class Misfit(NamedTuple):
    """A word (number of its token) that suits its place worse than another would; `by` is how much worse."""

    token: int
    word: str
    meant: str
    by: float


class LookalikeKind:
    """Cards say from what `level` on a mix-up is reported: `sure`, or `likely` too.

    Nothing is reported right before a word of `not_before`, or right after one of `not_after`.
    Each word that has look-alikes is weighed by what stands around it, and so are its look-alikes: a finding needs odds
    against the word and for the other whose mean is over the limit that is kept for the mix-up.
    """

    params: ClassVar[dict[str, Param]] = {
        "level": Param(str, required=True, choices=("sure", "likely")),
        "not_before": Param(list),
        "not_after": Param(list),
        "unless": Param(list),
    }

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = [(rule, Unless(rule.params)) for rule in rules]

    @cached_property
    def _model(self) -> Model:
        return shipped()

    @cached_property
    def _least(self) -> float:
        """The least misfit that any rule reports."""
        levels = (self._model.limits[rule.params["level"]] for rule, _ in self._rules)
        return min((limit for limits in levels for limit in limits.values()), default=np.inf)

    def find(self, document: Document) -> Iterator[Match]:
        """Matches on single words."""
        (matches,) = self.find_all([document])
        return iter(matches)

    def find_all(self, documents: Sequence[Document]) -> list[list[Match]]:
        """Matches in each of several documents, some of which are read as one."""
        found: list[list[Match]] = [[] for _ in documents]
        fit = [number for number, one in enumerate(documents) if self._rules and 0 < len(one.tokens) <= MAX_WORDS]
        for start in range(0, len(fit), TOGETHER):
            numbers = fit[start : start + TOGETHER]
            slips_of = misfits([documents[n] for n in numbers], self._model, self._least)
            for number, slips in zip(numbers, slips_of, strict=True):
                for slip in slips:
                    found[number] += self._reported(documents[number], slip)
        return found

    def _reported(self, document: Document, slip: Misfit) -> Iterator[Match]:
        for rule, unless in self._rules:
            limits = self._model.limits[rule.params["level"]]
            if slip.by >= limits.get(mixup(slip.word, slip.meant), np.inf):
                yield from _matches(document, rule, unless, slip)


def _matches(document: Document, rule: Rule, unless: Unless, found: Misfit) -> Iterator[Match]:
    tokens, token = document.tokens, found.token
    before = tokens.texts[token - 1] if token else ""
    after = tokens.texts[token + 1] if token + 1 < len(tokens) else ""
    if before in rule.params.get("not_after", ()) or after in rule.params.get("not_before", ()):
        return
    start, end = tokens.starts[token], tokens.ends[token]
    if not unless.silences(document, start, end):
        yield Match(rule, start, end, {"meant": found.meant})


def misfits(documents: Sequence[Document], model: Model, least: float = 0.0) -> list[list[Misfit]]:
    """Of each document the words that suit their place worse than a look-alike, by `least` or more."""
    sizes = np.array([len(document.tokens) for document in documents])
    sequence = model.sequence(documents)
    mixed = np.flatnonzero(np.concatenate([document.column(MIXED)[:-1] for document in documents]))
    beside = sequence.classes[[sequence.places[mixed] - 1, sequence.places[mixed] + 1]]
    mixed = mixed[~((beside == QUOTE) | (beside == MARK)).any(axis=0)]  # what stands beside a mark may be cut off
    places = sequence.places[mixed]
    around = model.contexts(sequence).around(places)
    against = -model.suits(around, sequence.classes[places])
    suspects = np.flatnonzero(against >= MIN_AGAINST)
    forms = np.concatenate([document.column(FORMS)[:-1] for document in documents])[mixed[suspects]]
    odds, meant = _best(forms, model, around[:, suspects])
    by = misfit(against[suspects], odds, at_comma(sequence, places[suspects]))
    kept = np.flatnonzero(by >= least)
    tokens, numbers = mixed[suspects[kept]], sizes.cumsum().searchsorted(mixed[suspects[kept]], side="right")
    tokens -= (sizes.cumsum() - sizes)[numbers]
    found: list[list[Misfit]] = [[] for _ in documents]
    rows = zip(numbers.tolist(), tokens.tolist(), meant[kept].tolist(), by[kept].tolist(), strict=True)
    for number, token, other, score in rows:
        if not _is_broken(documents[number], token):
            word = documents[number].tokens.texts[token]
            found[number].append(Misfit(token, word, alternatives(word)[other], score))
    return found


def at_comma(sequence: Context, places: Numbers) -> NDArray[np.bool_]:
    """Whether a comma stands right before or after places."""
    found: NDArray[np.bool_] = (sequence.classes[[places - 1, places + 1]] == COMMA).any(axis=0)
    return found


def misfit(against: Floats, other: Floats, comma: NDArray[np.bool_]) -> Floats:
    """How much better other words suit places, of the odds against the words and those for the others; 0 for not.

    Odds over MOST count as MOST, so that a rare place for the word is not enough; beside a comma, where anything may
    be put in or left out, they count less.
    """
    misses = (against >= MIN_AGAINST) & (other >= MIN_FOR)
    found: Floats = (np.minimum(against, MOST) + np.minimum(other, MOST)) / 2 - LESS_AT_COMMA * comma
    return np.where(misses, found, 0.0)


def _best(forms: NDArray[np.int32], model: Model, around: Hashes) -> tuple[Floats, Numbers]:
    """Of each form the odds for the look-alike that suits its place best, and which of its `alternatives` it is."""
    places, others = lookalikes().pairs(np.arange(len(forms)), forms)
    odds = model.suits(around.take(places, axis=1), model.of_forms.take(others))
    firsts = np.flatnonzero(np.diff(places, prepend=-1))
    best: Floats = np.maximum.reduceat(odds, firsts)
    order = np.where(odds == best.take(places), np.arange(len(places)) - firsts.take(places), -1)
    return best, np.maximum.reduceat(order, firsts)  # of those that suit it equally well the last


def _is_broken(document: Document, token: int) -> bool:
    """« fief de la... », « A commencer par »: what follows is cut off, or a capital hides what the word is."""
    tokens, plain = document.tokens, document.plain
    if not plain[tokens.starts[token] : tokens.ends[token]].islower():
        return True
    if tokens.between[token + 1].lstrip().startswith(_CUT):
        return True
    return token > 0 and tokens.texts[token - 1] == "a" and plain[tokens.starts[token - 1]] == "A"
