"""The learnt model: weights by n-gram and by measure, and how their sum becomes a probability."""

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
from auditor.scoring.translation.grams import Floats, Ints, Rows, Table, keys
from auditor.scoring.translation.masking import stream
from auditor.scoring.translation.measures import measure
from auditor.scoring.translation.views import VIEWS, view_keys

if TYPE_CHECKING:
    from auditor.reading import Document
    from auditor.scoring.translation.masking import Stream

MACHINE, TRANSLATED = 0, 1
"""Columns of weights: machine translation against what people wrote; people's translations against originals."""
_LOGARITHMS = np.log1p(np.arange(4096)).astype(np.float32)
"""By count: looked up, not computed for thousands of n-grams."""
_LONGEST = 800
"""Words beyond which an article's length is no longer told apart."""


class Grams(NamedTuple):
    """What a view gives for one article: the row of each n-gram (-1: none), and the pull of each row present."""

    found: Rows
    rows: Ints
    counts: Ints  # of each row present
    pulls: Floats  # rows x 2


class Reading(NamedTuple):
    """One article as the model sees it."""

    stream: Stream
    words: int
    grams: dict[str, Grams]
    measures: dict[str, float]
    scaled: Any  # float64: measures in standard deviations, in the model's order
    sums: Any  # float64 of 2: weighted sums with intercept


@dataclass(frozen=True, slots=True)
class Calibrator:
    """Logit = sum x (slope + slope_length x l) + shift + shift_length x l, where l = log(words / typical)."""

    slope: float
    slope_length: float
    shift: float
    shift_length: float
    typical: float

    def logit(self, total: float, words: int) -> float:
        """Calibrated log odds of a sum for an article of so many words."""
        length = math.log(min(words, _LONGEST) / self.typical)
        return total * (self.slope + self.slope_length * length) + self.shift + self.shift_length * length


class View(NamedTuple):
    """A view's table and the weights of its rows."""

    table: Table
    rarity: Floats
    weights: Floats  # rows x 2


class Model:
    """Reads articles and sums their evidence; made once, never changed."""

    def __init__(self, forms: Forms, tensors: dict[str, Any], settings: dict[str, Any]) -> None:
        self.forms = forms
        self.settings = settings
        self.names: list[str] = settings["measures"]
        self.views = {name: _view(tensors, name) for name in VIEWS}
        self.means, self.spreads = tensors["measures.mean"], tensors["measures.spread"]
        self.press = tensors["measures.press"]
        self._word_press = tensors["words.press"]
        self.measure_weights = tensors["measures.weights"]  # measures x 2
        self.intercepts = np.array(settings["intercepts"])
        self.calibrators = [Calibrator(**settings["calibrators"][name]) for name in ("machine", "translated")]

    @classmethod
    def read(cls, folder: Path) -> Model:
        """The model of a folder (`forms.tsv`, `model.json`, `model.safetensors`); raises ModelError."""
        try:
            settings = json.loads((folder / "model.json").read_text(encoding="utf-8"))
            return cls(Forms.read(folder / "forms.tsv"), weights.read(folder / "model.safetensors"), settings)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(f"{folder}: no translation model ({error})") from None

    def look(self, document: Document) -> Reading:
        """The article's n-grams and measures, each with its pull, and their sums."""
        items = stream(document, self.forms)
        grams = {name: self._grams(name, items) for name in self.views}
        measures = measure(items)
        values = np.array([measures[name] for name in self.names])
        scaled = np.minimum(np.maximum((values - self.means) / self.spreads, -4.0), 4.0)
        sums = self.intercepts + scaled @ self.measure_weights
        for view in grams.values():
            sums = sums + view.pulls.sum(axis=0)
        return Reading(items, document.words, grams, measures, scaled, sums)

    def _grams(self, name: str, items: Stream) -> Grams:
        view = self.views[name]
        found = view.table.find(view_keys(name, items))
        counts = np.bincount(found + 1, minlength=len(view.table) + 1)[1:]  # the first place counts what is unknown
        rows = np.flatnonzero(counts > 0)  # several times as fast as on the counts themselves
        counts = counts[rows]
        values = _LOGARITHMS[np.minimum(counts, len(_LOGARITHMS) - 1)] * view.rarity[rows]
        values /= max(float(np.sqrt(values @ values)), 1e-9)
        return Grams(found, rows, counts, values[:, None] * view.weights[rows])

    def logits(self, reading: Reading) -> tuple[float, float]:
        """Calibrated log odds of machine translation, and of a person's translation where it is none."""
        machine, translated = (
            calibrator.logit(float(total), reading.words)
            for calibrator, total in zip(self.calibrators, reading.sums, strict=True)
        )
        return machine, translated

    def press_rate(self, codes: tuple[int, ...]) -> float | None:
        """Occurrences per 1,000 items in the press of an n-gram of the view of words; None when it is not known."""
        view = self.views["words"]
        row = int(view.table.find(keys(np.array(codes, np.uint64), (len(codes),)))[0])
        return None if row < 0 else float(self._word_press[row])

    def doubt(self, words: int) -> float:
        """Standard deviation of the log odds for an article of so many words."""
        doubt = self.settings["doubt"]
        return math.sqrt(doubt["model"] + doubt["length"] / words)


def _view(tensors: dict[str, Any], name: str) -> View:
    columns = [tensors[f"{name}.{part}"].astype(np.float32) for part in ("rarity", "weights")]
    return View(Table(tensors[f"{name}.keys"]), *columns)


@lru_cache(maxsize=1)
def shipped() -> Model:
    """The model that ships with auditor, read once per process."""
    return Model.read(model("translation"))
