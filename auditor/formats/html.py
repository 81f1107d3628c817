"""Web pages: one file, one article; the text and what is known of it are extracted by trafilatura.

Offsets of the score card count in the extracted text, which the card carries.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import IO, Any

from auditor.article import Article
from auditor.errors import InputError
from auditor.formats.extras import needed
from auditor.formats.rows import Piece, ReadOptions, Row
from auditor.formats.text import decode, whole_piece

ENDINGS = (".html", ".htm", ".xhtml")


def split(stream: IO[bytes], source: str, options: ReadOptions) -> Iterator[Piece]:
    """The page as one piece."""
    needed("trafilatura", "html", "reading HTML")
    yield whole_piece(stream, source, "html")


def parse(piece: Piece, options: ReadOptions) -> Row:
    """The row of a page: its text, title, author, date, site and address as far as they are found."""
    try:
        page = piece.payload
        if options.encoding != "utf-8":  # left alone, the page's own declaration decides
            page = decode(page, options.encoding, piece.source)
        page, row = extract(page)
    except InputError as error:
        return Row(piece.source, 1, None, str(error))
    article = Article.from_dict({"id": piece.source, **row})
    return Row(piece.source, 1, article, raw=article.to_dict(), page=page)


def extract(page: bytes | str, url: str | None = None) -> tuple[str, dict[str, Any]]:
    """The page as text, and the fields of the article in it; `text` is empty where there is none."""
    trafilatura = needed("trafilatura", "html", "reading HTML")
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it complains of each page without text
    decoded: str = needed("trafilatura.utils", "html", "reading HTML").decode_file(page)
    found = trafilatura.bare_extraction(decoded, url=url, with_metadata=True, include_comments=False)
    if found is None:
        return decoded, {"text": "", **({"url": url} if url else {})}
    known = {
        "url": url or found.url,
        "title": found.title,
        "outlet": found.sitename,
        "date": found.date,
        "author": found.author,
    }
    return decoded, {**{name: value for name, value in known.items() if value}, "text": found.text or ""}
