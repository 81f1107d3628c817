"""How much each sample weighs: kinds by fixed shares, and within a kind every system and outlet alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from training.translation.corpus import Sample

MACHINE_SHARES = {"mt": 0.5, "reference": 0.25, "human": 0.1, "native": 0.1, "native-wmt": 0.05}
"""Training of machine translation against people. References weigh much: they share their topics with it."""
TRANSLATED_SHARES = {"human": 0.3, "reference": 0.2, "native": 0.35, "native-wmt": 0.15}
"""Training of people's translations against originals. References are about four fifths translations."""
CALIBRATION_SHARES = {"mt": 0.45, "reference": 0.1, "human": 0.17, "native": 0.16, "native-wmt": 0.12}
"""What the probability is calibrated for: somewhat less machine translation than not, for false alarms cost more."""


def pool(sample: Sample) -> str:
    """The pool of a sample; originals of WMT are news of many outlets and one topic each, as the press to be judged."""
    return "native-wmt" if sample.kind == "native" and sample.origin.startswith("wmt") else sample.kind


def weights(samples: Sequence[Sample], rows: Any, shares: Mapping[str, float]) -> Any:
    """Weight of each sample, with mean 1 over the rows; 0 outside them and for kinds without a share."""
    found = np.zeros(len(samples))
    pools = np.array([pool(sample) for sample in samples])
    origins = np.array([sample.origin for sample in samples])
    for name, share in shares.items():
        inside = rows & (pools == name)
        present = sorted(set(origins[inside]))
        for origin in present:
            here = inside & (origins == origin)
            # An origin with few texts is not blown up to the weight of one with many.
            found[here] = share * min(1.0, here.sum() / 40) / here.sum() / len(present)
        if present:
            found[inside] *= share / found[inside].sum()
    return found * rows.sum() / max(found.sum(), 1e-12)
