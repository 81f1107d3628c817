"""Headline and body."""

from __future__ import annotations

from auditor import Article
from auditor.compare.headline import similarity
from auditor.reading import Document


def test_a_headline_of_its_article_is_nearer_than_another(french, other, embedder):
    own = similarity(Document(Article(french)), embedder)
    wrong = similarity(Document(Article(french, title=other.splitlines()[0])), embedder)
    assert own > wrong
    assert own > 0.4


def test_nothing_to_compare_is_none(french, embedder):
    assert similarity(Document(Article("")), embedder) is None
    assert similarity(Document(Article(french, title="Faits divers")), embedder) is None
    assert similarity(Document(Article("Un titre long de plusieurs mots\nUn corps.")), embedder) is None
