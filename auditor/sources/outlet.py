"""An outlet and what others say of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says of one outlet; `about` is the domain it names, which may be the parent of the outlet's.

    `statement` is a tag of `statements.tsv` (or `user-rating`); `date` is a year, a month or a day, ISO 8601.
    """

    statement: str
    about: str
    says: str
    value: str
    date: str
    url: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The statement as JSON types."""
        return {name: getattr(self, name) for name in ("says", "value", "date", "url", "statement", "about")}


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet as far as it is known; every field but the domain may be None.

    `domain` is a host (`lemonde.fr`) or, for a page on a platform, host and path (`facebook.com/lemonde`).
    `language` is ISO 639-1 or `mul`; `country` ISO 3166-1 or `INT`.
    """

    domain: str
    name: str | None = None
    kind: str | None = None
    country: str | None = None
    language: str | None = None
    owner: str | None = None
    part_of: str | None = None
    statements: tuple[Statement, ...] = ()
    lookalike_of: str | None = None

    @property
    def known(self) -> bool:
        """Whether anything is known of it but its address and whom it resembles."""
        return bool(self.name or self.statements)

    def to_dict(self) -> dict[str, Any]:
        """The outlet as it stands in a score card."""
        return {
            "domain": self.domain,
            "name": self.name,
            "kind": self.kind,
            "country": self.country,
            "owner": self.owner,
            "statements": [statement.to_dict() for statement in self.statements],
            "lookalike_of": self.lookalike_of,
        }
