"""Character n-grams of the vocabulary: what tokens that look alike share while they are trained.

N-grams are read in a rough spelling common to the languages (tymoshenko, timochenko, тимошенко). Each row of the
table is its own vector plus the scaled sum of its n-grams' (Bojanowski et al. 2017, "Enriching word vectors with
subword information"). A token seen twice in Polish so learns from its French look-alike. After training the sums are
folded into the rows, so that the run time knows nothing of n-grams.
"""

from __future__ import annotations

import math
import re
import warnings
from collections import Counter
from typing import TYPE_CHECKING, Any

from training.embeddings.folder import SPECIAL_TOKENS

if TYPE_CHECKING:
    import torch

LENGTHS = (3, 4, 5, 6)
RAREST = 2
SHORTEST_TOKEN = 4


# Spellings of one sound, after which look-alikes of different languages have more n-grams in common.
FOLDS = (
    ("tsch|tch|cz", "ch"),
    ("sch|sz", "sh"),
    ("ph", "f"),
    ("ou", "u"),
    ("c?k|q|c(?=[aoulrtskn]|$)", "k"),
    ("c(?=[eiy])", "s"),
    ("w", "v"),
    ("[yj]", "i"),
    ("th", "t"),
    ("x", "ks"),
    ("ii+", "i"),
    (r"([b-df-hj-np-tv-z])(?=\1)", ""),
)


def fold(token: str) -> str:
    """A token in the rough spelling."""
    for spelling, sound in FOLDS:
        token = re.sub(spelling, sound, token)
    return token


def ngrams(token: str) -> list[str]:
    """N-grams of a folded token and the whole, `<` and `>` around a word; none for short tokens and numbers."""
    if len(token) < SHORTEST_TOKEN or token in SPECIAL_TOKENS or any(sign.isdigit() for sign in token):
        return []
    marked = fold("<" + token[1:] + ">" if token.startswith("▁") else token)
    return [marked[i : i + n] for n in LENGTHS if n < len(marked) for i in range(len(marked) - n + 1)] + [marked]


class NgramSum:
    """The sparse matrix (tokens, n-grams) that sums n-gram vectors into tokens, scaled by 1 / sqrt(their number)."""

    def __init__(self, vocabulary: list[str]) -> None:
        per_token = [ngrams(token) for token in vocabulary]
        counts = Counter(gram for grams in per_token for gram in set(grams))
        column = {gram: i for i, gram in enumerate(sorted(g for g, count in counts.items() if count >= RAREST))}
        entries = []
        for row, grams in enumerate(per_token):
            known = [column[gram] for gram in grams if gram in column]
            entries += [(row, at, 1 / math.sqrt(len(known))) for at in known]
        self.shape = (len(vocabulary), len(column))
        self._forward = _sparse(entries, self.shape)
        self._backward = _sparse([(at, row, value) for row, at, value in entries], self.shape[::-1])

    def __call__(self, vectors: torch.Tensor) -> torch.Tensor:
        """Sums, shape (tokens, dimensions), of n-gram vectors, shape (n-grams, dimensions)."""
        import torch

        forward, backward = self._forward, self._backward

        class Product(torch.autograd.Function):  # type: ignore[misc]  # torch is untyped here
            """A product with a constant sparse matrix, whose transpose is kept ready for the gradient."""

            @staticmethod
            def forward(ctx: Any, dense: torch.Tensor) -> torch.Tensor:
                return forward @ dense

            @staticmethod
            def backward(ctx: Any, gradient: torch.Tensor) -> torch.Tensor:
                return backward @ gradient.contiguous()

        return Product.apply(vectors)


def _sparse(entries: list[tuple[int, int, float]], shape: tuple[int, ...]) -> Any:
    import torch

    rows, columns, values = zip(*entries, strict=True) if entries else ((), (), ())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch calls its compressed rows a beta feature
        matrix = torch.sparse_coo_tensor(
            torch.tensor([rows, columns], dtype=torch.int64).reshape(2, -1),
            torch.tensor(values, dtype=torch.float32),
            shape,
            check_invariants=True,
        )
        return matrix.coalesce().to_sparse_csr()
