"""Features of a word in its place, hashed: what stands around it, together with the word or its readings."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from auditor.kinds.lookalike.classes import Classes
from auditor.kinds.lookalike.context import Clauses, Numbers, Sequence

BITS = 21
"""Bits of a hashed feature."""
WIDTH = 4
"""Columns of a template at most."""
_BARE = """
l1; r1; l1 r1; l2 l1; r1 r2; l2 l1 r1; L1 R1; L2 L1; R1 R2; L3 L2 L1; L2 L1 R1; L1 R1 R2; verbs; verbs l1; number
number L1; determiner away; noun gone; determiner noun g1; g2 g1 h1; g1 h1 h2; subject; subject number verbs
subject noun L1; determiner away L1; noun gone L1; determiner noun L1 R1
"""
_OWN = """
l1; r1; L1 R1; l2 l1; r1 r2; l1 r1; verbs; verbs L1; verbs R1; number; verbs opener; L2 R1 L1; R1 R2 L1; L1; R1; R2; L2
"""
_NAMES = "l1 l2 r1 r2 L1 L2 L3 R1 R2 g1 g2 h1 h2 verbs number opener determiner away noun gone subject".split()
"""Columns: classes of the neighbours to the left and right, their readings in capitals, their genders and numbers."""


def _templates(text: str) -> list[list[int]]:
    return [[_NAMES.index(name) for name in entry.split()] for entry in text.strip().replace("\n", ";").split(";")]


_TEMPLATES = _templates(_BARE) + _templates(_OWN)
_BARES = len(_templates(_BARE))
COUNT = len(_TEMPLATES)
"""Features of a word."""
_RANDOM = np.random.Generator(np.random.PCG64(8))
_FACTORS = _RANDOM.integers(1, 2**63, WIDTH + 1).astype(np.uint64) | np.uint64(1)
_SEEDS = _RANDOM.integers(1, 2**63, COUNT).astype(np.uint64)
_MIX = np.uint64(0x9E3779B97F4A7C15)
Hashes = NDArray[np.uint64]


class Contexts:
    """The words of a text with what stands around them."""

    def __init__(self, sequence: Sequence, classes: Classes) -> None:
        self._sequence, self._classes = sequence, classes
        self._clauses = Clauses(sequence, classes).columns()

    def around(self, places: Numbers) -> Hashes:
        """Of places in the sequence the part of their features that does not tell the word, shape (COUNT, places)."""
        items, sets = self._sequence.classes, self._classes.sets
        near = {offset: items[places + offset] for offset in (-3, -2, -1, 1, 2)}
        after, far = near[1], near[2]
        agrees = self._classes.agrees
        columns: list[Numbers] = [
            *(near[-1], near[-2], after, far),
            *(sets[near[-1]], sets[near[-2]], sets[near[-3]], sets[after], sets[far]),
            *(agrees[near[-1]], agrees[near[-2]], agrees[after], agrees[far]),
            *(column[places] for column in self._clauses),
        ]
        facts = np.stack(columns).astype(np.uint64)
        parts = [facts * factor for factor in _FACTORS[:WIDTH]]
        found = np.repeat(_SEEDS[:, None], len(places), axis=1)
        for row, numbers in zip(found, _TEMPLATES, strict=True):
            for part, number in zip(parts, numbers, strict=False):
                row += part[number]
        return found


def features(around: Hashes, words: Numbers, classes: Classes) -> NDArray[np.int64]:
    """Features of words (classes) in places, shape (COUNT, words): numbers below 2 ** BITS."""
    found = around.copy()
    found[:_BARES] += classes.sets[words].astype(np.uint64) * _FACTORS[WIDTH]
    found[_BARES:] += words.astype(np.uint64) * _FACTORS[WIDTH]
    found ^= found >> np.uint64(31)
    found *= _MIX
    found >>= np.uint64(64 - BITS)
    numbers: NDArray[np.int64] = found.view(np.int64)
    return numbers
