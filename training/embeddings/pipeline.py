"""The whole training: pairs, tokenizer, table, mining, table again, tours."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from training.embeddings.batches import NO_DOCUMENT, Lessons, lessons
from training.embeddings.corpus import Corpus, number, with_bridges
from training.embeddings.data import Pair, Text
from training.embeddings.mine import mine
from training.embeddings.neighbours import read_neighbours
from training.embeddings.tokenizer import train_tokenizer
from training.embeddings.tours import travel
from training.embeddings.train import Settings, Trainer

if TYPE_CHECKING:
    from numpy.typing import NDArray

MARGIN = 1.15
MINING_DIMENSIONS = 128
# The second round, on mined pairs too, starts with this share of the first round's rate.
SECOND_ROUND = 0.3
Report = Callable[[str], None]


class Start(NamedTuple):
    """A model after the rounds that precede the tours: its tokenizer, and its rows (tokens, dimensions)."""

    tokenizer: Any
    rows: NDArray[np.float32]


def train(pairs: list[Pair], settings: Settings, report: Report, start: Start | None = None) -> Start:
    """Tokenizer and rows trained on the pairs, and on passages of their documents; from `start` on if it is given."""
    passages, documents = read_neighbours(pairs, settings.seed)
    pairs = [*with_bridges(pairs, settings.seed), *passages]
    texts, numbered = number(pairs)
    report(
        f"{len(pairs)} pairs of {len(texts)} texts, {len(passages)} of them passages of {len(set(documents))} documents"
    )
    tokenizer = start.tokenizer if start else train_tokenizer(texts, settings.vocabulary)
    corpus = Corpus([text.text for text in texts], tokenizer)
    report(f"{tokenizer.get_vocab_size()} tokens in the vocabulary, {len(corpus.tokens)} in the texts")
    learnt = lessons(numbered, pairs, documents)
    rows = start.rows if start else _rounds(Trainer(settings, corpus, tokenizer), texts, learnt, settings, report)
    if settings.tour_steps:
        languages = np.array([text.language for text in texts])
        rows = travel(rows, settings, corpus, tokenizer, learnt, languages, report)
    return Start(tokenizer, rows)


def _rounds(
    trainer: Trainer, texts: list[Text], learnt: Lessons, settings: Settings, report: Report
) -> NDArray[np.float32]:
    """Rows after a round on the lessons and one on mined pairs too."""
    trainer.fit(learnt, settings.epochs, settings.rate, report)
    if settings.mined_epochs:
        found = mine_french(trainer, texts, learnt)
        report(f"{len(found)} pairs mined")
        trainer.fit(learnt.plus(found), settings.mined_epochs, settings.rate * SECOND_ROUND, report)
    return trainer.rows()


def mine_french(trainer: Trainer, texts: list[Text], learnt: Lessons) -> Lessons:
    """Pairs of texts without a French partner and French texts of the same domain.

    English is left out: it has the most pairs already, and its texts would take most of the time. Passages are left out
    too: they are made of texts that are looked at one by one.
    """
    pairs, domains = learnt.pairs, learnt.domains
    french = np.array([text.language == "fr" for text in texts])
    partnered = french | np.array([text.language == "en" for text in texts])
    partnered[pairs[french[pairs[:, ::-1]]]] = True
    domain = np.empty(len(texts), dtype=domains.dtype)
    domain[pairs] = domains[:, None]
    found, found_in = [np.zeros((0, 2), dtype=np.int64)], [domains[:0]]
    for name in sorted(set(domains.tolist()) - {"passages"}):
        queries = np.flatnonzero(~partnered & (domain == name))
        candidates = np.flatnonzero(french & (domain == name))
        sides = [trainer.vectors(numbers, MINING_DIMENSIONS) for numbers in (queries, candidates)]
        rows = mine(sides[0], sides[1], MARGIN)
        found.append(np.stack([queries[rows[:, 0]], candidates[rows[:, 1]]], axis=1))
        found_in.append(np.full(len(rows), name, dtype=domains.dtype))
    mined = np.concatenate(found)
    return Lessons(mined, np.concatenate(found_in), np.ones(len(mined)), np.full(len(mined), NO_DOCUMENT))
