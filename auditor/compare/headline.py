"""The similarity of headline and body; it lives with the scores, so that an audit may tell it."""

from __future__ import annotations

from auditor.scoring.headline import similarity

__all__ = ["similarity"]
