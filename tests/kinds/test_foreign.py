"""Everyday words of other languages in French clauses."""

from __future__ import annotations

import pytest

from auditor.article import Article
from auditor.kinds.foreign import ForeignKind
from auditor.reading import Document
from auditor.rule import Rule


def found(text: str, **params) -> list[tuple[str, str]]:
    rule = Rule("fr-x", "translation", ("fr",), "foreign", "major", 0.9, "{match}", "", params=params)
    document = Document(Article(text, language="fr"))
    return [(text[match.start : match.end], match.values["language"]) for match in ForeignKind([rule]).find(document)]


@pytest.mark.parametrize(
    ("text", "word", "language"),
    [
        ("Le conseil a allegedly voté la hausse.", "allegedly", "English"),
        ("Il habite dans le bairro depuis dix ans.", "bairro", "Portuguese"),
        ("Le train part à 9 Uhr de la gare.", "Uhr", "German"),
        ("Le mois de giugno fut le plus chaud.", "giugno", "Italian"),
        ("La commune veut embora fermer la piscine.", "embora", "Portuguese"),
    ],
)
def test_an_everyday_word_of_another_language_is_found(text, word, language):
    assert found(text) == [(word, language)]


@pytest.mark.parametrize(
    "text",
    [
        "Le coach a fait un come-back au club-house, sans stress.",
        "Les magistrates et les habitantes se sont réunies.",
        "Le chanteur Uhr, né à Metz, jouera mardi.",
        "« Allerdings » est le titre du disque.",
        "Voir https://example.org/allerdings ou @allegedly pour la suite.",
        "Il a écrit : the president is allegedly a fool, selon son compte.",
    ],
)
def test_names_titles_addresses_and_passages_are_left_alone(text):
    assert found(text) == []


def test_a_card_can_allow_words():
    assert found("Le conseil a allegedly voté.", allow=["allegedly"]) == []


def test_half_a_character_is_no_word():
    assert found("Le conseil a voté \udc80 la hausse \ud83d.") == []
