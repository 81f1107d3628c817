"""Words and phrases, all rules in one pass."""

from auditor.kinds.phrase.kind import PhraseKind

__all__ = ["PhraseKind"]
