"""Counts the n-grams of French texts and writes them out as rows that `auditor.scoring.translation.surprise` reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from auditor.article import Article
from auditor.reading import Document
from auditor.scoring.translation.grams import Ints, Keys, keys, slots
from auditor.scoring.translation.lexis import Lexis
from auditor.scoring.translation.masking import stream
from auditor.scoring.translation.surprise import STOPS, codes, unknown_surprise
from training.translation.corpus import lines

FILES = ("parallel_en_fr.jsonl.gz", "parallel_xx_fr.jsonl.gz")
DISCOUNT = 0.75
AT_LEAST = 3
"""Occurrences from which a pair or a triple has a row."""
_TOGETHER = 200
"""Sentences that are read at a time."""


class Rows(NamedTuple):
    """The rows of a language model, and the nats of an item that has none."""

    keys: Keys
    logs: Any  # float16: logarithm of the probability after the items before
    backs: Any  # float16: logarithm of the weight of shorter n-grams
    unknown: float

    def tensors(self) -> dict[str, Any]:
        """As `model.safetensors` holds them."""
        return {"keys": self.keys, "logs": self.logs, "backs": self.backs}


class _Order(NamedTuple):
    """Distinct n-grams of one order, with probability and weight of the shorter ones, and where they stand."""

    keys: Keys
    firsts: Ints  # place in the text where each first stands
    at: Ints  # n-gram of each place
    counts: Ints
    chances: Any
    backs: Any


def sentences(data: Path) -> Iterator[str]:
    """The distinct French sentences of the parallel sets, in order, each with a mark at its end."""
    seen: set[str] = set()
    for name in FILES:
        for row in lines(data / name):
            text = str(row["fr"]).strip()
            if text and text not in seen:
                seen.add(text)
                yield text if text[-1] in ".!?…" else f"{text}."


def count(texts: Iterable[str], lexis: Lexis, at_least: int = AT_LEAST) -> Rows:
    """A language model of sentences: rows for forms, and for pairs and triples that occur so often."""
    read = _read(list(texts), lexis)
    ones, twos, threes = (_grams(keys(read, (order,))) for order in (1, 2, 3))
    varied = np.bincount(ones.at[twos.firsts + 1], minlength=len(ones.keys))  # different items before each form
    pairs, forms = len(twos.keys), len(ones.keys)
    ones = ones._replace(chances=(varied + 0.5) / (pairs + 0.5 * (forms + 1)))
    ones, twos = _smoothed(ones, twos)
    twos, threes = _smoothed(twos, threes)
    kept = _chosen((ones, twos, threes), at_least)
    logs, backs = (np.log(_joined(kept, name)).astype(np.float16) for name in ("chances", "backs"))
    return Rows(_joined(kept, "keys"), logs, backs, unknown_surprise(pairs, forms))


def _read(texts: list[str], lexis: Lexis) -> Keys:
    """Codes of all items of all texts, one after the other."""
    starts = range(0, len(texts), _TOGETHER)
    documents = (Document(Article(" ".join(texts[start : start + _TOGETHER]))) for start in starts)
    parts = [codes(stream(document, lexis).entries, lexis) for document in documents]
    return np.concatenate([codes(STOPS, lexis), *parts])


def _grams(of: Keys) -> _Order:
    found, firsts, at, counts = np.unique(of, return_index=True, return_inverse=True, return_counts=True)
    return _Order(found, firsts, at, counts, np.ones(len(found)), np.ones(len(found)))


def _smoothed(shorter: _Order, longer: _Order) -> tuple[_Order, _Order]:
    """Probabilities of the longer n-grams, and the weights that the shorter ones have where no longer one is known."""
    before, inner = shorter.at[longer.firsts], shorter.at[longer.firsts + 1]
    size = len(shorter.keys)
    total = np.maximum(np.bincount(before, weights=longer.counts, minlength=size), 1)
    left = np.where(followed := np.bincount(before, minlength=size), DISCOUNT * followed / total, 1.0)
    chances = (longer.counts - DISCOUNT) / total[before] + left[before] * shorter.chances[inner]
    return shorter._replace(backs=left), longer._replace(chances=chances)


def _chosen(orders: tuple[_Order, ...], at_least: int) -> list[tuple[_Order, Any]]:
    """Of each order the n-grams that are kept: forms, then the most frequent pairs and triples; no two share a slot."""
    every = np.concatenate([order.keys for order in orders])
    counts = np.concatenate([order.counts for order in orders])
    counts[: len(orders[0].keys)] += counts.max() + at_least
    ranked = np.lexsort((every, -counts))[: int((counts >= at_least).sum())]
    _, first = np.unique(slots(every[ranked]), return_index=True)
    taken = np.zeros(len(every), bool)
    taken[ranked[first]] = True
    return list(zip(orders, np.split(taken, np.cumsum([len(order.keys) for order in orders])[:-1]), strict=True))


def _joined(kept: list[tuple[_Order, Any]], name: str) -> Any:
    return np.concatenate([getattr(order, name)[here] for order, here in kept])
