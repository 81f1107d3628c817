"""Agreement of words that any noun phrase may hold: noun and adjective, subject and verb, subject and predicate."""

from auditor.kinds.agreement.kind import AgreementKind

__all__ = ["AgreementKind"]
