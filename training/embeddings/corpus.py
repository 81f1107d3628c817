"""Tokenised texts in one flat array, and the pairs between them."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from training.embeddings.data import Pair, Text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]

# A text with more partners than this is a commonplace ("Merci.") whose partners are not translations of each other.
MOST_PARTNERS = 12
# How often two texts that share a translation become a pair of their own, by what the pair adds to French.
HOP_SHARES = {"fr": 1.0, "en": 0.5, "": 0.35}


class Corpus:
    """Texts as token numbers: text i is `tokens[starts[i] : starts[i] + lengths[i]]`."""

    def __init__(self, texts: Sequence[str], tokenizer: Any) -> None:
        encodings = tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        self.lengths: Integers = np.array([len(encoding.ids) for encoding in encodings], dtype=np.int64)
        self.starts: Integers = np.cumsum(self.lengths) - self.lengths
        self.tokens: Integers = np.fromiter(
            (token for encoding in encodings for token in encoding.ids), np.int64, count=int(self.lengths.sum())
        )

    def bags(self, numbers: Integers) -> tuple[Integers, Integers]:
        """Tokens of the numbered texts, one after the other, and where each text starts."""
        lengths = self.lengths[numbers]
        starts = np.cumsum(lengths) - lengths
        positions = np.repeat(self.starts[numbers] - starts, lengths) + np.arange(lengths.sum())
        return self.tokens[positions], starts


def with_bridges(pairs: list[Pair], seed: int) -> list[Pair]:
    """The pairs, and pairs of texts in different languages that share a French or English translation."""
    partners: dict[Text, dict[Text, str]] = defaultdict(dict)
    for pair in pairs:
        partners[pair.left][pair.right] = pair.source
        partners[pair.right][pair.left] = pair.source
    draw = random.Random(seed)
    bridges: dict[tuple[Text, Text], Pair] = {}
    for pivot, linked in partners.items():
        if pivot.language in ("fr", "en") and len(linked) <= MOST_PARTNERS:
            for left, right in _couples(list(linked)):
                if right not in partners[left] and draw.random() < _share(left, right):
                    bridges.setdefault((left, right), Pair(left, right, linked[left]))
    return [*pairs, *bridges.values()]


def number(pairs: Iterable[Pair]) -> tuple[list[Text], Integers]:
    """The texts of the pairs, each once, and the pairs as their numbers, shape (pairs, 2)."""
    numbers: dict[Text, int] = {}
    rows = [[numbers.setdefault(text, len(numbers)) for text in (pair.left, pair.right)] for pair in pairs]
    return list(numbers), np.array(rows, dtype=np.int64).reshape(-1, 2)


def _couples(texts: list[Text]) -> list[tuple[Text, Text]]:
    """Couples of texts in two languages, French on the right, else English."""
    couples = [(texts[j], texts[i]) for i in range(len(texts)) for j in range(i)]
    ordered = [(b, a) if _rank(a) > _rank(b) else (a, b) for a, b in couples]
    return [(a, b) for a, b in ordered if a.language != b.language]


def _rank(text: Text) -> int:
    return {"fr": 2, "en": 1}.get(text.language, 0)


def _share(left: Text, right: Text) -> float:
    return HOP_SHARES.get(right.language, HOP_SHARES.get(left.language, HOP_SHARES[""]))
