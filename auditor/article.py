"""The article as it came in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from auditor.errors import InputError

TEXT_FIELDS = ("id", "url", "title", "outlet", "language", "date", "author")


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its text and what is known about it.

    `text` is kept exactly as given; every offset in a score card counts its Unicode code points.
    `metadata` holds all other fields of the row, untouched.
    """

    text: str
    id: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    language: str | None = None
    date: str | None = None
    author: str | None = None
    metadata: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def from_dict(cls, row: Mapping[str, Any]) -> Article:
        """Make an article of a row; raises InputError (`message @ $.field`) if a field has the wrong type."""
        if not isinstance(row, Mapping):
            raise InputError(f"an article must be an object, not {_kind(row)} @ $")
        if "text" not in row:
            raise InputError("the field is missing @ $.text")
        if not isinstance(row["text"], str):
            raise InputError(f"must be a string, not {_kind(row['text'])} @ $.text")
        known = {name: _text_field(row, name) for name in TEXT_FIELDS}
        rest = {key: value for key, value in row.items() if key not in known and key != "text"}
        return cls(text=row["text"], metadata=rest, **known)

    def to_dict(self) -> dict[str, Any]:
        """The row again: known fields that are set, then the others."""
        known = {name: getattr(self, name) for name in TEXT_FIELDS if getattr(self, name) is not None}
        return {**known, "text": self.text, **self.metadata}


def _text_field(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):  # numeric ids are common
        return str(value)
    raise InputError(f"must be a string, not {_kind(value)} @ $.{name}")


def _kind(value: object) -> str:
    names = {dict: "an object", str: "a string", list: "a list", bool: "a boolean", int: "a number", float: "a number"}
    return "null" if value is None else names.get(type(value), type(value).__name__)
