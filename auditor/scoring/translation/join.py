"""How findings and probability make one translation score.

The rule, written down:

1. Findings give MQM points per 100 words; each is a fault that can be seen in the text.
2. The probability of raw machine translation adds points for the faults that such text holds and no rule sees. It
   counts by the lower end of its interval, so what is not sure adds nothing, and a short text adds less.
3. Nothing is added up to `BAR`. From there the points rise in a straight line to `MOST_SHARE` of the way from the
   points that score 90 to those that score 50. So a machine translation without one finding still scores well
   above 50: the probability alone cannot ruin a text.
4. A translation by a person adds nothing, however sure its being translated: origin is no fault, and the probability
   of `translated` is not looked at.

More findings never raise the score, nor does a greater probability.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from auditor.scoring.curve import Curve

BAR = 0.5
"""Lower end of the probability's interval up to which nothing is added: machine translation is not yet the likelier."""
MOST_SHARE = 0.25
"""How far from the points that score 90 to those that score 50 a certain machine translation comes without findings."""


def extra_points(estimated: Mapping[str, Any] | None, curve: Curve) -> float:
    """Points per 100 words that an estimate (see `origin.estimate_all`) adds to those of the translation findings."""
    if estimated is None:
        return 0.0
    sure = float(estimated["interval"][0])
    most = curve.p90 + MOST_SHARE * (curve.p50 - curve.p90)
    return round(most * max(sure - BAR, 0.0) / (1 - BAR), 3)
