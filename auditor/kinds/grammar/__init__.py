"""Token patterns over words, parts of speech and word forms, tried only where an anchor word stands."""

from auditor.kinds.grammar.kind import GrammarKind

__all__ = ["GrammarKind"]
