"""Makes the article of a row whose fields may have other names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from auditor.article import TEXT_FIELDS, Article
from auditor.errors import InputError
from auditor.formats.rows import Piece, ReadOptions, Row

NAMES = ("text", *TEXT_FIELDS)
"""Fields of an article that an option may map, as in `--text-field body`."""


def article_of(row: Any, fields: Mapping[str, str]) -> Article:
    """The article of a row; raises InputError with the row's own name of the field that is wrong."""
    if not fields or not isinstance(row, Mapping):
        return Article.from_dict(row)
    renamed = {name: value for name, value in row.items() if name != fields.get("text") and name not in fields}
    renamed.update({field: row[name] for field, name in fields.items() if name in row})
    try:
        return Article.from_dict(renamed)
    except InputError as error:
        message, _, field = str(error).rpartition(" @ $.")
        raise InputError(f"{message} @ $.{fields.get(field, field)}") from None


def row_of(piece: Piece, raw: Any, options: ReadOptions, line: str | None = None) -> Row:
    """The row of a piece that was parsed to `raw`; what is wrong in it is the row's error."""
    try:
        return Row(piece.source, piece.number, article_of(raw, options.fields), raw=raw, line=line)
    except InputError as error:
        name = raw.get(options.fields.get("id", "id")) if isinstance(raw, Mapping) else None
        known = name if isinstance(name, str) else None
        return Row(piece.source, piece.number, None, f"{piece.where}: {error}", raw, line, id=known)
