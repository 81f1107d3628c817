"""Each stage of an audit on sixty articles, and the whole of it."""

from __future__ import annotations

import pytest

from auditor.formats.flat import flat
from auditor.formats.jsonl import dumps
from auditor.reading import Document
from auditor.rulebook.plugins import kinds
from auditor.scoring.translation import estimate_all
from auditor.sources import Registry, assess

FACTS = (
    "lines",
    "paragraphs",
    "sentences",
    "tokens",
    "index",
    "gaps",
    "language",
    "quoted",
    "names",
    "header",
)


def read(article):
    document = Document(article)
    for fact in FACTS:
        getattr(document, fact)
    return document


@pytest.fixture(scope="module")
def documents(articles):
    return [read(article) for article in articles]


@pytest.fixture(scope="module")
def words(documents):
    return sum(document.words for document in documents)


def test_reading(benchmark, articles, words, rate):
    benchmark(lambda: [read(article) for article in articles])
    rate(words)


@pytest.mark.parametrize("kind", ["grammar", "phrase", "pattern", "agreement", "name", "repetition"])
def test_kind(benchmark, kind, auditor, documents, words, rate):
    (found,) = [made for made in auditor._detector._kinds_for("fr") if type(made) is kinds()[kind]]
    benchmark(lambda: [list(found.find(document)) for document in documents])
    rate(words)


def test_all_rules(benchmark, auditor, documents, words, rate):
    benchmark(lambda: auditor._detector.find_all(documents))
    rate(words)


def test_sources(benchmark, documents, words, rate):
    registry = Registry.load()
    benchmark(lambda: [assess(document, registry) for document in documents])
    rate(words)


def test_machine_translation(benchmark, documents, words, rate):
    estimate_all(documents[:1], [()])
    benchmark(lambda: estimate_all(documents, [()] * len(documents)))
    rate(words)


def test_writing(benchmark, auditor, articles, words, rate):
    cards = list(auditor.audit_many(articles))
    benchmark(lambda: [dumps(card.to_dict()) for card in cards])
    rate(words)


def test_flat_rows(benchmark, auditor, articles):
    cards = [card.to_dict() for card in auditor.audit_many(articles)]
    benchmark(lambda: [flat(card) for card in cards])


def test_whole_audit(benchmark, auditor, articles, words, rate):
    benchmark(lambda: list(auditor.audit_many(articles)))
    rate(words)


def test_whole_audit_together(benchmark, auditor, articles, words, rate):
    benchmark(lambda: auditor.audit_batch(articles))
    rate(words)
