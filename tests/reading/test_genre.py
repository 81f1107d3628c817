"""Genre is read from labels, not from tone."""

from __future__ import annotations

import pytest

from auditor.article import Article
from auditor.reading import Document

BODY = "\n\nLe conseil municipal de Brévance a voté mardi le budget de la ville, par 21 voix contre 8."


def genre(text: str, **fields: str) -> str | None:
    return Document(Article(text, language="fr", **fields)).genre


@pytest.mark.parametrize(
    "head",
    [
        "Tribune",
        "TRIBUNE. La forêt ne nous appartient pas",
        "Édito : le prix du silence",
        "L’édito de Jeanne Morvan",
        "Éditorial",
        "[Tribune] Pour une école ouverte",
        "Opinion | Ce que la crue nous apprend",
        "Chronique de Paul Hénaff",
        "Chronique d'un pompier #3 - La nuit la plus longue",
        "Carte blanche",
        "Une opinion d’Hélène Marchal, juriste, autrice de « La part commune »",
        "Le billet de Luc Abadie",
        "Lettre ouverte",
    ],
)
def test_opinion_is_labelled(head):
    assert genre(head + BODY) == "opinion"


@pytest.mark.parametrize("head", ["Analyse", "DÉCRYPTAGE - Ce que dit le rapport", "Analyse : un budget sous tension"])
def test_analysis_is_labelled(head):
    assert genre(head + BODY) == "analysis"


@pytest.mark.parametrize(
    "head",
    [
        "Tribune de Genève : la rédaction déménage",
        "La tribune nord du stade sera démolie",
        "Chroniques martiennes revient à l’affiche",
        "Chronique d'une mort annoncée revient à l'affiche",
        "Opinions partagées sur le nouveau tram",
        "Billets de train : les prix montent",
        "Analyses de sang : les laboratoires en grève",
        "L’éditorial d’un quotidien local fait débat",
    ],
)
def test_news_is_no_opinion(head):
    assert genre(head + BODY) is None


def test_label_in_title_and_address():
    assert genre(BODY, title="Édito. Le prix du silence") == "opinion"
    assert genre(BODY, url="https://exemple.fr/idees/2024/le-prix-du-silence") == "opinion"
    assert genre(BODY, url="https://exemple.fr/analyse/budget") == "analysis"
    assert genre(BODY, url="https://exemple.fr/politique/debat-public-lundi") is None
    assert genre(BODY, url="http://[") is None


def test_label_in_the_section():
    row = {"text": BODY, "language": "fr", "section": "Opinions"}
    assert Document(Article.from_dict(row)).genre == "opinion"
    assert Document(Article.from_dict({**row, "section": "Sports"})).genre is None
    assert Document(Article.from_dict({**row, "section": ["Opinions"]})).genre is None


def test_disclaimer_at_the_end():
    text = "Le budget de Brévance" + BODY + "\n\nLes opinions exprimées dans cet article n’engagent que leur auteur."
    assert genre(text) == "opinion"
    assert genre(BODY * 4 + text + "\n\nSuite." * 6) is None
