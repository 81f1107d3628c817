"""How likely an article is raw machine translation, and how likely it is any translation."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from auditor.scoring.translation import quality
from auditor.scoring.translation.evidence import explain
from auditor.scoring.translation.model import Model, shipped

if TYPE_CHECKING:
    from auditor.reading import Document
    from auditor.scorecard import Finding
    from auditor.scoring.translation.model import Reading

MIN_WORDS = 60
"""Words below which nothing is said: too little text."""
WORTH_EXPLAINING = 0.05
"""Probability from which evidence and quality are looked for; below lie most texts, and nothing is to be proved."""
TOGETHER = 16
"""Articles that are read at once; what is known of more does not stay in the processor's cache."""
_SURE = 1.2816
"""Standard deviations on each side that hold 80 % of a normal distribution."""


def estimate(document: Document, using: Model | None = None, findings: Iterable[Finding] = ()) -> dict[str, Any] | None:
    """What `estimate_all` says of one article."""
    (found,) = estimate_all([document], [findings], using)
    return found


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
        for number, reading in zip(numbers, model.look([documents[number] for number in numbers]), strict=True):
            found[number] = _judged(model, reading, documents[number], findings[number], using is None)
    return found


def _judged(
    model: Model, reading: Reading, document: Document, findings: Iterable[Finding], is_shipped: bool
) -> dict[str, Any]:
    odds = model.odds(reading)
    probability = logistic(odds.machine)
    reach = _SURE * model.doubt(reading.words)
    found: dict[str, Any] = {
        "probability": round(probability, 4),
        "translated": round(max(1 - math.exp(odds.machine - odds.originals) * (1 - probability), probability), 4),
        "interval": [round(logistic(odds.machine - reach), 4), round(logistic(odds.machine + reach), 4)],
    }
    asked = probability >= WORTH_EXPLAINING
    found["quality"] = _quality(model, reading, found, findings) if asked and is_shipped else None
    found["evidence"] = explain(model, reading, odds, document) if asked else []
    return found


def _quality(
    model: Model, reading: Reading, origin: dict[str, Any], findings: Iterable[Finding]
) -> dict[str, Any] | None:
    """None where the model of quality, which was made for the shipped model of origin, is not installed."""
    judge = quality.shipped()
    return None if judge is None else judge.expect(reading.stream, model.lexis, origin, findings)


def logistic(logit: float) -> float:
    """Probability of log odds."""
    return 1 / (1 + math.exp(-logit)) if logit >= 0 else math.exp(logit) / (1 + math.exp(logit))
