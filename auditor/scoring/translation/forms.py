"""What is known of a French form without its sentence: its part of speech, how common it is, how it is masked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from auditor.cache import remembered
from auditor.errors import ModelError

UNKNOWN_TAG, INVERTED_TAG = "UNK", "PRO"
RARE = 0
"""Band of a form that the table does not hold; bands rise with frequency."""
SPECIAL = {".": ".", ",": ",", "#": "NAME", "0": "NUM"}
"""Marks, names and numbers, which are one form each in every view; with their tags."""
_INVERTED = 9  # band of an inverted pronoun
_ACCENTED = {"a": "àâ", "c": "ç", "e": "éêè", "i": "î", "o": "ô", "u": "ù"}
ENDING = 3
"""Letters of an ending."""

Row = tuple[str, int, int]
"""Tag, band and level of a form."""


class Masks(NamedTuple):
    """How a form that is not in the table looks in each view of the text, and what is known of it."""

    own: int  # hash: the form itself
    words: int  # hash: a common form is itself, another its part of speech
    endings: int  # hash: a closed-class form is itself, another its last three letters
    tag: str
    band: int  # frequency band 0..9; -1 for names, numbers and marks
    kept: bool  # a closed-class word


class Forms:
    """The form table (see `read`), a row a form, behind a row for each of SPECIAL.

    `rows` are the rows of the forms; columns: `codes` (see `Masks`: own, words, endings), shape (3, rows), `tags`
    (numbers in `tag_names`), `bands`, `kept`.
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        forms = table["forms"].split(" ")
        self.rows = dict(zip(forms, range(len(SPECIAL), len(SPECIAL) + len(forms)), strict=True))
        self.tag_names: tuple[str, ...] = table["tag_names"]
        self.codes: NDArray[np.uint64] = np.frombuffer(table["codes"], np.uint64).reshape(3, -1)
        self.tags: NDArray[np.int16] = np.frombuffer(table["tags"], np.int16)
        self.bands: NDArray[np.int8] = np.frombuffer(table["bands"], np.int8)
        self.kept: NDArray[np.bool_] = np.frombuffer(table["kept"], np.bool_)

    @classmethod
    def of(cls, rows: Mapping[str, Row]) -> Forms:
        """The table of some forms."""
        return cls(_table(rows))

    @classmethod
    def read(cls, path: Path) -> Forms:
        """Reads `forms.tsv`: tag, band, level, forms divided by spaces.

        Level 2 is a closed-class word, shown in every view; 1 a common one that is no noun, shown in the view of words;
        0 is masked by its tag or ending there.
        """
        try:
            return cls(remembered("forms", [path, __file__], lambda: _table(_rows(path))))
        except (OSError, ValueError) as error:
            raise ModelError(f"{path}: no table of forms ({error})") from None

    def __contains__(self, form: str) -> bool:
        return form in self.rows or form[0] == "-"

    def accented(self, form: str) -> str:
        """The form that a capital without its accent stands for (« Etat », « A »), else the form itself."""
        if form == "a":
            return "à"
        if form in self:
            return form
        for letter in _ACCENTED.get(form[0], ""):
            if letter + form[1:] in self:
                return letter + form[1:]
        return form


def masks(form: str) -> Masks:
    """Masks of a folded form, with « oe » for « œ », that is not in the table: an inverted pronoun, else unknown."""
    own = code(form)
    if form[0] == "-":
        return Masks(own, own, own, INVERTED_TAG, _INVERTED, True)
    return Masks(own, code(UNKNOWN_TAG), _ending(form), UNKNOWN_TAG, RARE, False)


def code(shown: str) -> int:
    """The hash of what a view shows."""
    return crc32(shown.encode())


def _ending(form: str) -> int:
    return code(f"_{form[-ENDING:]}")


def _rows(path: Path) -> dict[str, Row]:
    rows: dict[str, Row] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        tag, band, level, forms = line.split("\t")
        rows.update(dict.fromkeys(forms.split(" "), (tag, int(band), int(level))))
    return rows


def _table(rows: Mapping[str, Row]) -> dict[str, Any]:
    """What `Forms` holds, as plain data."""
    tag_names = (*SPECIAL.values(), *sorted({tag for tag, _, _ in rows.values()} | {UNKNOWN_TAG, INVERTED_TAG}))
    codes = [*((code(symbol),) * 3 for symbol in SPECIAL), *(_codes(form, row) for form, row in rows.items())]
    facts = [*((tag, -1, 0) for tag in SPECIAL.values()), *rows.values()]
    tags, bands, levels = zip(*facts, strict=True)
    return {
        "forms": " ".join(rows),
        "tag_names": tag_names,
        "codes": np.array(codes, np.uint64).T.tobytes(),
        "tags": np.array([tag_names.index(tag) for tag in tags], np.int16).tobytes(),
        "bands": np.array(bands, np.int8).tobytes(),
        "kept": (np.array(levels) == 2).tobytes(),
    }


def _codes(form: str, row: Row) -> tuple[int, int, int]:
    tag, _, level = row
    own = code(form)
    return own, own if level >= 1 else code(tag), own if level == 2 else _ending(form)
