"""Character n-grams of the vocabulary: what tokens that look alike share while they are trained.

N-grams are read in a rough spelling common to the languages (tymoshenko, timochenko, тимошенко). Each row of the
table is its own vector plus the scaled sum of its n-grams' (Bojanowski et al. 2017, "Enriching word vectors with
subword information"). A token seen twice in Polish so learns from its French look-alike. After training the sums are
folded into the rows, so that the run time knows nothing of n-grams.
"""

from __future__ import annotations

import itertools
import math
import re
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


# Letters of the Arabic alphabet; أ, إ and آ are ا once the tokenizer has taken off their marks.
ARABIC = str.maketrans(
    dict(zip("ابتجدرزسفقكلمنهويىةپگڤچحصضطظع", "abtjdrzsfqklmnhuiaapgvchsdtza", strict=True))
    | {"ث": "th", "خ": "kh", "ذ": "d", "ش": "sh", "غ": "g", "ء": "", "ـ": ""}
)
# The article, alone or with « and », « in », « like », « to » before it, as it is written with its noun.
ARTICLE = re.compile("^<(?:[وفبك]?ال|و?لل)(?=..)")
VOWELS = re.compile("[aeiouy]")
SKELETON_SOUNDS = str.maketrans({"p": "b", "v": "f", "j": "g", "z": "s"})
SHORTEST_SKELETON = 3


def fold(token: str) -> str:
    """A token in the rough spelling."""
    token = ARTICLE.sub("<", token).translate(ARABIC)
    for spelling, sound in FOLDS:
        token = re.sub(spelling, sound, token)
    return token


def skeleton(word: str) -> list[str]:
    """The consonants of a folded word: what Arabic writes of it, and what languages change least."""
    if not word.startswith("<"):
        return []
    bones = re.sub(r"(.)\1+", r"\1", VOWELS.sub("", word.strip("<>")).translate(SKELETON_SOUNDS))
    return [f"={bones}"] if len(bones) >= SHORTEST_SKELETON else []


def ngrams(token: str) -> list[str]:
    """N-grams of a folded token, the whole and its skeleton; `<` and `>` around a word; none if short or a number."""
    if len(token) < SHORTEST_TOKEN or token in SPECIAL_TOKENS or any(sign.isdigit() for sign in token):
        return []
    marked = fold("<" + token[1:] + ">" if token.startswith("▁") else token)
    grams = [marked[i : i + n] for n in LENGTHS if n < len(marked) for i in range(len(marked) - n + 1)]
    return [*grams, marked, *skeleton(marked)]


class NgramSum:
    """The linear map that sums n-gram vectors into tokens, scaled by 1 / sqrt(their number)."""

    def __init__(self, vocabulary: list[str]) -> None:
        per_token = [ngrams(token) for token in vocabulary]
        counts = Counter(gram for grams in per_token for gram in set(grams))
        column = {gram: i for i, gram in enumerate(sorted(g for g, count in counts.items() if count >= RAREST))}
        known = [[column[gram] for gram in grams if gram in column] for grams in per_token]
        holders: list[list[int]] = [[] for _ in column]
        for row, columns in enumerate(known):
            for at in columns:
                holders[at].append(row)
        self.shape = (len(vocabulary), len(column))
        self._forward, self._backward = _Sum(known), _Sum(holders)
        self._scale = _scales(known)

    def __call__(self, vectors: torch.Tensor) -> torch.Tensor:
        """Sums, shape (tokens, dimensions), of n-gram vectors, shape (n-grams, dimensions)."""
        import torch

        forward, backward, scale = self._forward, self._backward, self._scale

        class Product(torch.autograd.Function):  # type: ignore[misc]  # torch is untyped here
            """The map, and its transpose for the gradient: the same sum over lists kept ready the other way round."""

            @staticmethod
            def forward(ctx: Any, dense: torch.Tensor) -> torch.Tensor:
                return forward(dense) * scale

            @staticmethod
            def backward(ctx: Any, gradient: torch.Tensor) -> torch.Tensor:
                return backward(gradient * scale)

        return Product.apply(vectors)


class _Sum:
    """Sums of the numbered rows of a matrix; thirty times as fast as torch's sparse matrices."""

    def __init__(self, numbers: list[list[int]]) -> None:
        import torch

        self._starts = torch.tensor([0, *itertools.accumulate(map(len, numbers))][:-1], dtype=torch.int64)
        self._flat = torch.tensor([number for row in numbers for number in row], dtype=torch.int64)

    def __call__(self, dense: torch.Tensor) -> torch.Tensor:
        """Sums, shape (lists, dimensions); zeros for an empty list."""
        from torch.nn import functional

        if not len(self._flat):
            return dense.new_zeros(len(self._starts), dense.shape[1])
        return functional.embedding_bag(self._flat, dense, self._starts, mode="sum")


def _scales(known: list[list[int]]) -> torch.Tensor:
    import torch

    return torch.tensor([1 / math.sqrt(max(1, len(columns))) for columns in known], dtype=torch.float32)[:, None]
