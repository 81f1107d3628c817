"""What is known of a French form without its sentence: its part of speech, how common it is, how it is masked."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from auditor.errors import ModelError

UNKNOWN_TAG = "UNK"
RARE = 0
"""Band of a form that the table does not hold; bands rise with frequency."""
_ACCENTED = {"a": "àâ", "c": "ç", "e": "éêè", "i": "î", "o": "ô", "u": "ù"}
_ENDING = 3


class Masks(NamedTuple):
    """How an item looks in each view of the text, and what is known of it."""

    own: int  # hash: the form itself
    words: int  # hash: a common form is itself, another its part of speech
    endings: int  # hash: a closed-class form is itself, another its last three letters
    tag: str
    band: int  # frequency band 0..9; -1 for names, numbers and marks
    kept: bool  # a closed-class word
    known: bool  # in the table


def special(symbol: str, tag: str) -> Masks:
    """Masks of a mark, or of all names or numbers: one symbol in every view."""
    code = crc32(symbol.encode())
    return Masks(code, code, code, tag, -1, False, False)


class Forms:
    """The form table: folded forms with tag, band and level of masking (see `read`)."""

    def __init__(self, rows: dict[str, tuple[str, int, int]]) -> None:
        self._rows = rows
        self.tags = tuple(sorted({tag for tag, _, _ in rows.values()} | {UNKNOWN_TAG, "PRO"}))
        self._by_tag = {tag: crc32(tag.encode()) for tag in self.tags}

    @classmethod
    def read(cls, path: Path) -> Forms:
        """Reads `forms.tsv`: tag, band, level, forms divided by spaces.

        Level 2 is a closed-class word, shown in every view; 1 a common one that is no noun, shown in the view of words;
        0 is masked by its tag or ending there.
        """
        rows: dict[str, tuple[str, int, int]] = {}
        try:
            for line in path.read_text(encoding="utf-8").splitlines():
                tag, band, level, forms = line.split("\t")
                rows.update(dict.fromkeys(forms.split(" "), (tag, int(band), int(level))))
        except (OSError, ValueError) as error:
            raise ModelError(f"{path}: no table of forms ({error})") from None
        return cls(rows)

    def __contains__(self, form: str) -> bool:
        return form in self._rows or form[0] == "-"

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

    def find(self, form: str) -> Masks:
        """Masks of a folded form, with « oe » for « œ »; one that is not in the table is masked by its ending."""
        row = self._rows.get(form)
        if row is None:
            row = ("PRO", 9, 2) if form[0] == "-" else None  # an inverted pronoun
        own, ending = crc32(form.encode()), crc32(f"_{form[-_ENDING:]}".encode())
        if row is None:
            return Masks(own, self._by_tag[UNKNOWN_TAG], ending, UNKNOWN_TAG, RARE, False, False)
        tag, band, level = row
        words = own if level >= 1 else self._by_tag[tag]
        return Masks(own, words, own if level == 2 else ending, tag, band, level == 2, True)
