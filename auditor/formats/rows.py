"""One row of input: an article, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from auditor.article import Article


@dataclass(frozen=True, slots=True)
class Row:
    """A row in its place: `number` counts from 1 in its `source`; `raw` is the row as it was read."""

    source: str
    number: int
    article: Article | None
    error: str | None = None
    raw: Any = None

    @property
    def name(self) -> str:
        """What the row is called when its article has no id."""
        if self.article is not None and (self.article.id or self.article.url):
            return self.article.id or self.article.url or ""
        return f"{self.source}:{self.number}"
