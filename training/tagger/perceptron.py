"""Trains the averaged perceptron that `auditor.reading.tagger` runs."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Sequence

from auditor.reading.lexicon import Lexicon
from auditor.reading.tagger import describe, features
from training.tagger.treebank import Word

SCALE = 10  # weights are kept as whole numbers of tenths
Weights = dict[str, dict[int, float]]


def train(sentences: Sequence[list[Word]], lexicon: Lexicon, epochs: int, seed: int) -> tuple[list[str], Weights]:
    """(tags, averaged weights by feature and tag number)."""
    tags = sorted({word.tag for sentence in sentences for word in sentence})
    learner = _Learner(len(tags))
    numbers = {tag: number for number, tag in enumerate(tags)}
    order = list(sentences)
    shuffler = random.Random(seed)
    for _ in range(epochs):
        shuffler.shuffle(order)
        for sentence in order:
            _learn(learner, sentence, lexicon, tags, numbers)
    return tags, learner.averaged()


def _learn(learner: _Learner, sentence: list[Word], lexicon: Lexicon, tags: list[str], numbers: dict[str, int]) -> None:
    facts = [describe(word.form, lexicon) for word in sentence]
    guessed: list[str] = []
    for at, word in enumerate(sentence):
        if facts[at][2] == "punct":
            guessed.append("PUNCT")
            continue
        names = list(features(facts, at, guessed))
        best = learner.best(names)
        learner.update(names, numbers[word.tag], best)
        guessed.append(tags[best])


class _Learner:
    """Weights with their running sums, so that the average costs nothing until it is asked for."""

    def __init__(self, tags: int) -> None:
        self._tags = tags
        self._weights: Weights = defaultdict(dict)
        self._sums: dict[tuple[str, int], float] = defaultdict(float)
        self._stamps: dict[tuple[str, int], int] = defaultdict(int)
        self._steps = 0

    def best(self, names: Sequence[str]) -> int:
        scores = [0.0] * self._tags
        for name in names:
            if name in self._weights:
                for tag, weight in self._weights[name].items():
                    scores[tag] += weight
        return scores.index(max(scores))

    def update(self, names: Sequence[str], truth: int, guess: int) -> None:
        self._steps += 1
        if truth == guess:
            return
        for name in names:
            self._move(name, truth, 1.0)
            self._move(name, guess, -1.0)

    def _move(self, name: str, tag: int, by: float) -> None:
        weight = self._weights[name].get(tag, 0.0)
        self._sums[name, tag] += (self._steps - self._stamps[name, tag]) * weight
        self._stamps[name, tag] = self._steps
        self._weights[name][tag] = weight + by

    def averaged(self) -> Weights:
        result: Weights = {}
        for name, weights in self._weights.items():
            row = {}
            for tag, weight in weights.items():
                total = self._sums[name, tag] + (self._steps - self._stamps[name, tag]) * weight
                row[tag] = total / max(1, self._steps)
            result[name] = row
        return result


def pack(weights: Weights, least: float) -> dict[str, str]:
    """Feature to "tag weight ..." in whole numbers; weights that would not count are dropped."""
    packed = {}
    for name in sorted(weights):
        kept = [(tag, round(weight * SCALE)) for tag, weight in sorted(weights[name].items()) if abs(weight) >= least]
        if kept:
            packed[name] = " ".join(f"{tag} {weight}" for tag, weight in kept if weight)
    return {name: row for name, row in packed.items() if row}


def sure_tags(sentences: Sequence[list[Word]], lexicon: Lexicon, least: int) -> dict[str, str]:
    """Lower-case forms seen at least so often, always with one tag, the only one the lexicon allows."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word in sentence:
            if word.form.islower():
                seen[word.form][word.tag] += 1
    return {
        form: next(iter(tags))
        for form, tags in sorted(seen.items())
        if len(tags) == 1 and tags.total() >= least and lexicon.tags(form) == next(iter(tags))
    }


def accuracy(tagged: Sequence[Sequence[str]], gold: Sequence[list[Word]], skip: frozenset[str] = frozenset()) -> float:
    """Share of tokens tagged right; tokens whose true tag is in `skip` are left out."""
    pairs = [
        (guess, word.tag)
        for guesses, sentence in zip(tagged, gold, strict=True)
        for guess, word in zip(guesses, sentence, strict=True)
        if word.tag not in skip
    ]
    return sum(guess == tag for guess, tag in pairs) / len(pairs)
