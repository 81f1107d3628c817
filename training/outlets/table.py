"""Reading and writing of tables separated by tabs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click


def read(file: Path) -> list[dict[str, str]]:
    """Rows of a table as dictionaries; line ends of either kind, quotes kept as they are."""
    header, *lines = file.read_text(encoding="utf-8").splitlines()
    names = header.split("\t")
    return [dict(zip(names, (cell.strip() for cell in line.split("\t")), strict=False)) for line in lines if line]


def write(file: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write the rows once each, in order."""
    lines = sorted({"\t".join(row) for row in rows})
    file.write_text("\n".join(("\t".join(columns), *lines)) + "\n", encoding="utf-8")
    click.echo(f"{file.name}: {len(lines)} rows")
