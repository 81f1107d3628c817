"""Forms as numbers: what the model knows of each stands in columns, so that no Python object is made per word.

Every form that a text holds is entered once; texts are then arrays of entries. Forms that neither the table nor the
model knows share an entry by their ending, so that entries stay few however many articles are read.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from threading import Lock

import numpy as np
import numpy.typing as npt

from auditor.reading.wordnumbers import Column
from auditor.scoring.translation.forms import Forms, Masks, special

STOP, COMMA, NAME, NUMBER = range(4)
"""Entries that come first. All ends of sentences are one stop, commas and semicolons one comma."""
MOST = 80_000
"""Forms that are remembered; of more, unknown ones are looked at again whenever they come."""
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
        super().__init__()
        self.forms = forms
        self.tag_names = (".", ",", "NAME", "NUM", *forms.tags)
        self._tags = {name: number for number, name in enumerate(self.tag_names)}
        self._heard = heard
        self._lock = Lock()
        self._size = 0
        self._by_ending: dict[str, int] = {}
        self.codes: npt.NDArray[np.uint64]
        self.tags: npt.NDArray[np.int16]
        self.bands: npt.NDArray[np.int8]
        self.kept: npt.NDArray[np.bool_]
        self._make_room(2048)
        for symbol, tag in zip(".,#0", self.tag_names[:4], strict=True):
            masks = special(symbol, tag)
            self._enter(masks, masks.own)
        self.column = Column(lambda form: self[form] if form else STOP, np.int64)
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
            masks = self.forms.find(form)
            heard = self._heard is None or masks.own in self._heard
            if heard or masks.known:  # so many there are, and no more
                self[form] = found = self._enter(masks, masks.own if heard else _NOBODY)
                return found
            found = self._shared(form[-3:], masks)
        if len(self) < MOST:
            self[form] = found
        return found

    def _shared(self, ending: str, masks: Masks) -> int:
        """Entry of all forms of an ending that nobody knows; of endings beyond the first many, one for all."""
        if ending not in self._by_ending and len(self._by_ending) >= MOST:
            ending, masks = "", masks._replace(endings=_NOBODY)
        if ending not in self._by_ending:
            self._by_ending[ending] = self._enter(masks, _NOBODY)
        return self._by_ending[ending]

    def _enter(self, masks: Masks, own: int) -> int:
        number = self._size
        if number == len(self.tags):
            self._make_room(2 * number)
        self.codes[0, number], self.codes[1, number], self.codes[2, number] = own, masks.words, masks.endings
        self.tags[number] = self._tags[masks.tag]
        self.bands[number] = masks.band
        self.kept[number] = masks.kept
        self._size = number + 1
        return number

    def _make_room(self, size: int) -> None:
        """New columns with the old ones in them; who holds the old ones reads on in them."""
        codes, tags = np.zeros((3, size), np.uint64), np.zeros(size, np.int16)
        bands, kept = np.zeros(size, np.int8), np.zeros(size, np.bool_)
        if self._size:
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
        shown = said in self._lexis.forms and (self._opening or self._lexis.forms.find(said).kept)
        found = self._lexis[said] if shown else NAME
        if len(self) < MOST:
            self[form] = found
        return found
