"""From what misfit on each mix-up is reported: by its hits on press articles, and by the slips that it finds."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

import numpy as np

from auditor import Article
from auditor.kinds.lookalike.alternatives import CLOSED, alternatives, mixup
from auditor.kinds.lookalike.kind import at_comma, misfit, misfits
from auditor.kinds.lookalike.model import Model
from auditor.reading import Document

HITS = {"sure": 0, "common": 1, "likely": 1}
"""Hits of a mix-up on the press articles (which have slips of their own) at its limit; `common` ones sure."""
LEAST, MARGIN = {"sure": 2.4, "likely": 1.6}, {"sure": 0.3, "common": 0.1, "likely": 0.05}
"""The smallest limit, and how far it stands over the misfits that are not to be found."""
RARE, FOR_RARE = 60, 1.2
"""Uses in the press articles below which a word tells little of its hits, and what its limit is raised by."""
COMMON = frozenset(
    "a>à à>a a>ont et>est est>sont sont>est on>ont ont>on son>sont sont>son leur>leurs leurs>leur ce>se se>ce c'>s' "
    "s'>c' ou>où la>là infinitive>participle infinitive>nominal+participle participle>infinitive "
    "nominal+participle>infinitive".split()
)
"""Mix-ups that writers make most: they may have more hits on the press."""
MIN_FOUND, MIN_SLIPS = 0.12, 15
"""Share of the slips put in that a mix-up must find at its limit, and slips by which that is told."""
SHARE, MOST = 0.04, 400
"""Share of the words of no set that are asked as if they were slips, and how often a word or mix-up is asked."""
Scores = Mapping[str, Sequence[float]]


def articles(texts: Sequence[str]) -> list[Document]:
    """The documents of French texts."""
    return [Document(Article(text, language="fr")) for text in texts]


def limits(documents: Sequence[Document], slips: Scores, model: Model) -> dict[str, dict[str, float]]:
    """Limits by level and mix-up, of articles and the slips put into them."""
    wrong, uses = hits(documents, model), _uses(documents)
    found: dict[str, dict[str, float]] = {level: {} for level in LEAST}
    for level in LEAST:
        for name, scores in sorted(slips.items()):
            ordered = sorted(wrong.get(name, ()), reverse=True)
            limit = _limit(ordered, "common" if name in COMMON and level == "sure" else level)
            limit = max(limit, LEAST[level] + (FOR_RARE if uses.get(name.split(">")[0], RARE) < RARE else 0.0))
            if len(scores) >= MIN_SLIPS and np.mean(np.array(scores) >= limit) >= MIN_FOUND:
                found[level][name] = limit
    return found


def _uses(documents: Sequence[Document]) -> dict[str, int]:
    """How often the words of the sets stand in articles."""
    return {word: sum(len(document.index.get(word, ())) for document in documents) for word in CLOSED}


def _limit(ordered: Sequence[float], level: str) -> float:
    """The misfit over which only so many hits stand as a level allows."""
    allowed = HITS[level]
    return round(ordered[allowed] + MARGIN[level], 2) if len(ordered) > allowed else 0.0


def hits(documents: Sequence[Document], model: Model) -> Scores:
    """Odds of all misfits of articles by mix-up."""
    found = defaultdict[str, list[float]](list)
    for slips in chain.from_iterable(misfits([document], model) for document in documents):
        for slip in slips:
            found[mixup(slip.word, slip.meant)].append(slip.by)
    return found


def put_in(documents: Sequence[Document], model: Model) -> Scores:
    """By mix-up the odds with which a word of an article would be found if its look-alike stood there."""
    found, asked = defaultdict[str, list[float]](list), Counter[str]()
    for document in documents:
        for name, score in _slips(document, model, asked):
            if len(found[name]) < MOST:
                found[name].append(score)
    return found


def _slips(document: Document, model: Model, asked: Counter[str]) -> Iterator[tuple[str, float]]:
    chosen, sequence = random.Random(len(document.text)), model.sequence([document])
    texts = document.tokens.texts
    tokens = [token for token, word in enumerate(texts) if _is_asked(word, asked, chosen)]
    if not tokens:
        return
    around = model.contexts(sequence).around(sequence.places[tokens])
    commas = at_comma(sequence, sequence.places[tokens])
    for number, token in enumerate(tokens):
        words = [texts[token], *alternatives(texts[token])]
        odds = model.suits(
            around[:, number : number + 1].repeat(len(words), axis=1),
            np.array([model.classes.number(word) for word in words]),
        )
        scores = misfit(-odds[1:], odds[0], commas[number])
        for other, score in zip(words[1:], scores.tolist(), strict=True):
            yield mixup(other, words[0]), score


def _is_asked(word: str, asked: Counter[str], chosen: random.Random) -> bool:
    if asked[word] >= MOST or not (word in CLOSED or chosen.random() < SHARE) or not alternatives(word):
        return False
    asked[word] += 1
    return True
