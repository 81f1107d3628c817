"""The learnt model: how well a word suits its place, and from what misfit on each mix-up is reported."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from auditor.embedding.static import read_weights
from auditor.errors import ModelError
from auditor.kinds.lookalike.classes import FIRST, Classes, mark
from auditor.kinds.lookalike.context import Numbers, Sequence
from auditor.kinds.lookalike.features import BITS, Contexts, Hashes, features
from auditor.kinds.lookalike.forms import others
from auditor.reading import Document
from auditor.reading.lexicon import french
from auditor.reading.wordnumbers import Column
from auditor.resources import model

_MARKS = Column(mark, np.int64)


class Model:
    """Weights of hashed features (whole numbers; `scale` is 1), and the words that are classes of their own."""

    def __init__(self, weights: NDArray[Any], settings: Mapping[str, Any]) -> None:
        self.weights = weights
        self.scale = float(settings["scale"])
        self.limits: Mapping[str, Mapping[str, float]] = settings["limits"]
        """By level (`sure`, `likely`) and mix-up the least misfit that is reported."""
        self.classes = Classes(settings["own"], french())
        self._column = Column.at_once(self.classes.numbers_of, np.int64)

    @classmethod
    def read(cls, folder: Path) -> Model:
        """The model of a folder (`lookalikes.json`, `model.safetensors`); raises ModelError."""
        try:
            settings = json.loads((folder / "lookalikes.json").read_text(encoding="utf-8"))
            weights = read_weights(folder / "model.safetensors", "weights").ravel()
            if weights.shape != (1 << BITS,):
                raise ValueError("the weights have another shape")
            return cls(weights, settings)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(f"{folder}: no readable model of look-alikes ({error})") from None

    @cached_property
    def of_forms(self) -> Numbers:
        """The class of each form that is numbered in `forms`."""
        lexicon, own = self.classes.lexicon, self.classes.own
        strange = [self.classes.number(word) for word in others()]
        numbers = lexicon.numbers(np.arange(len(lexicon), dtype=np.int32))
        found: Numbers = np.concatenate((FIRST + numbers, strange)).astype(np.int64)
        places = lexicon.places(list(own))
        found[places[places >= 0]] = np.fromiter(own.values(), np.int64)[places >= 0]
        return found

    def sequence(self, documents: Iterable[Document]) -> Sequence:
        """Words and marks of documents, one after the other."""
        return Sequence.of(
            (document.column(self._column)[:-1], document.gap_column(_MARKS)[:-1]) for document in documents
        )

    def contexts(self, sequence: Sequence) -> Contexts:
        """What stands around the words of a sequence."""
        return Contexts(sequence, self.classes)

    def suits(self, around: Hashes, words: Numbers) -> NDArray[np.float64]:
        """How well words suit places, as the logarithm of the odds."""
        sums = self.weights[features(around, words, self.classes)].sum(axis=0, dtype=np.int64)
        odds: NDArray[np.float64] = sums / self.scale
        return odds


@lru_cache(maxsize=1)
def shipped() -> Model:
    """The model that ships with auditor."""
    return Model.read(model("lookalikes"))
