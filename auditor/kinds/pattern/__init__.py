"""Regular expressions, run only where they can match."""

from auditor.kinds.pattern.kind import PatternKind

__all__ = ["PatternKind"]
