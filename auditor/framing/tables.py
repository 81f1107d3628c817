"""The tables of framing: reporting verbs, sides, axes; each read once per process."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, cast

from auditor.resources import folder

Stance = Literal["neutral", "doubting", "supporting", "fighting"]


class Verb(NamedTuple):
    """A form of a reporting verb: `part` is `finite`, `participle`, `gerund` or `both` of the first two.

    `use` is `alone` where it reports without « que » or a quotation, `tag` where only after a quotation, else empty.
    """

    lemma: str
    stance: Stance
    part: str
    use: str


def rows(file: Path) -> Iterator[dict[str, str]]:
    """Rows of a tab-separated table with a header; `#` opens a comment line."""
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    for line in lines[1:]:
        yield dict(zip(header, [*line.split("\t"), *[""] * len(header)], strict=False))


def lexicon(name: str) -> Path:
    """Path of a table of the French lexicon."""
    return folder("rules") / "fr" / "lexicon" / name


@lru_cache(maxsize=1)
def verbs() -> dict[str, Verb]:
    """Folded form to the verb it belongs to; of two verbs with one form, the first of the table."""
    forms: dict[str, Verb] = {}
    for row in rows(lexicon("reporting-verbs.tsv")):
        stance = cast(Stance, row["stance"])
        for part, column in (("participle", "participle"), ("finite", "forms"), ("gerund", "gerund")):
            for form in row[column].split():
                known = forms.get(form)
                if known is None or known.lemma == row["verb"]:  # « dit » is a participle and finite
                    both = known is not None and known.part != part
                    forms[form] = Verb(row["verb"], stance, "both" if both else part, row["use"])
    return forms


@lru_cache(maxsize=1)
def sides() -> dict[str, str]:
    """Folded word to the side it names."""
    return {word: row["side"] for row in rows(lexicon("sides.tsv")) for word in row["words"].split()}
