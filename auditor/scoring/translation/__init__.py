"""Where an article's French comes from: written in it, translated by a person, or by a machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from auditor.reading import Document

__all__ = ["estimate"]


def estimate(document: Document) -> dict[str, Any] | None:
    """Probability of raw machine translation with its interval and evidence; see `origin.estimate`."""
    # numpy and the model are read when the first article is judged, not when the command line starts.
    from auditor.scoring.translation import origin

    return origin.estimate(document)
