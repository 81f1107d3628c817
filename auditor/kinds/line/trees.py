"""Boosted trees read from JSON and run in plain Python."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from auditor.errors import ModelError

_Tree = tuple[list[int], list[float], list[int], list[int]]


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees of nodes in columns: the feature asked (-1 at a leaf), its threshold or the leaf's value, left and right.

    `names` are the features in the order of a row; a row goes left where its value is at most the threshold.
    """

    names: tuple[str, ...]
    bias: float
    trees: tuple[_Tree, ...]

    @classmethod
    def load(cls, file: Path, names: Sequence[str]) -> Forest:
        """The forest of a file; raises ModelError if it cannot be read or was trained on other features."""
        try:
            data = json.loads(file.read_text(encoding="utf-8"))
            forest = cls(tuple(data["features"]), float(data["bias"]), tuple(tuple(tree) for tree in data["trees"]))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(f"{file}: cannot be read as boosted trees: {error}") from None
        if forest.names != tuple(names):
            raise ModelError(f"{file}: was trained on other features; run its training again")
        return forest

    def probability(self, row: Sequence[float]) -> float:
        """Probability of the positive class for one row of features."""
        score = self.bias
        for features, numbers, left, right in self.trees:
            node = 0
            while features[node] >= 0:
                node = left[node] if row[features[node]] <= numbers[node] else right[node]
            score += numbers[node]
        return 1 / (1 + math.exp(-max(min(score, 60.0), -60.0)))
