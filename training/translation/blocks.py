"""All blocks of features of a corpus, with what is needed to build them again at run time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from auditor.scoring.translation.forms import Forms
from auditor.scoring.translation.grams import keys
from auditor.scoring.translation.lexis import Lexis
from auditor.scoring.translation.model import QUESTIONS
from auditor.scoring.translation.views import SALTS, VIEWS
from training.translation.corpus import Sample
from training.translation.matrix import Read, Reader, Vocabulary, columns, matrix, occurring, vocabularies
from training.translation.topics import veil

Features = dict[str, Any]
"""Block to its matrix, samples by features."""


class Blocks(NamedTuple):
    """Features of the samples as they are taught, as they are judged, and of cuts that are judged."""

    taught: Features
    full: Features
    cut: Features
    words: Any  # of each sample
    cut_words: Any
    vocabularies: dict[str, Vocabulary]
    means: Any
    spreads: Any
    reads: list[Read]
    heard: Any  # uint32: own codes of the forms that the vocabulary holds
    at_least: int  # samples in which an n-gram occurs


def of_question(question: str) -> list[str]:
    """Blocks that speak to a question: its views, and the measures."""
    return [*(name for name, view in VIEWS.items() if QUESTIONS[view.question] == question), "measures"]


def build(samples: Sequence[Sample], cuts: Sequence[str], forms: Forms, at_least: int, at_most: int) -> Blocks:
    """Reads samples and their cuts; n-grams must occur in so many samples, and so many of a view are kept."""
    reader = Reader(Lexis(forms))
    reads = [reader.read(sample.text) for sample in samples]
    cut_reads = [reader.read(text) for text in cuts]
    veiled = [veil(sample.text, sample.id) for sample in samples]
    taught = [
        read if text == sample.text else reader.read(text)
        for sample, read, text in zip(samples, reads, veiled, strict=True)
    ]
    values = np.array([read.measures for read in taught])
    means, spreads = values.mean(axis=0), values.std(axis=0) + 1e-6
    chosen = vocabularies(taught, at_least, at_most)

    def blocks(of: list[Read]) -> Features:
        views: Features = {name: matrix([r.grams[name] for r in of], chosen[name]) for name in VIEWS}
        return views | {"measures": np.clip((np.array([r.measures for r in of]) - means) / spreads, -4, 4)}

    words, cut_words = (np.array([found.words for found in of]) for of in (reads, cut_reads))
    features = blocks(taught), blocks(reads), blocks(cut_reads)
    heard = _heard(reader.lexis, chosen["forms"])
    return Blocks(*features, words, np.maximum(cut_words, 1), chosen, means, spreads, reads, heard, at_least)


def restrict(blocks: Blocks, rows: Any) -> Blocks:
    """The blocks with only those n-grams that occur in enough of the rows, as if no other text had been read.

    Else machine translation that is left out would be known by n-grams that only its many versions share.
    """
    kept = {name: occurring(blocks.taught[name], rows, blocks.at_least) for name in VIEWS}

    def restricted(features: Features) -> Features:
        return {name: columns(part, kept[name]) if name in kept else part for name, part in features.items()}

    taught, full, cut = (restricted(part) for part in (blocks.taught, blocks.full, blocks.cut))
    return blocks._replace(taught=taught, full=full, cut=cut)


def _heard(lexis: Lexis, chosen: Vocabulary) -> Any:
    codes = np.unique(lexis.codes[0])
    return codes[chosen.find(keys(codes, (1,), SALTS["forms"])) >= 0].astype(np.uint32)
