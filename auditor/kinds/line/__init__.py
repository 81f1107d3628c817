"""Lines of whole pages given as plain text: which are the article, and which stand around it."""

from auditor.kinds.line.kind import LineKind, page_probabilities

__all__ = ["LineKind", "page_probabilities"]
