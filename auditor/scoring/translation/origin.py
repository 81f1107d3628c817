"""How likely an article is raw machine translation, and how likely it is any translation."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from auditor.scoring.translation import quality
from auditor.scoring.translation.evidence import explain
from auditor.scoring.translation.model import Model, shipped

if TYPE_CHECKING:
    from auditor.reading import Document
    from auditor.scorecard import Finding
    from auditor.scoring.translation.model import Odds, Reading

MIN_WORDS = 60
"""Words below which nothing is said: too little text."""
WORTH_EXPLAINING = 0.05
"""Probability from which evidence and quality are looked for; below lie most texts, and nothing is to be proved."""
TOGETHER = 16
"""Articles that are read at once; what is known of more does not stay in the processor's cache."""
_SURE = 1.2816
"""Standard deviations on each side that hold 80 % of a normal distribution."""


def estimate_all(
    documents: Sequence[Document], findings: Sequence[Iterable[Finding]], using: Model | None = None
) -> list[dict[str, Any] | None]:
    """Probability of raw machine translation, with its interval (80 %) and the evidence; None under 60 words.

    Under 5 % neither evidence nor quality is looked for. `probability` is of raw machine translation, `translated` of
    translation by whomever, never the smaller. Both are for a reader who held machine translation less likely than not
    (35 %) before. `quality` tells what readers would be expected to mark (see `quality.Quality.expect`), findings among
    it. None, too, for a text not in French.
    """
    found: list[dict[str, Any] | None] = [None] * len(documents)
    asked = [number for number, one in enumerate(documents) if one.words >= MIN_WORDS and one.language == "fr"]
    if not asked:
        return found
    model = using or shipped()
    for start in range(0, len(asked), TOGETHER):
        numbers = asked[start : start + TOGETHER]
        some = _estimates(model, [documents[number] for number in numbers])
        if using is None:
            _expect(model, some, [findings[number] for number in numbers])
        for number, one in zip(numbers, some, strict=True):
            found[number] = one.said
    return found


class _Estimate(NamedTuple):
    reading: Reading
    said: dict[str, Any]
    is_explained: bool


def _estimates(model: Model, documents: Sequence[Document]) -> list[_Estimate]:
    readings = model.look(documents)
    odds = list(map(model.odds, readings))
    found = [_estimate(reading, one, model.doubt(reading.words)) for reading, one in zip(readings, odds, strict=True)]
    for estimated, one, document in zip(found, odds, documents, strict=True):
        if estimated.is_explained:
            estimated.said["evidence"] = explain(model, estimated.reading, one, document)
    return found


def _estimate(reading: Reading, odds: Odds, doubt: float) -> _Estimate:
    probability = logistic(odds.machine)
    ends = (odds.machine - _SURE * doubt, odds.machine + _SURE * doubt)
    said = {
        "probability": round(probability, 4),
        "translated": round(max(1 - math.exp(odds.machine - odds.originals) * (1 - probability), probability), 4),
        "interval": [round(logistic(end), 4) for end in ends],
        "quality": None,
        "evidence": [],
    }
    return _Estimate(reading, said, probability >= WORTH_EXPLAINING)


def _expect(model: Model, estimates: Sequence[_Estimate], findings: Sequence[Iterable[Finding]]) -> None:
    """Say the expected quality where the model of it, which was made for the shipped one of origin, is installed."""
    judge = quality.shipped()
    asked = [(one, found) for one, found in zip(estimates, findings, strict=True) if one.is_explained]
    if judge is None or not asked:
        return
    streams, said = [one.reading.stream for one, _ in asked], [one.said for one, _ in asked]
    for one, expected in zip(
        said, judge.expect(streams, model.lexis, said, [found for _, found in asked]), strict=True
    ):
        one["quality"] = expected


def logistic(logit: float) -> float:
    """Probability of log odds."""
    return 1 / (1 + math.exp(-logit)) if logit >= 0 else math.exp(logit) / (1 + math.exp(logit))
