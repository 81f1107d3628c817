"""Words that do not fit where they stand, where a word that looks or sounds alike does."""

from auditor.kinds.lookalike.kind import LookalikeKind

__all__ = ["LookalikeKind"]
