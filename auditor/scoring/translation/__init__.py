"""Where an article's French comes from: written in it, translated by a person, or by a machine."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from auditor.reading import Document
    from auditor.scorecard import Finding

__all__ = ["estimate"]


def estimate(document: Document, findings: Iterable[Finding] = ()) -> dict[str, Any] | None:
    """Probability of raw machine translation with interval, evidence and expected quality; see `origin.estimate`."""
    # numpy and the model are read when the first article is judged, not when the command line starts.
    from auditor.scoring.translation import origin

    return origin.estimate(document, findings=findings)
