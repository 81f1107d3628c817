"""How much each sample weighs: by kinds, systems and outlets, or by what was translated from one source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from training.translation.corpus import Sample

ORIGINALS_SHARES = {"mt": 0.5, "native": 0.35, "native-wmt": 0.15}
"""Training of machine translation against originals."""
CALIBRATION_SHARES = {"mt": 0.35, "reference": 0.11, "human": 0.19, "native": 0.2, "native-wmt": 0.15}
"""What the probability is calibrated for: less machine translation than not, for false alarms cost more."""
NEWEST = 20.0
"""Weight of a source of 2021, whose systems and topics are nearest to what is to come, beside one of before 2014."""
CUTS = 0.3
"""Weight of a cut beside its text, where cuts are taught."""
UNPAIRED = 0.3
"""Share of people's translations whose source no machine translated."""


def pool(sample: Sample) -> str:
    """The pool of a sample; originals of WMT are news of many outlets and one topic each, as the press to be judged."""
    return "native-wmt" if sample.kind == "native" and sample.origin.startswith("wmt") else sample.kind


def weights(samples: Sequence[Sample], rows: Any, shares: Mapping[str, float]) -> Any:
    """Weight of each sample, with mean 1 over the rows; 0 outside them and for kinds without a share.

    The kinds weigh by fixed shares, and within a kind every system and outlet alike.
    """
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


def paired(samples: Sequence[Sample], rows: Any) -> Any:
    """Weight of each sample for machine translation against people's, with mean 1 over the rows.

    Within a source both sides weigh alike, so its topic tells nothing; originals weigh 0.
    """
    sides: defaultdict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for row in np.flatnonzero(rows).tolist():
        if samples[row].kind != "native":
            sides[samples[row].group][samples[row].kind == "mt"].append(row)
    found = np.zeros(len(samples))
    for people, machines in sides.values():
        if people and machines:
            for side in (people, machines):
                found[side] = (NEWEST if samples[side[0]].year >= 2021 else 1.0) / len(side)
    alone = [row for people, machines in sides.values() if not machines for row in people]
    found[alone] = UNPAIRED * max(found.sum(), 1e-12) / max(len(alone), 1)
    return found * rows.sum() / max(found.sum(), 1e-12)
