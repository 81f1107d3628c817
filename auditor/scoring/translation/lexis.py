"""Forms as numbers: what the model knows of each stands in columns, so that no Python object is made per word.

The forms of the table are entered from the beginning, others when a text first holds them; texts are then arrays of
entries. Forms that neither the table nor the model knows share an entry by their ending, so that entries stay few
however many articles are read.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from threading import Lock

import numpy as np
import numpy.typing as npt

from auditor.reading.wordnumbers import Column
from auditor.scoring.translation.forms import ENDING, Forms, Masks, code, masks

STOP, COMMA, NAME, NUMBER = range(4)
"""Entries that come first. All ends of sentences are one stop, commas and semicolons one comma."""
MOST = 80_000
"""Forms that are remembered beside those of the table; of more, unknown ones are looked at again when they come."""
ROOM = 8192
"""Entries beyond those of the table for which there is room from the beginning."""
FAMILIAR, POLITE = 1, 2
"""How a word addresses somebody."""
_ADDRESSES = {FAMILIAR: "tu te toi t' ton ta tes -tu -toi".split(), POLITE: "vous votre vos -vous".split()}
_NOBODY = 0  # own code of forms that the model has not learnt


class Lexis(dict[str, int]):
    """Folded form to entry; a form that is not there is entered when it is first asked for.

    `heard` holds the own codes of the forms that the model has learnt; without it every form has an entry of its own,
    as training needs. Columns: `codes` (own, words, endings) uint64, `tags` number in `tag_names`, `bands`, `kept`.
    """

    def __init__(self, forms: Forms, heard: Collection[int] | None = None) -> None:
        super().__init__(forms.rows)
        self[""] = STOP  # beyond a text
        self.forms = forms
        self.tag_names = forms.tag_names
        self._heard = heard
        self._lock = Lock()
        self._most = len(self) + MOST
        self._by_ending: dict[str, int] = {}
        self._size = len(forms.tags)
        self.codes, self.tags, self.bands, self.kept = forms.codes, forms.tags, forms.bands, forms.kept
        self._make_room(self._size + ROOM)
        if heard is not None:
            own = self.codes[0, NUMBER + 1 : self._size]
            own[~np.fromiter(map(heard.__contains__, own.tolist()), np.bool_)] = _NOBODY
        self.column = Column(self.__getitem__, np.int64)
        """The entries of words by their numbers."""
        self.opening = _Capitals(self, opening=True)
        self.inside = _Capitals(self, opening=False)

    @cached_property
    def addresses(self) -> npt.NDArray[np.uint8]:
        """By entry FAMILIAR, POLITE or 0; what stands last is true of all entries beyond."""
        entries = {self[form]: way for way, forms in _ADDRESSES.items() for form in forms}
        ways = np.zeros(max(entries) + 2, np.uint8)
        ways[list(entries)] = list(entries.values())
        return ways

    def __missing__(self, form: str) -> int:
        with self._lock:
            return self._remember(form)

    def _remember(self, form: str) -> int:
        found = self.get(form)  # another thread may have been first
        if found is not None:
            return found
        if "œ" in form:
            found = self._remember(form.replace("œ", "oe"))
        else:
            heard = self._heard is None or code(form) in self._heard
            if heard or form[0] == "-":  # so many there are, and no more
                self[form] = found = self._enter(masks(form), heard)
                return found
            found = self._shared(form)
        if len(self) < self._most:
            self[form] = found
        return found

    def _shared(self, form: str) -> int:
        """Entry of all forms of an ending that nobody knows; of endings beyond the first many, one for all."""
        found = self._by_ending.get(form[-ENDING:])
        if found is None:
            ending, masked = form[-ENDING:], masks(form)
            if len(self._by_ending) >= MOST:
                ending, masked = "", masked._replace(endings=_NOBODY)
            found = self._by_ending.get(ending) or self._enter(masked, heard=False)
            self._by_ending[ending] = found
        return found

    def _enter(self, masked: Masks, heard: bool) -> int:
        number = self._size
        if number == len(self.tags):
            self._make_room(number + number // 2)
        self.codes[:, number] = masked.own if heard else _NOBODY, masked.words, masked.endings
        self.tags[number] = self.tag_names.index(masked.tag)
        self.bands[number] = masked.band
        self.kept[number] = masked.kept
        self._size = number + 1
        return number

    def _make_room(self, size: int) -> None:
        """New columns with the old ones in them; who holds the old ones reads on in them."""
        codes, tags = np.zeros((3, size), np.uint64), np.zeros(size, np.int16)
        bands, kept = np.zeros(size, np.int8), np.zeros(size, np.bool_)
        codes[:, : self._size], tags[: self._size] = self.codes, self.tags
        bands[: self._size], kept[: self._size] = self.bands, self.kept
        self.codes, self.tags, self.bands, self.kept = codes, tags, bands, kept


class _Capitals(dict[str, int]):
    """Entries of forms that begin with a capital: names, unless they are closed-class or open a sentence."""

    def __init__(self, lexis: Lexis, opening: bool) -> None:
        super().__init__()
        self._lexis = lexis
        self._opening = opening

    def __missing__(self, form: str) -> int:
        said = self._lexis.forms.accented(form.replace("œ", "oe"))
        found = self._lexis[said] if said in self._lexis.forms else NAME
        if not (self._opening or self._lexis.kept[found]):
            found = NAME
        if len(self) < MOST:
            self[form] = found
        return found
