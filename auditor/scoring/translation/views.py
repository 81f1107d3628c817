"""The views of a masked stream from which n-grams are taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from auditor.scoring.translation.grams import Ints, Keys, Rows, Table, keys

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


def view_keys(name: str, entries: Ints, lexis: Lexis) -> Keys:
    """Keys of the n-grams of a view of a stream's entries."""
    view = VIEWS[name]
    return keys(lexis.codes[view.codes].take(entries), view.orders, SALTS[name])


def rows_of_views(streams: Sequence[Stream], lexis: Lexis, table: Table) -> list[Rows]:
    """Rows of the n-grams of each stream, view after view and order after order; -1 for one that has no row.

    The streams are read as one; n-grams that reach from one into the next are left out.
    """
    ends = np.cumsum([len(stream.entries) for stream in streams]).tolist()
    bounds, entries = list(pairwise((0, *ends))), np.concatenate([stream.entries for stream in streams])
    parts: list[list[Rows]] = [[] for _ in streams]
    for name, view in VIEWS.items():
        rows = table.find(view_keys(name, entries, lexis))
        for order in view.orders:
            for part, (first, last) in zip(parts, bounds, strict=True):
                part.append(rows[first : max(last - order + 1, first)])
            rows = rows[max(len(entries) - order + 1, 0) :]
    return [np.concatenate(part) for part in parts]
