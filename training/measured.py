"""Makes `rules/measured.tsv`: `python -m training.measured --data FOLDER --out rules/measured.tsv`.

Every rule is run on French press as scraped, French originals, translations by people and machine translations; the
table holds its findings per 1,000 words of each, those of weight 0 too. What `rules explain` and the rule pages show.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from auditor.article import Article
from auditor.audit import Auditor
from auditor.formats.rows import Row
from auditor.pipeline.measure import Measured, measure
from auditor.rule import Rule
from auditor.rulebook import RuleBook
from auditor.rulebook.measured import LABELS

MIN_WORDS = 80
FILES = {"native_press.jsonl.gz": "press", "mt_documents.jsonl.gz": ""}
"""Files of the data folder, and the label of rows that have no `kind`."""
MIN_RATE = 0.002
"""Findings per 1,000 words of originals below which a rule is too rare to be listed as speaking more on them."""


def main() -> None:
    """Measure all rules, write the table, and list the translation rules that speak more on originals."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with native_press and mt_documents")
    parser.add_argument("--out", type=Path, required=True, help="table to write")
    arguments = parser.parse_args()
    book = RuleBook.load()
    measured = measure(Auditor(), rows(arguments.data), "kind")
    arguments.out.write_text(table(book, measured), encoding="utf-8")
    for rule_id in reversed_rules(book, measured):
        print(rule_id, measured.rates[rule_id])


def rows(folder: Path) -> Iterator[Row]:
    """Texts of the data folder with their label under `kind`; short ones and other kinds are left out."""
    for name, label in FILES.items():
        with gzip.open(folder / name, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                data = json.loads(line)
                kind = label or data["kind"]
                if kind in LABELS and len(data["text"].split()) >= MIN_WORDS:
                    yield Row(name, number, Article(data["text"], metadata={"kind": kind}))


def table(book: RuleBook, measured: Measured) -> str:
    """The table with its data card in comment lines; a row for each rule, zeros for those that never spoke."""
    labels = [label for label in LABELS if label in measured.words]
    words = ", ".join(f"{label} {measured.words[label]}" for label in labels)
    lines = [
        f"# {name}: {value}"
        for name, value in {
            "source": "native_press (one topic, 2018-19, as scraped) and mt_documents (WMT21, newstest, NTREX, DiaBLa)",
            "licence": "press copyright; MPL-2.0, CC BY-SA 4.0 or none stated: counted only, no text is kept",
            "script": "python -m training.measured",
            "date": date.today().isoformat(),
            "rules": book.digest,
            "words": words,
        }.items()
    ]
    lines.append("\t".join(["rule", *labels]))
    lines += ["\t".join([rule.id, *_cells(measured.rates.get(rule.id, {}), labels)]) for rule in book]
    return "\n".join(lines) + "\n"


def _cells(rates: Mapping[str, float], labels: Iterable[str]) -> Iterator[str]:
    return (f"{rates.get(label, 0.0):g}" for label in labels)


def reversed_rules(book: RuleBook, measured: Measured) -> list[str]:
    """Ids of the translation rules of weight that speak more on French originals than on machine translations."""
    return [rule.id for rule in book if rule.category == "translation" and rule.weight and _is_reversed(rule, measured)]


def _is_reversed(rule: Rule, measured: Measured) -> bool:
    rates = measured.rates.get(rule.id, {})
    clean = max(rates.get("press", 0.0), rates.get("native", 0.0))
    return clean >= MIN_RATE and clean > rates.get("mt", 0.0)


if __name__ == "__main__":
    main()
