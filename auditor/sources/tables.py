"""The tables of `rules/outlets`, read with their schema: every mistake says `file: message @ row N, column`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from auditor.errors import InputError

DATE = re.compile(r"(?:1[6-9]|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
REGISTRY = ("domain", "name", "aliases", "hosts", "kind", "country", "language", "owner", "part_of")
SOURCES = ("source", "says", "date", "url", "licence")
KINDS = ("kind", "meaning")
TAGS = ("statement", "meaning")
ENDINGS = ("ending", "sort")
STATEMENTS = ("domain", "statement", "source", "value")
NAMED_STATEMENTS = ("domain", "name", "statement", "source", "value")
FIXED = {
    "registry.tsv": REGISTRY,
    "sources.tsv": SOURCES,
    "kinds.tsv": KINDS,
    "statements.tsv": TAGS,
    "endings.tsv": ENDINGS,
}

Row = list[str]


def rows(file: Path, columns: Sequence[str]) -> Iterator[tuple[int, Row]]:
    """Line number and cells of each row; raises InputError for another header or another number of cells."""
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file.name}: cannot be read: {error}") from None
    if lines[0].split("\t") != list(columns):
        raise refused(file, f"the header must be {' '.join(columns)}", 1, columns[0])
    width = len(columns)
    for number, line in enumerate(lines[1:], start=2):
        if not line:
            continue
        cells = line.split("\t")
        if len(cells) != width:
            raise refused(file, f"{len(cells)} cells, not {width}", number, columns[min(len(cells), width) - 1])
        yield number, cells


def statement_files(folder: Path) -> list[tuple[Path, Sequence[str]]]:
    """Every other table of the folder, in order of name, with its columns: with or without `name`."""
    files: list[tuple[Path, Sequence[str]]] = []
    for file in sorted(folder.glob("*.tsv")):
        if file.name not in FIXED:
            with file.open(encoding="utf-8") as lines:
                named = "name" in lines.readline().rstrip("\n").split("\t")
            files.append((file, NAMED_STATEMENTS if named else STATEMENTS))
    return files


def vocabulary(file: Path, columns: Sequence[str]) -> dict[str, str]:
    """A table of two columns as a dictionary; an entry said twice or left empty is refused."""
    words: dict[str, str] = {}
    for number, (word, meaning) in rows(file, columns):
        if not word or not meaning:
            raise refused(file, "must not be empty", number, columns[0 if not word else 1])
        if word in words:
            raise refused(file, f"{word!r} is given twice", number, columns[0])
        words[word] = meaning
    return words


def sources(file: Path) -> dict[str, tuple[str, str, str]]:
    """Who says, when and where, by the name of the source; without any of these a source is refused."""
    found: dict[str, tuple[str, str, str]] = {}
    for number, (name, says, date, url, licence) in rows(file, SOURCES):
        for column, cell in zip(SOURCES, (name, says, date, url, licence), strict=True):
            if not cell:
                raise refused(file, "must not be empty", number, column)
        if not DATE.fullmatch(date):
            raise refused(file, f"{date!r} is no year, month or day", number, "date")
        if not url.startswith(("https://", "http://")):
            raise refused(file, f"{url!r} is no web address", number, "url")
        if name in found:
            raise refused(file, f"{name!r} is given twice", number, "source")
        found[name] = (says, date, url)
    return found


def refused(file: Path, message: str, row: int, column: str) -> InputError:
    """The error of a table: `file: message @ row N, column`."""
    return InputError(f"{file.name}: {message} @ row {row}, {column}")
