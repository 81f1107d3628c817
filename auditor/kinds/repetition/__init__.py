"""Words and phrases said twice."""

from auditor.kinds.repetition.kind import RepetitionKind

__all__ = ["RepetitionKind"]
