"""Microframes: towards which pole of an axis of meaning an article's words lean, against the press at large.

FrameAxis (Kwak, An, Jing, Ahn 2021, https://doi.org/10.7717/peerj-cs.644): an axis is the difference of the vectors of
two poles; a word contributes the cosine of its vector and the axis. Bias is the mean contribution of the article's
words, intensity their mean squared distance from the background's bias. Two changes. What all words share, frequency
and concreteness above all, is taken out of the vectors first (their mean and first components: Mu, Viswanath 2018,
All-but-the-Top). And a word counts for an axis only where it stands out on it, so that the few words that speak of the
matter are not drowned by the many that do not.

An axis is reported only where its bias is further from the background's than chance brings it: the article's own word
counts are dealt out again and again to words drawn from the background, so that a word often repeated does not pass
for many; Benjamini-Hochberg over the axes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from auditor import embedding
from auditor.framing.tables import lexicon, rows
from auditor.framing.words import content_words
from auditor.reading import Document
from auditor.resources import model

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

MIN_WORDS = 60
"""Distinct content words below which an article is too short to lean."""
COMPONENTS = 4
"""First components of the background's vectors that are taken out."""
STANDS_OUT = 2.0
"""Standard deviations of the background's cosines from which a word counts for an axis."""
RESAMPLES = 2000
LEVEL = 0.05
"""Share of false axes accepted among those reported."""
SEED = 20210722
DRIVERS = 6
"""Words named for each axis."""


@dataclass(frozen=True, slots=True)
class Microframe:
    """An axis along which an article leans.

    `bias` and `background` are mean cosines in -1..1, towards the pole `low` or `high`; `intensity` is a mean square;
    `p` is the probability of a bias as far from the background's by chance; `words` drive it, strongest first.
    """

    axis: str
    pole: str
    bias: float
    background: float
    intensity: float
    background_intensity: float
    p: float
    words: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The microframe as JSON types."""
        return {**asdict(self), "words": list(self.words)}


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis of `axes.tsv`: its poles, and the words that stand for each."""

    name: str
    low: str
    high: str
    low_words: tuple[str, ...]
    high_words: tuple[str, ...]


@lru_cache(maxsize=1)
def axes() -> tuple[Axis, ...]:
    """All axes, in the order of the table."""
    return tuple(
        Axis(row["axis"], row["low"], row["high"], tuple(row["low_words"].split()), tuple(row["high_words"].split()))
        for row in rows(lexicon("axes.tsv"))
    )


def read(document: Document, embedder: embedding.Embedder | None = None) -> list[Microframe] | None:
    """Axes along which a French article leans, surest first; None where no embedding or background is installed.

    An article that is too short, or leans nowhere, gives an empty list. Without `embedder` the shipped model is used.
    """
    embedder = embedder if embedder is not None else embedding.shipped()
    background = _background()
    if embedder is None or background is None or document.language not in (None, "fr"):
        return None
    counts = Counter(content_words(document))
    return _lean(counts, _space(embedder, background)) if len(counts) >= MIN_WORDS else []


class _Space:
    """The axes and the background's words in the space of one embedding."""

    def __init__(self, embedder: embedding.Embedder, background: dict[str, int]) -> None:
        import numpy as np

        self._embedder = embedder
        vectors = embedder.encode(list(background))
        self._mean = vectors.mean(axis=0)
        self._components = np.linalg.eigh(np.cov(vectors, rowvar=False))[1].T[-COMPONENTS:].astype(np.float32)
        low = np.stack([self._vectors(axis.low_words).mean(axis=0) for axis in axes()])
        high = np.stack([self._vectors(axis.high_words).mean(axis=0) for axis in axes()])
        self._axes = _unit(high - low)
        counts = np.array(list(background.values()), dtype=np.float64)
        self.shares = counts / counts.sum()
        cosines = self._vectors(list(background)) @ self._axes.T
        self._centre = self.shares @ cosines
        self._least = STANDS_OUT * np.sqrt(self.shares @ (cosines - self._centre) ** 2)
        self.contributions = self._standing_out(cosines)
        self.bias = self.shares @ self.contributions
        self.intensity = self.shares @ (self.contributions - self.bias) ** 2

    def of(self, words: Sequence[str]) -> Matrix:
        """Contribution of each word to each axis, shape (words, axes): its cosine, or 0 where it does not stand out."""
        return self._standing_out(self._vectors(words) @ self._axes.T)

    def _standing_out(self, cosines: Matrix) -> Matrix:
        import numpy as np

        return np.where(np.abs(cosines - self._centre) >= self._least, cosines - self._centre, 0)

    def _vectors(self, words: Sequence[str]) -> Matrix:
        vectors = self._embedder.encode(words) - self._mean
        return _unit(vectors - vectors @ self._components.T @ self._components)


def _unit(vectors: Matrix) -> Matrix:
    import numpy as np

    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: Matrix = (vectors / np.where(lengths == 0, 1, lengths)).astype(np.float32)
    return scaled


_SPACES: dict[tuple[str, int], _Space] = {}


def _space(embedder: embedding.Embedder, background: dict[str, int]) -> _Space:
    """The space of an embedding, made once: encoding the background's words takes about a second."""
    key = embedder.digest, id(background)
    if key not in _SPACES:
        _SPACES.clear()
        _SPACES[key] = _Space(embedder, background)
    return _SPACES[key]


@lru_cache(maxsize=1)
def _background() -> dict[str, int] | None:
    """Content word to its count in the press, most frequent first; None where the file was left out."""
    file = model("microframes") / "background.json"
    if not file.is_file():
        return None
    words: dict[str, int] = json.loads(file.read_text(encoding="utf-8"))["words"]
    return words


def _lean(counts: Counter[str], space: _Space) -> list[Microframe]:
    import numpy as np

    words, numbers = list(counts), np.array(list(counts.values()), dtype=np.float64)
    contributions = space.of(words)
    shares = numbers / numbers.sum()
    bias = shares @ contributions
    intensity = shares @ (contributions - space.bias) ** 2
    p = _chance(np.abs(bias - space.bias), shares, space)
    kept = [number for number in np.argsort(p, kind="stable") if number in _discoveries(p)]
    pushes = (contributions - space.bias) * shares[:, None] * np.sign(bias - space.bias)
    return [
        Microframe(
            axis=axes()[at].name,
            pole=axes()[at].high if bias[at] > space.bias[at] else axes()[at].low,
            bias=round(float(bias[at]), 4),
            background=round(float(space.bias[at]), 4),
            intensity=round(float(intensity[at]), 4),
            background_intensity=round(float(space.intensity[at]), 4),
            p=round(float(p[at]), 4),
            words=tuple(words[n] for n in np.argsort(-pushes[:, at], kind="stable")[:DRIVERS] if pushes[n, at] > 0),
        )
        for at in kept
    ]


def _chance(distances: Matrix, shares: Matrix, space: _Space) -> Matrix:
    """For each axis how often the same counts, dealt to words of the background, stray as far from its bias."""
    import numpy as np

    random = np.random.default_rng(SEED)
    reached = np.zeros(len(distances))
    for _ in range(RESAMPLES):
        drawn = random.choice(len(space.shares), size=len(shares), p=space.shares)
        reached += np.abs(shares @ space.contributions[drawn] - space.bias) >= distances
    return np.asarray((reached + 1) / (RESAMPLES + 1))


def _discoveries(p: Matrix) -> set[int]:
    """Numbers of the axes that Benjamini and Hochberg's procedure keeps at LEVEL."""
    import numpy as np

    order = np.argsort(p, kind="stable")
    passed = np.nonzero(p[order] <= LEVEL * np.arange(1, len(p) + 1) / len(p))[0]
    return {int(number) for number in order[: passed[-1] + 1]} if len(passed) else set()
