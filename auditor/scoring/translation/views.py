"""The views of a masked stream from which n-grams are taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from auditor.scoring.translation.grams import Keys, keys

if TYPE_CHECKING:
    from auditor.scoring.translation.masking import Stream

_SYMBOLS = 0x180
"""Letters up to Latin Extended-A have their own symbol in the view of characters; all others share one."""


class View(NamedTuple):
    """Where the n-grams of a view come from, and their orders."""

    codes: Callable[[Stream], Keys]
    orders: tuple[int, ...]


def _words(stream: Stream) -> Keys:
    return np.array([masks.words for masks in stream.masks], np.uint64)


def _endings(stream: Stream) -> Keys:
    return np.array([masks.endings for masks in stream.masks], np.uint64)


def _letters(stream: Stream) -> Keys:
    shown = " ".join([masks.shown for masks in stream.masks])
    points = np.frombuffer(shown.encode("utf-32-le"), dtype=np.uint32)
    return np.minimum(points, _SYMBOLS).astype(np.uint64)


VIEWS: Mapping[str, View] = {
    "words": View(_words, (1, 2, 3)),
    "endings": View(_endings, (1, 2)),
    "letters": View(_letters, (2, 3, 4, 5)),
}
"""Views by name. `words`: common forms, else parts of speech. `endings`: closed classes, else last three letters.
`letters`: characters of common forms and of the endings of others."""


def view_keys(name: str, stream: Stream) -> Keys:
    """Keys of the n-grams of a view of a stream."""
    view = VIEWS[name]
    return keys(view.codes(stream), view.orders)
