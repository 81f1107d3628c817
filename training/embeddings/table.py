"""The table of token vectors while it is trained."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn import functional

from training.embeddings.folder import SPECIAL_TOKENS
from training.embeddings.subwords import NgramSum

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Arora et al. 2017, "A simple but tough-to-beat baseline for sentence embeddings": weight a / (a + frequency).
SIF = 1e-3
TOKEN_SCALE = 0.1
NGRAM_SCALE = 0.03


class Table:
    """Rows = own vectors + frequency weight x sums of n-gram vectors; the special tokens' rows are zero."""

    def __init__(self, vocabulary: list[str], counts: NDArray[np.int64], dimensions: int) -> None:
        frequency = counts / max(1, counts.sum())
        weight = torch.tensor(SIF / (SIF + frequency), dtype=torch.float32)[:, None]
        self._weight = weight
        self._special = torch.tensor([token in SPECIAL_TOKENS for token in vocabulary])[:, None]
        self._ngrams = NgramSum(vocabulary)
        self.own = (torch.randn(len(vocabulary), dimensions) * TOKEN_SCALE * weight).requires_grad_()
        self.shared = (torch.randn(self._ngrams.shape[1], dimensions) * NGRAM_SCALE).requires_grad_()

    def rows(self) -> torch.Tensor:
        """All rows, shape (tokens, dimensions)."""
        rows = self.own + self._weight * self._ngrams(self.shared)
        return rows.masked_fill(self._special, 0.0)

    def parameters(self) -> list[torch.Tensor]:
        """What is trained."""
        return [self.own, self.shared]


class PlainTable:
    """Rows that are trained as they are, without n-grams; the special tokens' rows stay zero."""

    def __init__(self, vocabulary: list[str], rows: NDArray[np.float32]) -> None:
        self._special = torch.tensor([token in SPECIAL_TOKENS for token in vocabulary])[:, None]
        self.own = torch.from_numpy(rows.copy()).requires_grad_()

    def rows(self) -> torch.Tensor:
        """All rows, shape (tokens, dimensions)."""
        return self.own.masked_fill(self._special, 0.0)

    def parameters(self) -> list[torch.Tensor]:
        """What is trained."""
        return [self.own]


def encode(rows: torch.Tensor, tokens: NDArray[np.int64], starts: NDArray[np.int64]) -> torch.Tensor:
    """Vectors of length 1 of bags of tokens, shape (bags, dimensions)."""
    sums = functional.embedding_bag(torch.from_numpy(tokens), rows, torch.from_numpy(starts), mode="sum")
    return functional.normalize(sums, dim=1)
