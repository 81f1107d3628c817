"""python -m training.outlets --data FOLDER --out rules/outlets

FOLDER/outlets holds the lists as they were published. Writes decodex.tsv, wikipedia_perennial.tsv,
influence_operations.tsv and owners.tsv; the other tables of rules/outlets are kept by hand.
"""

from __future__ import annotations

from pathlib import Path

import click

from training.outlets import decodex, operations, owners, perennial
from training.outlets.table import write


@click.command()
@click.option("--data", type=click.Path(exists=True, file_okay=False, path_type=Path), required=True)
@click.option("--out", type=click.Path(exists=True, file_okay=False, path_type=Path), required=True)
def main(data: Path, out: Path) -> None:
    """Convert each list, in order of domain: equal lists give equal tables, byte for byte."""
    lists = data / "outlets"
    plain, named = ("domain", "statement", "source", "value"), ("domain", "name", "statement", "source", "value")
    write(out / "decodex.tsv", plain, decodex.rows(lists))
    write(out / "wikipedia_perennial.tsv", named, perennial.rows(lists))
    write(out / "influence_operations.tsv", plain, operations.rows(lists))
    write(out / "owners.tsv", plain, owners.rows(lists, out / "registry.tsv"))


if __name__ == "__main__":
    main()
