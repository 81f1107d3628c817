"""What is known of a French form without its sentence: its part of speech, how common it is, how it is masked."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from auditor.errors import ModelError

UNKNOWN_TAG = "UNK"
RARE = 0
"""Band of a form that the table does not hold; bands rise with frequency."""


class Masks(NamedTuple):
    """How an item looks in each view of the text."""

    words: int  # hash: a common form is itself, another its part of speech
    endings: int  # hash: a closed-class form is itself, another its last three letters
    shown: str  # letters left for character n-grams
    tag: str
    band: int  # frequency band 0..9; -1 for names, numbers and marks
    kept: bool  # a closed-class word
    known: bool  # in the table


def _special(symbol: str, tag: str) -> Masks:
    code = crc32(symbol.encode())
    return Masks(code, code, symbol, tag, -1, False, False)


NAME = _special("#", "NAME")
NUMBER = _special("0", "NUM")
_SIGNS = {sign: _special(sign, sign) for sign in '",;:.!?…%€$/()-'}


def mark(sign: str) -> Masks:
    """Masks of a punctuation mark."""
    return _SIGNS[sign]


class Forms:
    """The form table: folded forms with tag, band and level of masking (see `read`)."""

    def __init__(self, rows: dict[str, tuple[str, int, int]]) -> None:
        self._rows = rows
        self._masks: dict[str, Masks] = {}

    @classmethod
    def read(cls, path: Path) -> Forms:
        """Reads `forms.tsv`: tag, band, level, forms divided by spaces.

        Level 2 is a closed-class word, shown in every view; 1 a common one that is no noun, shown in the views of
        words and characters; 0 is masked by its tag or ending.
        """
        rows: dict[str, tuple[str, int, int]] = {}
        try:
            for line in path.read_text(encoding="utf-8").splitlines():
                tag, band, level, forms = line.split("\t")
                rows.update(dict.fromkeys(forms.split(" "), (tag, int(band), int(level))))
        except (OSError, ValueError) as error:
            raise ModelError(f"{path}: no table of forms ({error})") from None
        return cls(rows)

    def find(self, form: str) -> Masks:
        """Masks of a folded form; a form that is not in the table is masked by its ending."""
        found = self._masks.get(form)
        if found is None:
            row = self._rows.get(form.replace("œ", "oe"))
            if row is None:
                return _unknown(form)
            found = self._masks[form] = _masks(form, *row)  # bounded: only forms of the table are kept
        return found


def _unknown(form: str) -> Masks:
    if form[0] == "-":  # an inverted pronoun
        return _masks(form, "PRO", 9, 2)
    return _by_ending(form[-3:])


@lru_cache(maxsize=16_384)
def _by_ending(ending: str) -> Masks:
    code = crc32(UNKNOWN_TAG.encode())
    return Masks(code, crc32(("_" + ending).encode()), "*" + ending, UNKNOWN_TAG, RARE, False, False)


def _masks(form: str, tag: str, band: int, level: int) -> Masks:
    own, tagged = crc32(form.encode()), crc32(tag.encode())
    ending = "_" + form[-3:]
    return Masks(
        words=own if level >= 1 else tagged,
        endings=own if level == 2 else crc32(ending.encode()),
        shown=form if level >= 1 else "*" + form[-3:],
        tag=tag,
        band=band,
        kept=level == 2,
        known=True,
    )
