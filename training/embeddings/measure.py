"""Measure a model: `python -m training.embeddings.measure --data FOLDER --model FOLDER`.

Prints top-1 retrieval of held-out translations by language, and the area under the ROC curve (AUC) of telling French
paraphrases from other sentences and one event from another, beside TF-IDF of words and of character n-grams. `joined`
is the nearness that `auditor compare --cluster` uses: the model and the rare words together.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from auditor.embedding import Embedder, load
from training.embeddings.data import read_pairs
from training.embeddings.events import article_figures, halves, joined
from training.embeddings.held_out import split
from training.embeddings.paraphrases import read_paraphrases
from training.embeddings.passages import Labelled, event_pairs, paraphrase_pairs
from training.embeddings.retrieval import top1

if TYPE_CHECKING:
    from numpy.typing import NDArray

BASELINES: dict[str, dict[str, Any]] = {
    "words": {"analyzer": "word", "sublinear_tf": True},
    "characters": {"analyzer": "char_wb", "ngram_range": (3, 5), "sublinear_tf": True},
}


def main(arguments: list[str] | None = None) -> None:
    """Print the figures as JSON."""
    options = _parser().parse_args(arguments)
    model = load(options.model)
    paraphrases = paraphrase_pairs(options.data, options.seed)
    pairs = {paraphrases.name: {"pairs": len(paraphrases.label), **aucs(paraphrases, model)}}
    for labelled in (event_pairs(options.data, options.seed, told_twice=twice) for twice in (True, False)):
        both = auc(labelled, joined(labelled, model))
        pairs[labelled.name] = {"pairs": len(labelled.label), **aucs(labelled, model), "joined": both}
    clusters = article_figures(*halves(options.data, options.seed), model)
    figures = {"retrieval": retrieval(options.data, options.model), "auc": pairs, "clusters": clusters}
    print(json.dumps(figures, indent=1, ensure_ascii=False))


def retrieval(data: Path, model: Path) -> dict[str, dict[str, float]]:
    """Top-1 accuracy, queries and candidates of each retrieval test."""
    pairs = read_pairs(data)
    _, tests = split([*pairs, *read_paraphrases(data, pairs)])
    return {
        test.name: {"top1": top1(model, test), "queries": len(test.queries), "candidates": len(test.candidates)}
        for test in tests
    }


def aucs(labelled: Labelled, embedder: Embedder) -> dict[str, float]:
    """AUC of the cosines of the model and of the baselines, which are fitted on the same texts."""
    cosines = {"embedding": _cosines(embedder.encode(labelled.left), embedder.encode(labelled.right))}
    for name, settings in BASELINES.items():
        cosines[name] = _tfidf_cosines(labelled, settings)
    return {name: auc(labelled, values) for name, values in cosines.items()}


def auc(labelled: Labelled, values: NDArray[np.float64]) -> float:
    """Area under the ROC curve of the values of the pairs."""
    from sklearn.metrics import roc_auc_score

    return round(float(roc_auc_score(labelled.label, values)), 4)


def _cosines(left: NDArray[np.float32], right: NDArray[np.float32]) -> NDArray[np.float64]:
    return np.asarray(np.einsum("ij,ij->i", left, right), dtype=np.float64)


def _tfidf_cosines(labelled: Labelled, settings: dict[str, Any]) -> NDArray[np.float64]:
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(**settings).fit([*labelled.left, *labelled.right])
    left, right = vectorizer.transform(labelled.left), vectorizer.transform(labelled.right)
    return np.asarray(left.multiply(right).sum(axis=1), dtype=np.float64).ravel()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training.embeddings.measure", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the data the model was trained on")
    parser.add_argument("--model", type=Path, required=True, help="folder of the model")
    parser.add_argument("--seed", type=int, default=1, help="seed of the pairs drawn (default 1)")
    return parser


if __name__ == "__main__":
    main()
