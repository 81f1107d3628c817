"""Words that do not suit their place where a look-alike does, by a model learnt from text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import ClassVar, NamedTuple

import numpy as np

from auditor.kinds.base import Match, Param
from auditor.kinds.lookalike.alternatives import alternatives, mixup
from auditor.kinds.lookalike.classes import MARK, QUOTE
from auditor.kinds.lookalike.features import Hashes
from auditor.kinds.lookalike.model import Model, shipped
from auditor.kinds.unless import Unless
from auditor.reading import Document
from auditor.reading.wordnumbers import Column
from auditor.rule import Rule

MAX_WORDS = 200_000
"""Words of a text up to which it is looked at."""
MIN_AGAINST, MIN_FOR = 1.0, -1.0
"""Odds against a word, and for the other, that a finding needs at least."""
_MIXED = Column(lambda word: bool(alternatives(word)), np.bool_)


_CUT = ("...", "…")


class Misfit(NamedTuple):
    """A word (number of its token) that suits its place worse than another would; `by` is how much worse."""

    token: int
    word: str
    meant: str
    by: float


class LookalikeKind:
    """Cards say from what `level` on a mix-up is reported: `sure`, or `likely` too; `not_before` are words it ignores.

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

    def find(self, document: Document) -> Iterator[Match]:
        """Matches on single words."""
        if not self._rules or not 0 < len(document.tokens) <= MAX_WORDS:
            return
        for found in misfits(document, self._model):
            for rule, unless in self._rules:
                limits = self._model.limits[rule.params["level"]]
                if found.by >= limits.get(mixup(found.word, found.meant), np.inf):
                    yield from _matches(document, rule, unless, found)


def _matches(document: Document, rule: Rule, unless: Unless, found: Misfit) -> Iterator[Match]:
    tokens, token = document.tokens, found.token
    before = tokens.texts[token - 1] if token else ""
    after = tokens.texts[token + 1] if token + 1 < len(tokens) else ""
    if before in rule.params.get("not_after", ()) or after in rule.params.get("not_before", ()):
        return
    start, end = tokens.starts[token], tokens.ends[token]
    if not unless.silences(document, start, end):
        yield Match(rule, start, end, {"meant": found.meant})


def misfits(document: Document, model: Model) -> Iterator[Misfit]:
    """All words that suit their place worse than a look-alike."""
    mixed = np.flatnonzero(document.column(_MIXED)[:-1])
    sequence = model.sequence(document)
    places = sequence.places[mixed]
    beside = sequence.classes[[places - 1, places + 1]]
    whole = ~((beside == QUOTE) | (beside == MARK)).any(axis=0)  # what stands beside a mark may be cut off
    mixed, places = mixed[whole], places[whole]
    if len(mixed):
        around = model.contexts(sequence).around(places)
        against = -model.suits(around, sequence.classes[places])
        suspects = np.flatnonzero(against >= MIN_AGAINST)
        yield from _best(document, model, mixed[suspects].tolist(), around[suspects], against[suspects].tolist())


def misfit(against: float, other: float) -> float:
    """How much better another word suits a place, of the odds against the word and those for the other; 0 for not."""
    return (against + other) / 2 if against >= MIN_AGAINST and other >= MIN_FOR else 0.0


def _best(
    document: Document, model: Model, suspects: list[int], around: Hashes, against: list[float]
) -> Iterator[Misfit]:
    """Of words (numbers of tokens) the look-alike that suits the place best."""
    texts = document.tokens.texts
    others = [alternatives(texts[token]) for token in suspects]
    numbers = np.array([model.classes.number(other) for each in others for other in each], np.int64)
    odds = model.suits(around.repeat([len(each) for each in others], axis=0), numbers).tolist()
    first = 0
    for token, each, doubt in zip(suspects, others, against, strict=True):
        best, other = max(zip(odds[first : first + len(each)], each, strict=True))
        first += len(each)
        if not _is_broken(document, token):
            yield Misfit(token, texts[token], other, misfit(doubt, best))


def _is_broken(document: Document, token: int) -> bool:
    """« fief de la... », « A commencer par »: what follows is cut off, or a capital hides what the word is."""
    tokens, plain = document.tokens, document.plain
    if not plain[tokens.starts[token] : tokens.ends[token]].islower():
        return True
    if tokens.between[token + 1].lstrip().startswith(_CUT):
        return True
    return token > 0 and tokens.texts[token - 1] == "a" and plain[tokens.starts[token - 1]] == "A"
