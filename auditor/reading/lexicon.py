"""French word forms with their parts of speech, gender, number, person, tense and mood."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from auditor.errors import ModelError
from auditor.reading.wordtable import WordTable
from auditor.resources import model

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
        self._tags = ["|".join(sorted({analysis.tag for analysis in analyses})) for analyses in classes]

    @classmethod
    def read(cls, path: Path) -> Lexicon:
        """Reads `lexicon.txt`: one line per set of analyses, the codes, a tab, and the forms that share it."""
        try:
            content = path.read_bytes()
        except OSError as error:
            raise ModelError(f"{path}: cannot be read ({error.strerror})") from error
        classes, words = list[tuple[Analysis, ...]](), list[str]()
        for number, line in enumerate(content.decode("utf-8").splitlines()):
            codes, tab, forms = line.partition("\t")
            if not tab:
                raise ModelError(f"{path}: line {number + 1} is no lexicon line")
            classes.append(tuple(parse(code) for code in codes.split(" ")))
            words.append(forms)
        name = f"lexicon-{hashlib.blake2b(content, digest_size=8).hexdigest()}"
        pairs = ((form, number) for number, forms in enumerate(words) for form in forms.split(" "))
        return cls(classes, WordTable.cached(name, lambda: pairs), name)

    def __contains__(self, form: str) -> bool:
        return form in self._forms

    def __len__(self) -> int:
        return len(self._forms)

    @property
    def classes(self) -> int:
        """How many sets of analyses there are."""
        return len(self.sets)

    def number(self, form: str) -> int:
        """Number of the set of analyses that a form shares with its like; -1 for an unknown form."""
        return self._forms.number(form)

    def analyses(self, form: str) -> tuple[Analysis, ...]:
        """All readings of a form in lower case; none for a form that is not known."""
        number = self._forms.number(form)
        return () if number < 0 else self.sets[number]

    def tags(self, form: str) -> str:
        """The parts of speech a form can have, sorted and joined by "|"; "" for an unknown form."""
        number = self._forms.number(form)
        return "" if number < 0 else self._tags[number]


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
