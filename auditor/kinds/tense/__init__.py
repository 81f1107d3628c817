"""Verbs whose tense does not go with the time that their clause tells."""

from auditor.kinds.tense.kind import TenseKind

__all__ = ["TenseKind"]
