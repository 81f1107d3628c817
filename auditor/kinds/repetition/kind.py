"""Words said twice: coordinated twins (« francs et francs »), doubled words, verbs that govern themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import ClassVar

from auditor.kinds.base import Match, Param
from auditor.kinds.repetition.chained import chained
from auditor.kinds.repetition.coordinated import coordinated
from auditor.kinds.repetition.doubled import apart, clashing, doubled, echoed
from auditor.kinds.unless import Unless
from auditor.reading import Document
from auditor.rule import Rule

_FINDERS: Mapping[str, Callable[[Document, Rule], Iterator[tuple[int, int, str]]]] = {
    "coordinated": coordinated,
    "doubled": doubled,
    "clashing": clashing,
    "chained": chained,
    "echoed": echoed,
    "apart": apart,
}
"""Mode to what finds its first and last tokens with the word."""


class RepetitionKind:
    """Cards give a `mode`: `coordinated` (X `between` X), `doubled` (X X), `clashing` (one of the
    `pairs` of words), `chained` (X `between` X, other ending), `echoed` (two to four words twice: « de la de la ») or
    `apart` (X, one of the `words`, X). A coordinated twin that goes on to say more (« le maire et le maire de ») is
    found by `loose` cards alone.

    With `lower`, a doubled word that is a name (« Baden Baden ») is left alone. `allow` lists words that may be
    repeated so (petit à petit needs none: only the words `between` count).
    """

    params: ClassVar[dict[str, Param]] = {
        "mode": Param(str, required=True, choices=tuple(_FINDERS)),
        "loose": Param(bool),
        "between": Param(list),
        "words": Param(list),
        "pairs": Param(list),
        "allow": Param(list),
        "min_length": Param(int),
        "lower": Param(bool),
        "unless": Param(list),
    }

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = [(rule, frozenset(rule.params.get("allow", ())), Unless(rule.params)) for rule in rules]

    def find(self, document: Document) -> Iterator[Match]:
        """Matches of all modes."""
        for rule, allowed, unless in self._rules:
            for first, last, word in _FINDERS[rule.params["mode"]](document, rule):
                start, end = document.tokens.starts[first], document.tokens.ends[last]
                if word not in allowed and not unless.silences(document, start, end):
                    yield Match(rule, start, end, {"word": word})
