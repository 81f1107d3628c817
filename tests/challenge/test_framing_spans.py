"""Floors on paragraphs with marked spans: loaded words are found where an annotator marks them, hardly elsewhere."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from auditor.article import Article
from auditor.reading import Document
from auditor.rulebook import Detector, RuleBook
from auditor.scorecard import Finding

FILE = Path(__file__).parent / "framing.jsonl"


class Paragraph(NamedTuple):
    """A paragraph without its marks: [[ ]] around loaded language, {{ }} around other techniques."""

    id: str
    text: str
    loaded: tuple[tuple[int, int], ...]
    other: tuple[tuple[int, int], ...]


@cache
def paragraphs() -> tuple[Paragraph, ...]:
    return tuple(parsed(**json.loads(line)) for line in FILE.read_text(encoding="utf-8").splitlines())


def parsed(id: str, text: str, manner: str) -> Paragraph:
    plain, spans, start = "", {"[[": [], "{{": []}, 0
    for part in re.split(r"(\[\[|\]\]|\{\{|\}\})", text):
        if part in spans:
            start = len(plain)
        elif part in ("]]", "}}"):
            spans["[[" if part == "]]" else "{{"].append((start, len(plain)))
        else:
            plain += part
    return Paragraph(id, plain, tuple(spans["[["]), tuple(spans["{{"]))


@cache
def findings(text: str) -> tuple[Finding, ...]:
    return detector().find(Document(Article(text, language="fr")))


@cache
def detector() -> Detector:
    return Detector(rule for rule in RuleBook.load() if rule.category == "framing")


def touches(finding: Finding, span: tuple[int, int]) -> bool:
    return finding.start < span[1] and span[0] < finding.end


def test_the_set_is_whole():
    assert sum(bool(paragraph.loaded) for paragraph in paragraphs()) == 66
    assert sum(not paragraph.loaded for paragraph in paragraphs()) == 40
    assert sum(len(paragraph.loaded) for paragraph in paragraphs()) == 379


def test_loaded_language_is_found():
    marked = [(paragraph, span) for paragraph in paragraphs() for span in paragraph.loaded]
    found = [span for paragraph, span in marked if any(touches(f, span) for f in findings(paragraph.text))]
    assert len(found) >= 0.68 * len(marked)


def test_findings_stand_on_marked_spans():
    loaded = [paragraph for paragraph in paragraphs() if paragraph.loaded]
    every = [(paragraph, found) for paragraph in loaded for found in findings(paragraph.text)]
    right = [f for paragraph, f in every if any(touches(f, span) for span in paragraph.loaded + paragraph.other)]
    assert len(right) >= 0.85 * len(every)


def test_sober_paragraphs_are_left_alone():
    sober = [paragraph for paragraph in paragraphs() if not paragraph.loaded]
    assert [f.text for paragraph in sober for f in findings(paragraph.text) if f.weight] == []
    assert sum(bool(findings(paragraph.text)) for paragraph in sober) <= 3
