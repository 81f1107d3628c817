"""The learnt model: weights by n-gram and by measure, and how their sums become probabilities."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from auditor.errors import ModelError
from auditor.resources import model
from auditor.scoring.translation import weights
from auditor.scoring.translation.forms import Forms
from auditor.scoring.translation.grams import Ints, Rows, Table, tally
from auditor.scoring.translation.lexis import Lexis
from auditor.scoring.translation.masking import streams
from auditor.scoring.translation.measures import NAMES, Measures
from auditor.scoring.translation.views import VIEWS, rows_of_views

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.reading import Document
    from auditor.scoring.translation.masking import Stream

QUESTIONS = ("people", "originals")
"""What machine translation is told from, in the order of the weights' columns: see `views.PEOPLE`."""
_LOGARITHMS = np.log1p(np.arange(4096)).astype(np.float32)
"""By count: looked up, not computed for thousands of n-grams."""
_LONGEST = 800
"""Words beyond which an article's length is no longer told apart."""


class Odds(NamedTuple):
    """Log odds of machine translation against each of the two others, and against both together."""

    people: float
    originals: float
    machine: float


class Reading(NamedTuple):
    """One article as the model sees it."""

    stream: Stream
    words: int
    found: Rows  # of each n-gram, view after view; -1: none
    rows: Ints  # present
    counts: Ints  # of each row present
    pulls: Any  # float32: of each row present, on the question of its view
    measures: Any  # float64, by `measures.NAMES`
    scaled: Any  # float64: measures in standard deviations
    sums: Any  # float64, by question: weighted sums with intercept


@dataclass(frozen=True, slots=True)
class Calibrator:
    """Logit = sum x (slope + slope_length x l) + shift + shift_length x l, where l = log(words / typical)."""

    slope: float
    slope_length: float
    shift: float
    shift_length: float
    typical: float

    def _length(self, words: int) -> float:
        return math.log(min(words, _LONGEST) / self.typical)

    def steepness(self, words: int) -> float:
        """Log odds for each unit of the sum in an article of so many words."""
        return max(self.slope + self.slope_length * self._length(words), 0.0)

    def logit(self, total: float, words: int) -> float:
        """Calibrated log odds of a sum for an article of so many words."""
        return total * self.steepness(words) + self.shift + self.shift_length * self._length(words)


class Model:
    """Reads articles and sums their evidence; made once, and for threads to share."""

    def __init__(self, forms: Forms, tensors: dict[str, Any], settings: dict[str, Any]) -> None:
        if settings["measures"] != list(NAMES):
            raise ValueError("its measures are not those of this version")
        self.settings = settings
        self.table = Table(tensors["keys"])
        self.ends = np.cumsum([settings["rows"][name] for name in VIEWS])
        self.rarity, self.weights = (tensors[name].astype(np.float32) for name in ("rarity", "weights"))
        self.lexis = Lexis(forms, frozenset(tensors["heard"].tolist()))
        self.measures = Measures(self.lexis)
        self.means, self.spreads = tensors["measures.mean"], tensors["measures.spread"]
        self.press = tensors["measures.press"]
        self._form_press = tensors["forms.press"]
        self.measure_weights = tensors["measures.weights"]  # measures x 2
        self.intercepts = np.array(settings["intercepts"])
        self.calibrators = [Calibrator(**settings["calibrators"][name]) for name in QUESTIONS]

    @classmethod
    def read(cls, folder: Path) -> Model:
        """The model of a folder (`forms.tsv`, `model.json`, `model.safetensors`); raises ModelError."""
        try:
            settings = json.loads((folder / "model.json").read_text(encoding="utf-8"))
            return cls(Forms.read(folder / "forms.tsv"), weights.read(folder / "model.safetensors"), settings)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(f"{folder}: no translation model ({error})") from None

    def look(self, documents: Sequence[Document]) -> list[Reading]:
        """Each article's n-grams and measures, each with its pull, and their sums.

        Some dozen articles together take two thirds of the time that they take one by one.
        """
        items = streams(documents, self.lexis)
        found, measures = rows_of_views(items, self.lexis, self.table), self.measures.of(items)
        return list(map(self._weighed, documents, items, found, measures))

    def _weighed(self, document: Document, items: Stream, found: Rows, measures: Any) -> Reading:
        rows, counts = tally(found)
        pulls = _LOGARITHMS.take(counts, mode="clip") * self.rarity.take(rows)
        scaled = np.minimum(np.maximum((measures - self.means) / self.spreads, -4.0), 4.0)
        sums = self.intercepts + scaled @ self.measure_weights
        last = 0
        for view, end in zip(VIEWS.values(), rows.searchsorted(self.ends).tolist(), strict=True):
            part = pulls[last:end]
            part /= max(math.sqrt(float(part @ part)), 1e-9)
            part *= self.weights.take(rows[last:end])
            sums[view.question] += float(part.sum(dtype=np.float64))
            last = end
        return Reading(items, document.words, found, rows, counts, pulls, measures, scaled, sums)

    def odds(self, reading: Reading) -> Odds:
        """Calibrated log odds of machine translation.

        A text must look like machine translation rather than like a person's, and rather than like an original: the
        odds against both are the harmonic sum of the two, as in a softmax over the three kinds.
        """
        people, originals = (
            calibrator.logit(float(total), reading.words)
            for calibrator, total in zip(self.calibrators, reading.sums, strict=True)
        )
        return Odds(people, originals, -float(np.logaddexp(-people, -originals)))

    def reach(self, reading: Reading, odds: Odds) -> list[float]:
        """By question: how far the log odds of machine translation move for each unit of its sum."""
        shares = [math.exp(odds.machine - odds.people), math.exp(odds.machine - odds.originals)]
        return [share * one.steepness(reading.words) for share, one in zip(shares, self.calibrators, strict=True)]

    def press_rate(self, reading: Reading, first: int, items: int) -> float | None:
        """Occurrences per 1,000 items in the press of one or two items of an article; None when it is not known."""
        row = int(reading.found[first if items == 1 else len(reading.stream.entries) + first])
        return None if row < 0 else float(self._form_press[row])

    def doubt(self, words: int) -> float:
        """Standard deviation of the log odds for an article of so many words."""
        doubt = self.settings["doubt"]
        return math.sqrt(doubt["model"] + doubt["length"] / words)


@lru_cache(maxsize=1)
def shipped() -> Model:
    """The model that ships with auditor, read once per process."""
    return Model.read(model("translation"))
