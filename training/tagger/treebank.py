"""Reads Universal Dependencies treebanks as the auditor sees text: surface tokens, contractions whole."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

# What « du, des, au, aux » and « auquel, duquel ... » are as one token.
_CONTRACTED_PRONOUN = ("quel", "quels", "quelle", "quelles")


class Word(NamedTuple):
    """A surface token with its universal tag and features such as {"Gender": "Fem"}."""

    form: str
    tag: str
    features: dict[str, str]


def sentences(paths: Iterable[Path]) -> Iterator[list[Word]]:
    """Sentences of the treebanks, in order; apostrophes made straight."""
    for path in paths:
        rows: list[list[str]] = []
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("#"):
                    continue
                if line.strip():
                    rows.append(line.rstrip("\n").split("\t"))
                elif rows:
                    yield _surface(rows)
                    rows = []
        if rows:
            yield _surface(rows)


def _surface(rows: list[list[str]]) -> list[Word]:
    words, skip = [], 0
    for row in rows:
        first, dash, last = row[0].partition("-")
        form = row[1].replace("’", "'")
        if dash:
            skip = int(last)
            tag = "PRON" if form.lower().endswith(_CONTRACTED_PRONOUN) else "ADP"
            words.append(Word(form, tag, {}))
        elif first.isdigit() and int(first) > skip:
            words.append(Word(form, row[3], _features(row[5])))
    return words


def _features(field: str) -> dict[str, str]:
    if field == "_":
        return {}
    return dict(part.split("=", 1) for part in field.split("|"))
