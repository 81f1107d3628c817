"""Reads any input: finds its sources, opens them and gives their rows in order."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from types import ModuleType
from typing import IO

from auditor.errors import ConfigError, InputError
from auditor.formats import csv, html, json, jsonl, parquet, text, warc
from auditor.formats.inputs import STDIN, sources
from auditor.formats.meter import Meter
from auditor.formats.opening import DAMAGED, ending, opened
from auditor.formats.rows import Piece, ReadOptions, Row

FORMATS: Mapping[str, ModuleType] = {
    module.__name__.rsplit(".", 1)[-1]: module for module in (text, html, jsonl, json, csv, parquet, warc)
}
"""Input formats by name."""
_BY_ENDING = {known: name for name, module in FORMATS.items() for known in module.ENDINGS}


def read(inputs: Iterable[str], encoding: str = "utf-8", options: ReadOptions | None = None) -> Iterator[Row]:
    """Rows of all inputs, in order; raises InputError for an input that is missing, a folder or unreadable."""
    options = options or ReadOptions(encoding)
    return (parse(piece, options) for piece in pieces(found(inputs, options), options))


def found(inputs: Iterable[str], options: ReadOptions) -> list[str]:
    """The sources that the inputs name, once it is sure that they can be read."""
    text.check_encoding(options.encoding)
    if options.form is not None and options.form not in FORMATS:
        raise ConfigError(f"there is no format {options.form!r}; there are: {', '.join(FORMATS)}")
    return sources(inputs, tuple(_BY_ENDING), options.recursive)


def pieces(names: Iterable[str], options: ReadOptions, meter: Meter | None = None) -> Iterator[Piece]:
    """Pieces of all sources, in order; a source that is damaged ends in a piece with an error."""
    for name in names:
        form = options.form or ("jsonl" if name == STDIN else _BY_ENDING.get(ending(name), "text"))
        yield from _pieces(name, form, options, meter)


def parse(piece: Piece, options: ReadOptions) -> Row:
    """The row of a piece; raises nothing for what the piece holds."""
    if piece.error is not None:
        return Row(piece.source, piece.number, None, piece.error)
    row: Row = FORMATS[piece.form].parse(piece, options)
    return row


def _pieces(name: str, form: str, options: ReadOptions, meter: Meter | None) -> Iterator[Piece]:
    shown, number = "<stdin>" if name == STDIN else name, 0
    try:
        if name == STDIN:
            yield from _split(sys.stdin.buffer, shown, form, options)
            return
        with opened(name, meter) as stream:
            for piece in _split(stream, shown, form, options):
                number = piece.number
                yield piece
    except InputError as error:
        yield Piece(shown, number + 1, form, error=str(error))
    except UnicodeError as error:
        yield Piece(shown, number + 1, form, error=f"{shown}: not {options.encoding}: {error}")
    except DAMAGED as error:
        reason = getattr(error, "strerror", None) or str(error)
        yield Piece(shown, number + 1, form, error=f"{shown}: cannot be read on after row {number}: {reason}")


def _split(stream: IO[bytes], source: str, form: str, options: ReadOptions) -> Iterator[Piece]:
    split: Iterator[Piece] = FORMATS[form].split(stream, source, options)
    return split
