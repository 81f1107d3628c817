"""Articles, and the one rule that is run on them."""

from __future__ import annotations

import pytest

from auditor.config import Config

CLEAN = "La maire a salué le vote du budget, qui permettra de rénover l'école avant la fin de l'année. " * 4
BROKEN = CLEAN + "Les pourparlers « francs et francs » ont duré."


@pytest.fixture
def config() -> Config:
    return Config(select=("fr-coordinated-twins",))


@pytest.fixture
def articles() -> list[dict]:
    return [{"id": "good", "text": CLEAN}, {"id": "bad", "text": BROKEN}, {"id": "short", "text": "Trop court."}]


@pytest.fixture
def cards(config, articles) -> list[dict]:
    """What the Python interface says of the articles."""
    from auditor import Article, Auditor

    return [card.to_dict() for card in Auditor(config).audit_many(map(Article.from_dict, articles))]
