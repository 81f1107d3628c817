"""Who is left out of training: source documents, systems and outlets together, or one year at a time."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from training.translation.corpus import Sample

PARTS = 3
Mask = Any
"""bool array, one per sample."""


class Split(NamedTuple):
    """Rows to train on and rows to test on; no group, and no tested system or outlet, is in both."""

    train: Mask
    test: Mask


def crossed(samples: Sequence[Sample], seed: int) -> Iterator[Split]:
    """Parts of the groups crossed with parts of the systems: what is tested has neither source nor system in common
    with what was learnt, and originals share no outlet with it. Texts by people are tested once per part of systems.
    """
    group, system = group_parts(samples, seed), _system_parts(samples)
    for left_group in range(PARTS):
        for left_system in range(PARTS):
            train = (group != left_group) & (system != left_system)
            yield Split(train, (group == left_group) & ((system == left_system) | (system < 0)))


def by_year(samples: Sequence[Sample]) -> Iterator[tuple[int, Split]]:
    """Each year that holds machine translation, left out with all its documents."""
    years = np.array([sample.year for sample in samples])
    for year in sorted({sample.year for sample in samples if sample.kind == "mt"}):
        groups = {sample.group for sample in samples if sample.year == year}
        test = years == year
        yield year, Split(~test & np.array([sample.group not in groups for sample in samples]), test)


def group_parts(samples: Sequence[Sample], seed: int) -> Mask:
    """Part of the groups that each sample belongs to; outlets stand together."""
    draw = random.Random(seed)
    parts = {group: draw.randrange(PARTS) for group in sorted({sample.group for sample in samples})}
    outlets = sorted({sample.origin for sample in samples if _by_outlet(sample)})
    of_outlet = {outlet: number % PARTS for number, outlet in enumerate(outlets)}
    return np.array([of_outlet[s.origin] if _by_outlet(s) else parts[s.group] for s in samples])


def _by_outlet(sample: Sample) -> bool:
    """Originals of one outlet stand together; those of WMT come from many outlets, one document each."""
    return sample.kind == "native" and not sample.origin.startswith(("wmt", "pud"))


def _system_parts(samples: Sequence[Sample]) -> Mask:
    # By year, so that each part leaves systems of every campaign and genre to learn from.
    families = sorted({(sample.year, family(sample.origin)) for sample in samples if sample.kind == "mt"})
    part: dict[str, int] = {}
    for _, name in families:
        part.setdefault(name, len(part) % PARTS)
    return np.array([part[family(s.origin)] if s.kind == "mt" else -1 for s in samples])


def family(system: str) -> str:
    """Systems of one maker count as one: bergamot-tiny was taught by its larger sister."""
    return system.split("-")[0] if system.startswith("bergamot") else system
