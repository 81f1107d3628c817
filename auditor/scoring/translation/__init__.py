"""Where an article's French comes from: written in it, translated by a person, or by a machine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from auditor.reading import Document
    from auditor.scorecard import Finding

__all__ = ["estimate_all"]


def estimate_all(documents: Sequence[Document], findings: Sequence[Iterable[Finding]]) -> list[dict[str, Any] | None]:
    """Probability of raw machine translation with interval, evidence and quality; see `origin.estimate_all`."""
    # numpy and the model are read when the first article is judged, not when the command line starts.
    from auditor.scoring.translation import origin

    return origin.estimate_all(documents, findings)
