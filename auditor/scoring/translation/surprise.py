"""How little each word of a text is expected after the two before it, by tables of n-grams and with numpy alone.

Method: interpolated Kneser-Ney (S. Chen and J. Goodman, An empirical study of smoothing techniques for language
modeling, 1999), written out as in an ARPA file: a row holds the logarithm of its probability and of the weight with
which shorter n-grams are asked when a longer one is not there. `training/quality` counts it.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from auditor.scoring.translation.grams import Keys, Table, keys
from auditor.scoring.translation.lexis import STOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.scoring.translation.lexis import Lexis

Floats = npt.NDArray[np.float32]

STOPS = np.full(2, STOP)
"""What stands before a text."""
_ENDINGS = np.uint64(1 << 40)
"""Added to the code of an ending, so that it is not taken for a form."""


def codes(entries: Any, lexis: Lexis) -> Keys:
    """Codes of items: the form's own where the lexis knows one, else that of its ending."""
    own: Keys = lexis.codes[0].take(entries)
    unknown = own == 0
    own[unknown] = lexis.codes[2].take(entries[unknown]) + _ENDINGS
    return own


class Context:
    """Rows of n-grams of one to three codes; an item that has no row is as unexpected as `unknown` nats."""

    def __init__(self, rows: Keys, logs: Any, backs: Any, unknown: float) -> None:
        self._table = Table(rows)
        self._logs = np.append(logs.astype(np.float32), np.float32(-unknown))  # -1, no row, takes the last
        self._backs = np.append(backs.astype(np.float32), np.float32(0))

    def gains(self, texts: Sequence[Any], lexis: Lexis) -> list[Floats]:
        """By item of each text's entries, how much less it is expected after the two before it than anywhere, in nats.

        Above 0: what stands before speaks against it. Before a text stand two stops.
        """
        joined = codes(np.concatenate([part for text in texts for part in (STOPS, text)]), lexis)
        rows, size = self._table.find(keys(joined, (1, 2, 3))), len(joined)
        single, double, triple = rows[:size], rows[size : 2 * size - 1], rows[2 * size - 1 :]
        alone = self._logs.take(single[2:])
        two = np.where(double[1:] >= 0, self._logs.take(double[1:]), self._backs.take(single[1:-1]) + alone)
        three = np.where(triple >= 0, self._logs.take(triple), self._backs.take(double[:-1]) + two)
        found: Floats = alone - three
        ends = np.cumsum([len(text) + len(STOPS) for text in texts]).tolist()  # the first two gains are left out
        return [found[end - len(STOPS) - len(text) : end - len(STOPS)] for end, text in zip(ends, texts, strict=True)]


def unknown_surprise(pairs: int, forms: int) -> float:
    """Nats of an item that was never read, where so many different pairs and forms were."""
    return -math.log(0.5 / (pairs + 0.5 * (forms + 1)))
