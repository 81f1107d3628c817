"""All blocks of features of a corpus, with what is needed to build them again at run time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from auditor.scoring.translation.forms import Forms
from auditor.scoring.translation.views import VIEWS
from training.translation.corpus import Sample
from training.translation.matrix import Read, Vocabulary, matrix, read, vocabulary


class Blocks(NamedTuple):
    """Features of the samples, and of cuts of the same samples."""

    full: dict[str, Any]
    cut: dict[str, Any]
    words: Any  # of each sample
    cut_words: Any
    vocabularies: dict[str, Vocabulary]
    names: list[str]  # measures
    means: Any
    spreads: Any
    reads: list[Read]


def build(samples: Sequence[Sample], cuts: Sequence[str], forms: Forms, at_least: int, at_most: int) -> Blocks:
    """Reads samples and their cuts; n-grams must occur in so many samples, and so many of them are kept."""
    reads, cut_reads = ([read(text, forms) for text in texts] for texts in ([s.text for s in samples], cuts))
    names = sorted(reads[0].measures)
    values = _values(reads, names)
    means, spreads = values.mean(axis=0), values.std(axis=0) + 1e-6
    vocabularies = {
        name: vocabulary((found.grams[name][0] for found in reads), len(reads), at_least, at_most) for name in VIEWS
    }

    def blocks(of: list[Read]) -> dict[str, Any]:
        views: dict[str, Any] = {name: matrix([r.grams[name] for r in of], vocabularies[name]) for name in VIEWS}
        return views | {"measures": np.clip((_values(of, names) - means) / spreads, -4, 4)}

    words, cut_words = (np.array([found.words for found in of]) for of in (reads, cut_reads))
    return Blocks(blocks(reads), blocks(cut_reads), words, cut_words, vocabularies, names, means, spreads, reads)


def _values(reads: Sequence[Read], names: Sequence[str]) -> Any:
    return np.array([[found.measures[name] for name in names] for found in reads])
