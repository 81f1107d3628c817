"""Groups a batch of articles into events, then compares each event's articles.

Groups are made by agglomerative clustering with average linkage (scikit-learn) over `nearness`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from auditor.article import Article
from auditor.audit import Auditor
from auditor.compare import event
from auditor.compare.nearness import nearness
from auditor.compare.passages import Passages, read
from auditor.embedding import Embedder
from auditor.errors import ConfigError, InputError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

MAX_ARTICLES = 5000
"""Articles of a batch: the table of distances grows with the square (100 MB here)."""
NEAR = 0.51
"""Mean nearness from which two groups are one event."""


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
    distances = 1 - nearness([sides[number] for number in filled], embedder)
    groups: dict[int, list[int]] = {}
    for number, label in zip(filled, _labels(distances), strict=True):
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
