"""Events in a batch, and the message where scikit-learn is absent."""

from __future__ import annotations

import sys

import pytest

from auditor import Article
from auditor.compare import cluster
from auditor.errors import ConfigError


def articles(*texts):
    return [Article(text, id=f"n{number}") for number, text in enumerate(texts)]


def test_articles_on_one_event_are_grouped_over_languages(german, french, other, plain_auditor, embedder):
    pytest.importorskip("sklearn")
    batch = articles(other, german, french, "")
    batch[1] = Article(german, id="n1", language="de")
    found = cluster.compare(batch, plain_auditor, embedder)
    assert found.members == ((1, 2),)
    assert found.alone == (0, 3)
    data = found.to_dict()
    assert data["events"][0]["members"] == [1, 2]
    assert data["articles"] == ["n0", "n1", "n2", "n3"]


def test_without_scikit_learn_the_error_names_the_extra(monkeypatch, french, other, plain_auditor, embedder):
    monkeypatch.setitem(sys.modules, "sklearn.cluster", None)
    with pytest.raises(ConfigError, match=r"auditor\[learn\]"):
        cluster.compare(articles(french, other), plain_auditor, embedder)
