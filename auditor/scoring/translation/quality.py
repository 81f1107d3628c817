"""How many faults readers would mark in an article, as far as its French alone tells: MQM points per 100 words.

Readers judged raw machine translation only, so the estimate is asked only of text that may be one, and counts by how
likely that is; what rules found is added as it is. It informs; no score and no verdict uses it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from auditor.errors import ModelError
from auditor.resources import model
from auditor.scorecard import Finding
from auditor.scoring.translation import weights
from auditor.scoring.translation.lexis import FAMILIAR, NAME, POLITE
from auditor.scoring.translation.surprise import Context

if TYPE_CHECKING:
    from auditor.scoring.translation.lexis import Lexis
    from auditor.scoring.translation.masking import Stream

NAMES = ("sentences", "words", "words.root", "words.log", "gain", "odd", "address", "findings")
"""What `features` gives, sums over the sentences of a text that hold a word: one for each, its words, their square root
and logarithm, the mean gain of its items (see `Context.gains`), the share of them that are hardly more expected where
they stand than anywhere, and how far it addresses its reader otherwise than the rest. The points of the findings on
what readers judged come last."""
JUDGED = ("translation", "language")
"""Categories of what the readers were asked about."""
_ODD = -1.0
"""Nats of gain from which an item is odd; in most places the words before make it far more expected."""
SURE = 1.2816
"""Standard deviations on each side that hold 80 % of a normal distribution."""


class Quality:
    """Counts what unsettles a reader of French, and weighs it; `translation` is the digest of the forms it knows."""

    def __init__(self, tensors: Mapping[str, Any], settings: Mapping[str, Any]) -> None:
        self._context = Context(tensors["keys"], tensors["logs"], tensors["backs"], settings["unknown"])
        self._weights = np.array([settings["weights"][name] for name in NAMES])
        self._doubt = settings["doubt"]
        self.translation: str = settings["translation"]

    @classmethod
    def read(cls, folder: Path) -> Quality:
        """The model of a folder (`quality.json`, `model.safetensors`); raises ModelError."""
        try:
            settings = json.loads((folder / "quality.json").read_text(encoding="utf-8"))
            return cls(weights.read(folder / "model.safetensors"), settings)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(f"{folder}: no quality model ({error})") from None

    def unseen(self, streams: Sequence[Stream], lexis: Lexis) -> list[float]:
        """Points that readers of each text, as raw machine translation, would be expected to mark, 0 or more."""
        gains = self._context.gains([stream.entries for stream in streams], lexis)
        rows = [features(stream, lexis, gain) for stream, gain in zip(streams, gains, strict=True)]
        return [max(float(row @ self._weights[:-1]), 0.0) for row in rows]

    def spread(self, words: int) -> float:
        """Standard deviation of a text's points, as a share of the estimate."""
        return math.sqrt(self._doubt["model"] + self._doubt["length"] / max(words, 1))

    def expect(
        self,
        streams: Sequence[Stream],
        lexis: Lexis,
        origins: Sequence[Mapping[str, Any]],
        findings: Sequence[Iterable[Finding]],
    ) -> list[dict[str, Any]]:
        """Of each text the expected points per 100 words, with the interval that holds about 80 %.

        What no rule saw counts by the probability of its origin, findings count in any case; the ends of the interval
        join those of the probability with those of the points.
        """
        unseen = self.unseen(streams, lexis)
        return list(map(self._expected, streams, unseen, map(marked, findings), origins))

    def _expected(self, stream: Stream, unseen: float, seen: float, origin: Mapping[str, Any]) -> dict[str, Any]:
        words = int((stream.entries >= NAME).sum())
        share = 100 / max(words, 1)
        seen, unseen = seen * float(self._weights[-1]) * share, unseen * share
        reach = SURE * self.spread(words)
        low, high = origin["interval"]
        ends = (low * max(1 - reach, 0.0), high * (1 + reach))
        return {
            "points_per_100_words": round(seen + origin["probability"] * unseen, 2),
            "interval": [round(seen + end * unseen, 2) for end in ends],
        }


def marked(findings: Iterable[Finding]) -> float:
    """Points of the findings on what readers judged."""
    return sum(finding.points for finding in findings if finding.category in JUDGED)


def features(stream: Stream, lexis: Lexis, gains: Any, ways: tuple[int, int] | None = None) -> Any:
    """The features of a text by `NAMES`, without the findings.

    `gains` are those of its items (see `Context.gains`); `ways` are the `ways_of_address` of the whole that the text
    is a part of.
    """
    if not len(gains):
        return np.zeros(len(NAMES) - 1)
    breaks = stream.breaks
    columns = (stream.entries >= NAME, gains, gains > _ODD)
    words, gain, odd = (np.add.reduceat(column, breaks, dtype=np.float64) for column in columns)
    items = np.diff(np.append(breaks, len(gains)))
    lengths = (np.ones(len(items)), words, np.sqrt(words), np.log(np.maximum(words, 1)))
    spoken = words > 0
    parts = (*lengths, gain / items, odd / items, _address(stream, lexis, ways))
    return np.array([float(part @ spoken) for part in parts])


def ways_of_address(stream: Stream, lexis: Lexis) -> tuple[int, int]:
    """Sentences with a familiar address (tu), and with a polite one (vous)."""
    familiar, polite = _addressing(stream, lexis)
    return int(familiar.sum()), int(polite.sum())


def _addressing(stream: Stream, lexis: Lexis) -> tuple[Any, Any]:
    found = np.bitwise_or.reduceat(lexis.addresses.take(stream.entries, mode="clip"), stream.breaks)
    return found & FAMILIAR > 0, found & POLITE > 0


def _address(stream: Stream, lexis: Lexis, ways: tuple[int, int] | None) -> Any:
    """By sentence: of the sentences that address somebody, the share that does it the other way."""
    familiar, polite = _addressing(stream, lexis)
    familiars, polites = ways or (int(familiar.sum()), int(polite.sum()))
    return (familiar * polites + polite * familiars) / max(familiars + polites, 1)


@lru_cache(maxsize=1)
def shipped() -> Quality | None:
    """The model that ships with auditor, read once per process; None where it was left out of the installation."""
    folder = model("quality")
    return Quality.read(folder) if folder.is_dir() else None
