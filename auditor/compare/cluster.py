"""Groups a batch of articles into events, then compares each event's articles.

Two articles are as near as the mean of two cosines: of their sentence vectors' centres, which reach across languages,
and of their words weighted by rarity in the batch, names most, which tell two events of one kind apart. Groups are made
by agglomerative clustering with average linkage (scikit-learn).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from auditor.article import Article
from auditor.audit import Auditor
from auditor.compare import event
from auditor.compare.passages import Passages, read
from auditor.embedding import Embedder
from auditor.errors import ConfigError, InputError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

MAX_ARTICLES = 5000
"""Articles of a batch: the table of distances grows with the square (100 MB here)."""
LEAD = 8
"""Sentences from the beginning that say what an article is about."""
NEAR = 0.4
"""Mean similarity from which two groups are one event."""
NAME_WORTH = 3
"""How often a name counts."""


@dataclass(frozen=True, slots=True)
class Clusters:
    """Events with two articles or more, largest first, and the articles that belong to none; articles by number."""

    names: tuple[str, ...]
    members: tuple[tuple[int, ...], ...]
    alone: tuple[int, ...]
    events: tuple[event.Event, ...]

    def to_dict(self) -> dict[str, Any]:
        """The batch as JSON types; articles of the batch go by number from 0.

        {"comparison": "cluster", "articles": [id], "alone": [number],
        "events": [{"members": [number], ... and what `Event.to_dict` says of these members, numbered anew}]}
        """
        return {
            "comparison": "cluster",
            "articles": list(self.names),
            "alone": list(self.alone),
            "events": [
                {"members": list(members), **found.to_dict()}
                for members, found in zip(self.members, self.events, strict=True)
            ],
        }


def compare(articles: Sequence[Article], auditor: Auditor, embedder: Embedder) -> Clusters:
    """Group a batch and compare each group; raises ConfigError without scikit-learn, InputError for too many."""
    if len(articles) > MAX_ARTICLES:
        raise InputError(f"{len(articles):,} articles: at most {MAX_ARTICLES:,} can be grouped")
    sides = [read(article, auditor.config, f"article {number}") for number, article in enumerate(articles, 1)]
    groups = grouped(sides, embedder)
    several = [group for group in groups if len(group) > 1]
    return Clusters(
        names=tuple(side.name for side in sides),
        members=tuple(several),
        alone=tuple(sorted(group[0] for group in groups if len(group) == 1)),
        events=tuple(event.compare([articles[number] for number in group], auditor, embedder) for group in several),
    )


def grouped(sides: Sequence[Passages], embedder: Embedder) -> list[tuple[int, ...]]:
    """Numbers of the articles by event, largest group first; an article without sentences stays alone."""
    filled = [number for number, side in enumerate(sides) if side.sentences]
    empty = [(number,) for number, side in enumerate(sides) if not side.sentences]
    if len(filled) < 2:
        return [(number,) for number in range(len(sides))]
    import numpy as np

    chosen = [sides[number] for number in filled]
    likeness = (_centres(chosen, embedder) + _rarities(chosen)) * np.float32(0.5)
    groups: dict[int, list[int]] = {}
    for number, label in zip(filled, _labels(1 - likeness), strict=True):
        groups.setdefault(int(label), []).append(number)
    return sorted([*map(tuple, groups.values()), *empty], key=lambda group: (-len(group), group))


def _labels(distances: Floats) -> Sequence[int]:
    try:
        from sklearn.cluster import AgglomerativeClustering
    except ImportError:
        raise ConfigError("--cluster needs scikit-learn: pip install 'auditor[learn]'") from None
    model = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=1 - NEAR
    )
    labels: Sequence[int] = model.fit_predict(distances)
    return labels


def _centres(sides: Sequence[Passages], embedder: Embedder) -> Floats:
    """Cosines of the articles' mean vectors, shape (articles, articles)."""
    import numpy as np

    centres = np.stack([embedder.encode(side.texts[:LEAD]).mean(axis=0) for side in sides])
    return _cosines(centres)


def _rarities(sides: Sequence[Passages]) -> Floats:
    """Cosines of the articles' words, weighted by inverse document frequency."""
    import numpy as np

    counts = [_marks(side) for side in sides]
    held = Counter(mark for own in counts for mark in own)
    column = {mark: number for number, mark in enumerate(sorted(mark for mark, n in held.items() if n > 1))}
    table = np.zeros((len(sides), max(len(column), 1)), dtype=np.float32)
    for row, own in enumerate(counts):
        for mark in own.keys() & column.keys():
            table[row, column[mark]] = (1 + math.log(own[mark])) * math.log(1 + len(sides) / held[mark])
    return _cosines(table)


def _marks(side: Passages) -> Counter[str]:
    """Words of four letters or more and numbers of an article, folded, names NAME_WORTH times."""
    names = Counter(part.lower() for name in side.document.names for part in name.text.split() if len(part) > 3)
    words = Counter(token for token in side.document.tokens.texts if len(token) > 3 or token[0].isdigit())
    return words + Counter({name: (NAME_WORTH - 1) * count for name, count in names.items()})


def _cosines(rows: Floats) -> Floats:
    import numpy as np

    lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    scaled = rows / lengths
    cosines: Floats = np.clip(scaled @ scaled.T, 0, 1)
    np.fill_diagonal(cosines, 1)
    return cosines
