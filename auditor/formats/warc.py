"""WARC, as web archives and news crawls are kept: each web page that was found is one article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from auditor.article import Article
from auditor.errors import InputError
from auditor.formats.extras import needed
from auditor.formats.html import extract
from auditor.formats.rows import Piece, ReadOptions, Row
from auditor.formats.text import decode

ENDINGS = (".warc",)
PAGES = ("text/html", "application/xhtml+xml")
MAX_PAGE = 16 * 2**20
"""Bytes of a page; larger ones are no news articles and are error rows."""


def split(stream: IO[bytes], source: str, options: ReadOptions) -> Iterator[Piece]:
    """One piece for each page that was answered with status 200; images, requests and the rest are no rows."""
    iterator = needed("warcio.archiveiterator", "warc", "reading WARC")
    failure = needed("warcio.exceptions", "warc", "reading WARC").ArchiveLoadFailed
    needed("trafilatura", "html", "reading WARC")
    number = 0
    try:
        for record in iterator.ArchiveIterator(stream):
            if record.format != "warc":  # the reader takes any line of five words for an older format
                raise InputError(f"{source}: no WARC that can be read")
            if _is_page(record):
                number += 1
                yield _piece(record, source, number)
    except failure as error:
        raise InputError(f"{source}: no WARC that can be read: {error}") from None


def parse(piece: Piece, options: ReadOptions) -> Row:
    """The row of a page, called by its address."""
    url, captured, page = piece.payload
    try:
        content = page if options.encoding == "utf-8" else decode(page, options.encoding, piece.where)
        decoded, found = extract(content, url)
    except InputError as error:
        return Row(piece.source, piece.number, None, str(error))
    row = {"id": url, **found, "captured": captured}
    return Row(piece.source, piece.number, Article.from_dict(row), raw=row, page=decoded)


def _is_page(record: Any) -> bool:
    if record.rec_type == "resource":
        kind = record.rec_headers.get_header("Content-Type") or ""
    elif record.rec_type == "response" and record.http_headers and record.http_headers.get_statuscode() == "200":
        kind = record.http_headers.get_header("Content-Type") or ""
    else:
        return False
    return kind.split(";")[0].strip().lower() in PAGES


def _piece(record: Any, source: str, number: int) -> Piece:
    url, captured = (record.rec_headers.get_header(name) for name in ("WARC-Target-URI", "WARC-Date"))
    page = record.content_stream().read(MAX_PAGE + 1)
    if len(page) > MAX_PAGE:
        return Piece(source, number, "warc", error=f"{source}:{number}: {url}: larger than {MAX_PAGE:,} bytes")
    return Piece(source, number, "warc", (url, captured, page))
