"""Article to Document: what can be known of a text, each fact computed once, with offsets."""

from __future__ import annotations

from auditor.reading.document import Document
from auditor.reading.spans import Span

__all__ = ["Document", "Span"]
