"""Names that one article spells in two ways."""

from auditor.kinds.name.kind import NameKind

__all__ = ["NameKind"]
