"""How likely an article is raw machine translation, and how likely it is any translation."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from auditor.scoring.translation.evidence import explain
from auditor.scoring.translation.model import Model, shipped

if TYPE_CHECKING:
    from auditor.reading import Document

MIN_WORDS = 60
"""Words below which nothing is said: too little text."""
WORTH_EXPLAINING = 0.05
"""Probability from which the evidence is looked for; below, where most texts lie, there is nothing to prove."""
_SURE = 1.2816
"""Standard deviations on each side that hold 80 % of a normal distribution."""


def estimate(document: Document, using: Model | None = None) -> dict[str, Any] | None:
    """Probability of raw machine translation, with its interval (80 %) and the evidence; None under 60 words.

    Under 5 % no evidence is looked for. `probability` is of raw machine translation, `translated` of translation by
    whomever, never the smaller. Both are for a reader who held machine translation less likely than not (35 %) before.
    None, too, for a text not in French.
    """
    if document.words < MIN_WORDS or document.language != "fr":
        return None
    model = using or shipped()
    reading = model.look(document)
    odds = model.odds(reading)
    probability = logistic(odds.machine)
    reach = _SURE * model.doubt(reading.words)
    return {
        "probability": round(probability, 4),
        "translated": round(max(1 - math.exp(odds.machine - odds.originals) * (1 - probability), probability), 4),
        "interval": [round(logistic(odds.machine - reach), 4), round(logistic(odds.machine + reach), 4)],
        "evidence": explain(model, reading, odds, document) if probability >= WORTH_EXPLAINING else [],
    }


def logistic(logit: float) -> float:
    """Probability of log odds."""
    return 1 / (1 + math.exp(-logit)) if logit >= 0 else math.exp(logit) / (1 + math.exp(logit))
