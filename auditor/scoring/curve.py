"""The curve that maps points to a score, and the file that fixes it."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from auditor.errors import ModelError
from auditor.resources import model

_ERFC_INVERSE_OF_FIFTH = 0.9061938024368232
"""erfc⁻¹(1/5), by which a log-normal curve passes 90 at its tenth percentile (Lighthouse, statistics.js)."""
_NOTHING = 1e-9
"""Points per 100 words that are none; their logarithm has no place on the curve."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A log-normal curve: points per 100 words to 0..100, 90 at `p90` points and 50 at `p50` points."""

    p90: float
    p50: float

    def score(self, points: float) -> float:
        """Score of so many points per 100 words: 100 without points, falling strictly towards 0."""
        if points < _NOTHING:
            return 100.0
        shape = math.log(points / self.p50) / math.log(self.p90 / self.p50)
        return 100.0 * math.erfc(-shape * _ERFC_INVERSE_OF_FIFTH) / 2


@dataclass(frozen=True, slots=True)
class Calibration:
    """Curves and weights by category, with the provenance that the file gives."""

    curves: Mapping[str, Curve]
    weights: Mapping[str, float]
    provenance: Mapping[str, Any]


@lru_cache(maxsize=1)
def calibration(file: Path | None = None) -> Calibration:
    """The shipped calibration, or that of a file; raises ModelError if it cannot be read."""
    path = file or model("scoring") / "curves.json"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        curves = {name: Curve(float(item["p90"]), float(item["p50"])) for name, item in data["curves"].items()}
        return Calibration(curves, data["weights"], data["provenance"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path}: no calibration of scores ({error})") from None
