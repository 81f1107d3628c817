"""How often each rule speaks on labelled texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from auditor.audit import Auditor
from auditor.formats.rows import Row


@dataclass(frozen=True, slots=True)
class Measured:
    """`rates` maps rule to label to findings per 1,000 words; `words` counts the words of each label.

    `errors` says of each row that could not be read why.
    """

    rates: dict[str, dict[str, float]]
    words: dict[str, int]
    errors: tuple[str, ...] = ()


def measure(auditor: Auditor, rows: Iterable[Row], by: str) -> Measured:
    """Findings per 1,000 words of each rule, by the label that each row carries in its field `by`."""
    words, errors = Counter[str](), list[str]()
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        if row.article is None:
            errors.append(row.error or f"{row.name}: cannot be read")
            continue
        label = str(row.article.metadata.get(by, "?"))
        card = auditor.audit(row.article)
        words[label] += card.words
        for finding in card.findings:
            found[finding.rule][label] += 1
    rates = {
        rule: {label: round(1000 * counts[label] / max(words[label], 1), 4) for label in sorted(words)}
        for rule, counts in sorted(found.items())
    }
    return Measured(rates, dict(sorted(words.items())), tuple(errors))
