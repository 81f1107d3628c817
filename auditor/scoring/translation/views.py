"""The views of a masked stream from which n-grams are taken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from auditor.scoring.translation.grams import Keys, keys

if TYPE_CHECKING:
    from auditor.scoring.translation.lexis import Lexis
    from auditor.scoring.translation.masking import Stream


class View(NamedTuple):
    """The row of `Lexis.codes` that a view sees, the orders of its n-grams, and the question that they answer."""

    codes: int
    orders: tuple[int, ...]
    question: int


PEOPLE, ORIGINALS = 0, 1
"""Questions: is it a machine's translation rather than a person's, or rather than an original?"""

VIEWS: Mapping[str, View] = {
    "forms": View(0, (1, 2), PEOPLE),
    "words": View(1, (1, 2, 3), ORIGINALS),
    "endings": View(2, (1, 2), ORIGINALS),
}
"""Views by name. `forms`: all words but names; translations of one source share its topic, so they may be seen.
`words`: common forms, else parts of speech. `endings`: closed classes, else last three letters."""
SALTS = {name: 16 * number for number, name in enumerate(VIEWS)}
"""What tells the keys of the views apart."""


def view_keys(name: str, stream: Stream, lexis: Lexis) -> Keys:
    """Keys of the n-grams of a view of a stream."""
    view = VIEWS[name]
    return keys(lexis.codes[view.codes].take(stream.entries), view.orders, SALTS[name])


def all_keys(stream: Stream, lexis: Lexis) -> Keys:
    """Keys of the n-grams of all views, view after view."""
    return np.concatenate([view_keys(name, stream, lexis) for name in VIEWS])


def form_keys(codes: Keys) -> Keys:
    """Key of the one n-gram of the view of forms that so many codes of forms make."""
    return keys(codes, (len(codes),), SALTS["forms"])
