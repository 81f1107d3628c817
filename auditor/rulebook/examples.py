"""Runs the examples of a card as its tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from auditor.article import Article
from auditor.reading import Document
from auditor.rule import Example, Rule
from auditor.rulebook.detector import Detector


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not hold: what was expected and what was found there."""

    rule: str
    example: Example
    found: tuple[str, ...]

    def __str__(self) -> str:
        text = self.example.text
        expected = [text[start:end] for start, end in self.example.spans] or ["nothing"]
        return f"{self.rule} {self.example.path}: expected {expected}, found {list(self.found)} in {text!r}"


def failures(rule: Rule) -> Iterator[Failure]:
    """Examples of the rule that do not hold; wrong ones must be found at exactly the spans they mark."""
    detector = Detector([rule])
    language = None if "common" in rule.languages else rule.languages[0]
    for example in rule.examples:
        document = Document(Article(example.text, language=language or "fr"))
        findings = detector.find(document)
        if tuple((finding.start, finding.end) for finding in findings) != example.spans:
            yield Failure(rule.id, example, tuple(finding.text for finding in findings))
