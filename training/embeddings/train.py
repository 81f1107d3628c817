"""Contrastive training of the table: each text must find its partner among the partners of the whole batch."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch.nn import functional

from training.embeddings.batches import NO_DOCUMENT, Lessons, draw_batches
from training.embeddings.corpus import Corpus
from training.embeddings.table import PlainTable, Table, encode

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]

WARM_UP = 50
FORBIDDEN = -1e4
ENCODED_AT_ONCE = 8192


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run depends on besides its data; the data card of a model names what differed from the defaults."""

    vocabulary: int = 28_000
    dimensions: int = 256
    shorter: tuple[int, ...] = (64,)
    shorter_weight: float = 0.3
    epochs: int = 4
    mined_epochs: int = 1
    batch: int = 2048
    group: int = 256
    rate: float = 0.01
    scale: float = 20.0
    dropout: float = 0.1
    tour_steps: int = 1500
    tour_batch: int = 1024
    seed: int = 1
    threads: int = 2


class Trainer:
    """A table in training on one corpus, from nothing or from rows of shape (tokens, dimensions)."""

    def __init__(
        self, settings: Settings, corpus: Corpus, tokenizer: Any, start: NDArray[np.float32] | None = None
    ) -> None:
        torch.manual_seed(settings.seed)
        torch.set_num_threads(settings.threads)
        vocabulary = [tokenizer.id_to_token(i) for i in range(tokenizer.get_vocab_size())]
        self._settings = settings
        self._corpus = corpus
        self._rng = np.random.default_rng(settings.seed)
        self._trained = False
        self._pad = tokenizer.token_to_id("[PAD]")
        self._table: Table | PlainTable
        if start is None:
            counts = np.bincount(corpus.tokens, minlength=len(vocabulary))
            self._table = Table(vocabulary, counts, settings.dimensions)
        else:
            self._table = PlainTable(vocabulary, start)

    def rows(self) -> NDArray[np.float32]:
        """The rows as they are now, shape (tokens, dimensions)."""
        with torch.no_grad():
            return np.asarray(self._table.rows().numpy(), dtype=np.float32)

    def vectors(self, numbers: Integers, dimensions: int | None = None) -> NDArray[np.float32]:
        """Vectors of the numbered texts, cut to their first dimensions and of length 1."""
        with torch.no_grad():
            rows = self._table.rows()[:, :dimensions].contiguous()
            parts = [
                encode(rows, *self._corpus.bags(numbers[at : at + ENCODED_AT_ONCE]))
                for at in range(0, len(numbers), ENCODED_AT_ONCE)
            ]
        return np.concatenate([np.zeros((0, rows.shape[1]), dtype=np.float32), *(part.numpy() for part in parts)])

    def fit(self, lessons: Lessons, epochs: int, rate: float, report: Callable[[str], None]) -> None:
        """Train some epochs, with a rate that falls to nothing."""
        settings = self._settings
        total = epochs * max(1, int(lessons.shares.sum()) // settings.batch)
        optimizer = self.optimizer(rate)
        start, step = time.monotonic(), 0
        for epoch in range(epochs):
            losses, drawn = [], lessons.drawn(self._rng)
            alike = self._alike(drawn.pairs)
            for batch in draw_batches(drawn.domains, settings.batch, self._rng, alike, settings.group):
                optimizer.param_groups[0]["lr"] = _rate(rate, step, total)
                losses.append(self.step(optimizer, drawn.pairs[batch], drawn.documents[batch]))
                step += 1
            self._trained = True
            report(f"epoch {epoch + 1}: loss {np.mean(losses):.3f}, {time.monotonic() - start:.0f} s")

    def optimizer(self, rate: float) -> torch.optim.Optimizer:
        """Adam on what is trained."""
        return torch.optim.Adam(self._table.parameters(), lr=rate, betas=(0.9, 0.98), fused=True)

    def _alike(self, pairs: Integers) -> NDArray[np.float32] | None:
        """Vectors of pairs, by which hard batches are drawn once the model has learnt something."""
        if not self._trained:
            return None
        short = self._settings.shorter[0]
        return self.vectors(pairs[:, 0], short) + self.vectors(pairs[:, 1], short)

    def step(
        self,
        optimizer: torch.optim.Optimizer,
        batch: Integers,
        documents: Integers,
        margin: float = 0.0,
        weight: float = 1.0,
    ) -> float:
        """One step on a batch of pairs of text numbers, shape (pairs, 2), and their documents; the loss before it."""
        settings, rows = self._settings, self._table.rows()
        left, right = (encode(rows, *self._dropped(batch[:, side])) for side in (0, 1))
        mask = _same(batch, documents)
        loss = contrast(left, right, mask, settings.scale, margin)
        for size in (n for n in settings.shorter if n < settings.dimensions):
            short_left, short_right = (functional.normalize(side[:, :size], dim=1) for side in (left, right))
            short_loss = contrast(short_left, short_right, mask, settings.scale, margin)
            loss = loss + settings.shorter_weight * short_loss
        optimizer.zero_grad()
        (loss * weight).backward()
        optimizer.step()
        return float(loss.item())

    def _dropped(self, numbers: Integers) -> tuple[Integers, Integers]:
        """Bags in which some tokens are missing: no text may hang on one token."""
        tokens, starts = self._corpus.bags(numbers)
        return np.where(self._rng.random(len(tokens)) < self._settings.dropout, self._pad, tokens), starts


def contrast(
    left: torch.Tensor, right: torch.Tensor, mask: torch.Tensor, scale: float, margin: float = 0.0
) -> torch.Tensor:
    """Cross-entropy of finding each left among the rights and each right among the lefts; mask: not compared.

    The partner's cosine must be the greatest by `margin` (Yang et al. 2019, "Improving multilingual sentence embedding
    using bi-directional dual encoder with additive margin softmax").
    """
    cosines = left @ right.T - margin * torch.eye(len(left))
    scores = (cosines * scale).masked_fill(mask, FORBIDDEN)
    target = torch.arange(len(left))
    return functional.cross_entropy(scores, target) + functional.cross_entropy(scores.T, target)


def _same(batch: Integers, documents: Integers) -> torch.Tensor:
    """Off the diagonal, pairs that share a text or come from one document: they are no negatives of each other."""
    left, right = torch.from_numpy(batch[:, 0].copy()), torch.from_numpy(batch[:, 1].copy())
    own = torch.from_numpy(documents)
    same = (left[:, None] == left) | (right[:, None] == right)
    same |= (own[:, None] == own) & (own != NO_DOCUMENT)
    return same & ~torch.eye(len(batch), dtype=torch.bool)


def _rate(highest: float, step: int, total: int) -> float:
    return highest * min(1.0, (step + 1) / WARM_UP) * max(0.02, 1 - step / total)
