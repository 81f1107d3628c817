"""French word forms with their parts of speech, gender, number, person, tense and mood."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from auditor.cache import remembered
from auditor.errors import ModelError
from auditor.reading.wordtable import WordTable
from auditor.resources import model

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_NUMBERS = "sp"
_GENDERS = "mf"


class Analysis(NamedTuple):
    """One reading of a form; a feature that does not apply, or that is not certain, is empty."""

    tag: str  # universal part of speech: NOUN, ADJ, VERB, AUX, DET, PRON, ADV, ADP, ...
    gender: str = ""  # m, f
    number: str = ""  # s, p
    person: str = ""  # 1, 2, 3
    mood: str = ""  # ind, sub, cnd, imp, inf, part
    tense: str = ""  # pres, imp, past, fut


class Lexicon:
    """Forms in lower case with a straight apostrophe, each with all its analyses."""

    def __init__(self, classes: list[tuple[Analysis, ...]], forms: WordTable, name: str = "") -> None:
        self.name = name
        """Which lexicon it is: a digest of its content."""
        self.sets = classes
        """The sets of analyses that forms have, by number."""
        self._forms = forms
        self.number: Callable[[str], int] = forms.number
        """Number of the set of analyses that a form shares with its like; -1 for an unknown form."""
        self._tags = ["|".join(sorted({analysis.tag for analysis in analyses})) for analyses in classes]

    @classmethod
    def read(cls, path: Path) -> Lexicon:
        """Reads `lexicon.txt`: one line per set of analyses, the codes, a tab, and the forms that share it."""
        try:
            name, lines = remembered("lexicon", [path], lambda: _outline(path))
        except OSError as error:
            raise ModelError(f"{path}: cannot be read ({error.strerror})") from error
        known = {code: parse(code) for code in {code for line in lines for code in line}}
        classes = [tuple(known[code] for code in line) for line in lines]
        return cls(classes, WordTable.cached(name, lambda: _numbered_forms(path)), name)

    def __contains__(self, form: str) -> bool:
        return form in self._forms

    def __len__(self) -> int:
        return len(self._forms)

    @cached_property
    def holders(self) -> Mapping[Analysis, frozenset[int]]:
        """Each analysis with the numbers of the sets that hold it."""
        found = defaultdict[Analysis, set[int]](set)
        for number, analyses in enumerate(self.sets):
            for analysis in analyses:
                found[analysis].add(number)
        return {analysis: frozenset(numbers) for analysis, numbers in found.items()}

    @property
    def classes(self) -> int:
        """How many sets of analyses there are."""
        return len(self.sets)

    def __iter__(self) -> Iterator[str]:
        return iter(self._forms)

    def places(self, forms: Sequence[str]) -> NDArray[np.int32]:
        """Which of the lexicon's forms, as it lists them, each of many is; -1 for an unknown form."""
        return self._forms.places(forms)

    def numbers(self, places: NDArray[np.int32]) -> NDArray[np.int32]:
        """The `number` of each of many forms, by their `places`."""
        return self._forms.at(places)

    def analyses(self, form: str) -> tuple[Analysis, ...]:
        """All readings of a form in lower case; none for a form that is not known."""
        number = self.number(form)
        return () if number < 0 else self.sets[number]

    def tags(self, form: str) -> str:
        """The parts of speech a form can have, sorted and joined by "|"; "" for an unknown form."""
        number = self.number(form)
        return "" if number < 0 else self._tags[number]


def _outline(path: Path) -> tuple[str, list[list[str]]]:
    """A name for the content of a file, and the codes of each line; the forms need not be read again."""
    content = path.read_bytes()
    name = f"lexicon-{hashlib.blake2b(content, digest_size=8).hexdigest()}"
    return name, [codes.split(" ") for codes, _ in _lines(path)]


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    """Codes and forms of each line."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        codes, tab, forms = line.partition("\t")
        if not tab:
            raise ModelError(f"{path}: line {number} is no lexicon line")
        yield codes, forms


def _numbered_forms(path: Path) -> Iterator[tuple[str, int]]:
    return ((form, number) for number, (_, forms) in enumerate(_lines(path)) for form in forms.split(" "))


def parse(code: str) -> Analysis:
    """Reads a code such as "NOUN.fs", "VERB.ind.pres.3p", "VERB.part.past.ms", "VERB.inf" or "ADV"."""
    tag, _, rest = code.partition(".")
    parts = rest.split(".") if rest else []
    tail = parts.pop() if parts and (len(parts) != 2 or parts[0] == "part") and _is_agreement(parts[-1]) else ""
    mood = parts[0] if parts else ""
    tense = parts[1] if len(parts) > 1 else ""
    return Analysis(tag, _one(tail, _GENDERS), _one(tail, _NUMBERS), _one(tail, "123"), mood, tense)


def _is_agreement(part: str) -> bool:
    return all(letter in "mfsp123" for letter in part)


def _one(text: str, letters: str) -> str:
    return next((letter for letter in text if letter in letters), "")


@lru_cache(maxsize=1)
def french() -> Lexicon:
    """The lexicon that ships with auditor, read once per process."""
    return Lexicon.read(model("tagger") / "lexicon.txt")
