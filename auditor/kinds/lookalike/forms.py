"""The look-alikes of all forms of the lexicon as numbers, worked out once: those of a form take a dozen look-ups."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from auditor.kinds.lookalike.alternatives import CLOSED, MADE_OF, alternatives
from auditor.kinds.tables import Groups, Tables, kept
from auditor.reading.facts import PLACES
from auditor.reading.lexicon import french
from auditor.reading.wordnumbers import Column, NewWords


@cache
def others() -> dict[str, int]:
    """Words with look-alikes that are no forms of the lexicon, with their numbers: forms behind all those."""
    strange = [word for word in sorted(CLOSED) if word not in french()]
    return {word: number for number, word in enumerate(strange, len(french()))}


@cache
def lookalikes() -> Groups:
    """The `alternatives` of each form, in their order, by the numbers of forms."""
    tables = kept("lookalikes", (french().name, *MADE_OF), _tables)
    return Groups(tables["firsts"], tables["members"])


def _tables() -> Tables:
    forms = [*french(), *others()]
    numbers = {form: number for number, form in enumerate(forms)}
    found = list(map(alternatives.__wrapped__, forms))
    members = [numbers[word] for word in chain.from_iterable(found)]
    return {"firsts": np.cumsum([0, *map(len, found)], dtype=np.int32), "members": np.array(members, np.int32)}


def _numbers(new: NewWords) -> NDArray[Any]:
    places = new.column(PLACES)
    return np.where(places >= 0, places, new.listed(others(), other=-1))


def _mixed(new: NewWords) -> NDArray[np.bool_]:
    numbers = new.column(FORMS)
    return (numbers >= 0) & lookalikes().has(np.maximum(numbers, 0))


FORMS = Column.at_once(_numbers, np.int32)
"""The number of the form that a word is; -1 for none."""
MIXED = Column.at_once(_mixed, np.bool_)
"""Whether there are look-alikes of a word."""
