"""How often each rule speaks in 1,000 words of labelled texts, from the generated table `rules/measured.tsv`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from auditor.errors import CardError
from auditor.resources import folder

LABELS = {
    "press": "French press as scraped",
    "native": "French originals",
    "human_translation": "translations by people",
    "mt": "machine translations",
}
"""Columns of the table, and what they hold."""


@dataclass(frozen=True, slots=True)
class Measurements:
    """Findings per 1,000 words by rule and label; `facts` says from what the table was made, and by which rules.

    A rule that is not in `rates` is newer than the table; one that never spoke has zeros.
    """

    rates: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)

    def sentence(self, rule_id: str) -> str:
        """The rates of a rule in words; "" where it was not measured."""
        found = self.rates.get(rule_id)
        if found is None:
            return ""
        parts = [f"{found[label]:.3f} in {name}" for label, name in LABELS.items() if label in found]
        version = f"rules {self.facts.get('rules', '?')}, {self.facts.get('date', '?')}"
        return f"Findings per 1,000 words: {', '.join(parts)} ({version})."


@lru_cache(maxsize=1)
def shipped() -> Measurements:
    """The table that ships with the rules."""
    return read(folder("rules") / "measured.tsv")


def read(file: Path) -> Measurements:
    """The table of a file, nothing where there is none; raises CardError naming a line that cannot be read."""
    if not file.is_file():
        return Measurements()
    facts, rates, header = dict[str, str](), dict[str, dict[str, float]](), list[str]()
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            name, _, value = line[1:].partition(":")
            facts[name.strip()] = value.strip()
        elif not header:
            header = line.split("\t")[1:]
        else:
            rule_id, *cells = line.split("\t")
            try:
                rates[rule_id] = dict(zip(header, map(float, cells), strict=True))
            except ValueError as error:
                raise CardError(f"{file}:{number}: {error} @ $") from None
    return Measurements(rates, facts)
