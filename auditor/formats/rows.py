"""Rows of input: cut out of their source first, and made into articles where they are audited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from auditor.article import Article

MAX_ROW = 256 * 2**20
"""Bytes of a row that are read into memory; what is longer is an error row, skipped without being kept."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How input is read: `fields` maps a field of Article to its name in the rows; `form` names a format for all."""

    encoding: str = "utf-8"
    fields: Mapping[str, str] = field(default_factory=dict)
    form: str | None = None
    recursive: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A row that is cut out and not yet parsed: `number` counts from 1 in its `source`.

    `payload` is what `form` makes a row of; `error` says why there is none.
    """

    source: str
    number: int
    form: str
    payload: Any = None
    error: str | None = None

    @property
    def where(self) -> str:
        """File and row, as messages and rows without an id name them."""
        return f"{self.source}:{self.number}"


@dataclass(frozen=True, slots=True)
class Row:
    """A row in its place: an article, or the `error` why there is none.

    `raw` is the row as it was read, `line` its JSON text if it had one. `page` is the HTML that the text was taken out
    of; offsets then count in the extracted text, which the card carries. `id` is that of a row without an article.
    """

    source: str
    number: int
    article: Article | None
    error: str | None = None
    raw: Any = None
    line: str | None = None
    page: str | None = None
    id: str | None = None

    @property
    def name(self) -> str:
        """What the row's card is called: by its id or address, else by file and row."""
        known = (self.article.id or self.article.url) if self.article is not None else self.id
        return known or f"{self.source}:{self.number}"
