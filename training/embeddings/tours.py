"""The last rounds: tours from the trained rows, and the mean of all they passed through.

On a tour the rows themselves are trained at a steady rate, without n-grams; the mean of its stations generalises better
than any of them (Izmailov et al. 2018, "Averaging weights leads to wider optima and better generalization"). The tours,
each with its own seed, are averaged too, and with their common start (Wortsman et al. 2022, "Model soups"), which keeps
what languages with few texts had learnt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from training.embeddings.batches import WITH_NEWS, Lessons, alike
from training.embeddings.corpus import Corpus
from training.embeddings.train import Settings, Trainer

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Integers = NDArray[np.int64]


class Tour(NamedTuple):
    """Rate of a tour, as a share of the rows' root mean square, and the margin by which a partner must be nearest."""

    rate: float
    margin: float


TOURS = (Tour(0.05, 0.2),) * 2
KEPT = 0.4
"""Weight of the start in the mean."""
DROPOUT, SHORTER_WEIGHT = 0.2, 0.1
STEP_SHARES = {"news": 0.5, "phrases": 0.35, "passages": 0.15}
"""How often a batch is of each kind; captions count as phrases."""
WEIGHTS = {"passages": 0.5}
"""Weight of the loss of such a batch, 1 for others: much of it costs retrieval."""
ENGLISH = {"news": 0.5, "phrases": 0.3}
"""Share of English with French in a batch."""
SCARCE = {"phrases": 0.35}
"""Share of languages without news of their own."""
POOL = 32
"""Batches drawn at once, into which pairs that are alike are put together."""
GROUP = 128
FIRST_STATION, STATION = 0.2, 5
"""Share of a tour before its first station, and steps between two."""
SPREAD = 0.2
"""How far the directions of the sentence vectors are made of one length: 0 not at all, 1 quite."""
SAMPLE = 20_000


def travel(
    start: Floats,
    settings: Settings,
    corpus: Corpus,
    tokenizer: Any,
    lessons: Lessons,
    languages: NDArray[np.str_],
    report: Callable[[str], None],
) -> Floats:
    """Rows (tokens, dimensions) after the tours; `languages` are those of the corpus' texts."""
    # Rounded as a written model is, so that a model read from its folder is the same start.
    rounded = start.astype(np.float16).astype(np.float32)
    rows = spread(rounded, Trainer(settings, corpus, tokenizer, rounded), lessons, settings.seed)
    parts = parts_by_kind(lessons, languages)
    means = []
    for number, tour in enumerate(TOURS):
        own = replace(settings, dropout=DROPOUT, shorter_weight=SHORTER_WEIGHT, seed=settings.seed + 1 + number)
        trainer = Trainer(own, corpus, tokenizer, rows)
        means.append(_normed(_mean_of_stations(trainer, tour, own, lessons, parts)))
        report(f"tour {number + 1} of {len(TOURS)}: {own.tour_steps} steps")
    mixed: Floats = KEPT * _normed(rows) + (1 - KEPT) * np.mean(means, axis=0, dtype=np.float32)
    return (mixed * np.linalg.norm(rows)).astype(np.float32)


def spread(rows: Floats, trainer: Trainer, lessons: Lessons, seed: int) -> Floats:
    """The rows, with the directions that most sentence vectors share made shorter: a part of their whitening."""
    rng = np.random.default_rng(seed)
    news = np.flatnonzero(lessons.domains == "news")
    drawn = rng.choice(news, min(SAMPLE, len(news)), replace=False)
    vectors = trainer.vectors(np.unique(lessons.pairs[drawn]))
    values, directions = np.linalg.eigh(vectors.T @ vectors / len(vectors))
    lengths = np.maximum(values, values.max() * 1e-4) ** (-SPREAD / 2)
    turned: Floats = ((rows @ (directions * lengths)) @ directions.T).astype(np.float32)
    return turned * np.float32(np.linalg.norm(rows) / np.linalg.norm(turned))


def parts_by_kind(lessons: Lessons, languages: NDArray[np.str_]) -> dict[str, list[tuple[float, Integers]]]:
    """By kind of batch the pairs to draw from, in parts with their shares; empty parts and kinds are left out."""
    left, right = (languages[lessons.pairs[:, side]] for side in (0, 1))
    english = (left == "en") & (right == "fr")
    scarce = ~(np.isin(left, list(WITH_NEWS)) & np.isin(right, list(WITH_NEWS)))
    found: dict[str, list[tuple[float, Integers]]] = {}
    for kind in STEP_SHARES:
        own = np.isin(lessons.domains, ("phrases", "captions") if kind == "phrases" else (kind,))
        one, other = ENGLISH.get(kind, 0.0), SCARCE.get(kind, 0.0)
        parts = [(one, own & english), (other, own & scarce), (1 - one - other, own)]
        kept = [(share, np.flatnonzero(part)) for share, part in parts if share and part.any()]
        if kept:
            found[kind] = kept
    return found


def _mean_of_stations(
    trainer: Trainer, tour: Tour, settings: Settings, lessons: Lessons, parts: dict[str, list[tuple[float, Integers]]]
) -> Floats:
    rng = np.random.default_rng(settings.seed)
    kinds = list(parts)
    shares = np.array([STEP_SHARES[kind] for kind in kinds])
    batches = {kind: _batches(trainer, parts[kind], lessons, settings.tour_batch, rng) for kind in kinds}
    optimizer = trainer.optimizer(tour.rate * float(np.sqrt(np.mean(trainer.rows() ** 2))))
    mean, stations = np.zeros_like(trainer.rows(), dtype=np.float64), 0
    for step in range(settings.tour_steps):
        kind = kinds[rng.choice(len(kinds), p=shares / shares.sum())]
        batch, weight = next(batches[kind]), WEIGHTS.get(kind, 1.0)
        trainer.step(optimizer, lessons.pairs[batch], lessons.documents[batch], tour.margin, weight)
        if step >= settings.tour_steps * FIRST_STATION and step % STATION == 0:
            mean, stations = mean + trainer.rows(), stations + 1
    return (mean / max(stations, 1)).astype(np.float32) if stations else trainer.rows()


def _batches(
    trainer: Trainer, parts: list[tuple[float, Integers]], lessons: Lessons, size: int, rng: np.random.Generator
) -> Iterator[Integers]:
    """Batches without end, each of groups of pairs that the rows of the moment find alike."""
    while True:
        drawn = [rng.choice(part, min(int(POOL * size * share) + 1, len(part)), replace=False) for share, part in parts]
        pool = np.unique(np.concatenate(drawn))
        vectors = trainer.vectors(lessons.pairs[pool, 0]) + trainer.vectors(lessons.pairs[pool, 1])
        groups = alike(vectors, min(GROUP, size), rng)
        order = pool[np.concatenate([groups[number] for number in rng.permutation(len(groups))])]
        cut = [order[at : at + size] for at in range(0, len(order), size)]
        # The rest is kept only where it is all there is.
        whole = [batch for batch in cut if len(batch) == size] or cut
        yield from (whole[number] for number in rng.permutation(len(whole)))


def _normed(rows: Floats) -> Floats:
    return rows / np.float32(np.linalg.norm(rows))
