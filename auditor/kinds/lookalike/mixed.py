"""Which words have look-alikes: worked out once of all forms of the lexicon, since each takes a dozen look-ups."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from auditor.kinds.lookalike.alternatives import CLOSED, MADE_OF, has_alternatives
from auditor.kinds.tables import Tables, kept
from auditor.reading.facts import PLACES
from auditor.reading.lexicon import french
from auditor.reading.wordnumbers import Column, NewWords


@lru_cache(maxsize=1)
def _of_forms() -> NDArray[np.bool_]:
    """Of each form of the lexicon, in its order, whether it has look-alikes."""
    lexicon = french()

    def make() -> Tables:
        return {"mixed": np.fromiter(map(has_alternatives, lexicon), np.bool_, len(lexicon))}

    return kept("lookalikes", (lexicon.name, *MADE_OF), make)["mixed"]


def _mixed(new: NewWords) -> NDArray[np.bool_]:
    places = new.column(PLACES)
    return (places >= 0) & _of_forms().take(places, mode="clip") | (new.listed(_CLOSED) > 0)


_CLOSED = dict.fromkeys(CLOSED, 1)  # two of them are no forms of the lexicon: vons, relai
MIXED = Column.at_once(_mixed, np.bool_)
"""Whether there are `alternatives` of a word."""
