"""Logistic regression over hashed features: each word of the corpus against the words it could be mixed up with."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from auditor.kinds.lookalike.alternatives import CLOSED, alternatives
from auditor.kinds.lookalike.classes import Classes
from auditor.kinds.lookalike.features import BITS, Contexts, features
from auditor.reading.lexicon import french
from training.lookalikes.corpus import documents, encoded

OWN, MIN_COUNT = 2500, 60
"""Words that are classes of their own, and how often the corpus must hold them."""
MOST_OTHERS = 3
EPOCHS, BATCH, RATE, SHRINKING = 5, 20_000, 0.2, 0.02
SCALE = 16.0
Batch = tuple[NDArray[np.int64], NDArray[np.float32]]


def own_words(lines: list[str]) -> list[str]:
    """The words that are classes of their own: the most frequent ones, and those of the sets."""
    counts = Counter[str]()
    for document in documents(lines):
        counts.update(document.tokens.texts)
    lexicon = french()
    frequent = [word for word, count in counts.most_common() if count >= MIN_COUNT and word in lexicon]
    return list(dict.fromkeys([*sorted(word for word in CLOSED if word in lexicon), *frequent[:OWN]]))


def examples(lines: list[str], classes: Classes) -> Iterator[Batch]:
    """Features and answers: a word in its place (1), and words that could be taken for it (0)."""
    for number, document in enumerate(documents(lines)):
        sequence, chosen = encoded(document, classes), random.Random(number)
        contexts = Contexts(sequence, classes)
        places, words, answers = _questions(document.tokens.texts, sequence.places, classes, chosen)
        yield features(contexts.around(places), words, classes).T, answers


def _questions(
    texts: Sequence[str], places: NDArray[np.int64], classes: Classes, chosen: random.Random
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]:
    rows: list[tuple[int, int, float]] = []
    for word, place in zip(texts, places.tolist(), strict=True):
        others = alternatives(word)
        if others:
            taken = others if len(others) <= MOST_OTHERS else chosen.sample(others, MOST_OTHERS)
            rows.append((place, classes.number(word), 1.0))
            rows += [(place, classes.number(other), 0.0) for other in taken]
    table = np.array(rows)
    return table[:, 0].astype(np.int64), table[:, 1].astype(np.int64), table[:, 2].astype(np.float32)


def learn(lines: list[str], classes: Classes) -> NDArray[np.int8]:
    """Weights, by AdaGrad (Duchi, Hazan and Singer, 2011), times SCALE."""
    parts = list(examples(lines, classes))
    rows = np.concatenate([part[0] for part in parts]).astype(np.int32)
    answers = np.concatenate([part[1] for part in parts])
    weights = np.zeros(1 << BITS, np.float32)
    squares = np.full(1 << BITS, 0.05, np.float32)
    order = np.random.Generator(np.random.PCG64(0))
    for _ in range(EPOCHS):
        shuffled = order.permutation(len(rows))
        for first in range(0, len(rows), BATCH):
            chosen = shuffled[first : first + BATCH]
            _step(weights, squares, rows[chosen], answers[chosen])
    whole: NDArray[np.int8] = np.clip(np.rint(weights * SCALE), -127, 127).astype(np.int8)
    return whole


def _step(
    weights: NDArray[np.float32], squares: NDArray[np.float32], rows: NDArray[np.int32], answers: NDArray[np.float32]
) -> None:
    odds = weights[rows].sum(axis=1)
    errors = 1 / (1 + np.exp(-odds)) - answers
    slopes = np.bincount(rows.ravel(), np.repeat(errors, rows.shape[1]), len(weights))
    seen = np.flatnonzero(slopes)
    slope = (slopes[seen] + SHRINKING * weights[seen]).astype(np.float32)
    squares[seen] += slope * slope
    weights[seen] -= RATE * slope / np.sqrt(squares[seen])
