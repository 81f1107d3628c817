"""The similarity kind: exemplars with their counterparts, the article's centre, and silence without a model."""

from __future__ import annotations

import pytest

from auditor import embedding, resources
from auditor.article import Article
from auditor.kinds.similarity import SimilarityKind
from auditor.reading import Document
from auditor.rule import Rule

BODY = """Le conseil municipal de Vierzac a voté mardi soir le budget de la commune pour toute l'année qui vient.
La mairie de Vierzac prévoit avec le budget de la commune la rénovation de l'école et de la piscine municipale.
Le budget de la commune de Vierzac reste soumis au vote du conseil municipal avant la rénovation de la piscine."""
PROMPT = "Inscrivez-vous vite pour recevoir chaque matin notre lettre gratuite"
NEWS = "Les habitants ont reçu chaque matin une lettre gratuite de la mairie"


def rule(**params):
    card = {"id": "t-like", "category": "boilerplate", "languages": ("common",), "kind": "similarity"}
    return Rule(**card, severity="major", confidence=0.9, message="« {match} »", why="", params=params)


EXEMPLARS = rule(
    against="exemplars",
    limit=0.6,
    margin=0.1,
    rows=[{"phrase": "Inscrivez-vous pour recevoir notre lettre gratuite chaque matin", "counter_example": NEWS}],
)
CENTRE = rule(against="centre", limit=0.25, least=2)


@pytest.fixture
def found(monkeypatch, tiny_model):
    """A function that gives the spans a rule finds in a text, with a model that knows the text's words."""

    def find(a_rule, text):
        model = embedding.load(tiny_model([text, PROMPT, NEWS]))
        monkeypatch.setattr(embedding, "shipped", lambda: model)
        monkeypatch.setattr(embedding, "load", lambda: model)
        matches = SimilarityKind([a_rule]).find(Document(Article(text, language="fr")))
        return [text[match.start : match.end] for match in matches]

    return find


def test_a_line_like_an_exemplar_is_found_whole(found):
    assert found(EXEMPLARS, f"{BODY}\n{PROMPT}\n") == [PROMPT]


def test_a_line_more_like_news_on_the_matter_is_not(found):
    assert found(EXEMPLARS, f"{BODY}\n{NEWS}\n") == []


def test_only_lines_with_a_word_of_an_exemplar_are_held_against_it(found):
    anything = rule(**EXEMPLARS.params | {"limit": -1.0, "margin": -2.0})
    assert found(anything, f"{BODY}\nUne comète passe ce soir\nUne lettre passe ce soir") == [
        "Une lettre passe ce soir"
    ]


def test_a_paragraph_is_no_line(found):
    assert found(EXEMPLARS, f"{PROMPT} {PROMPT} {PROMPT} {PROMPT}\n{BODY}") == []


@pytest.mark.parametrize("place", [12, 60])
def test_only_the_edges_of_a_long_text_are_looked_at(found, place):
    lines = [f"{BODY.splitlines()[0]} Phrase {number}." for number in range(70)]
    assert found(EXEMPLARS, "\n".join([*lines[:place], PROMPT, *lines[place:]])) == ([PROMPT] if place == 60 else [])


def test_headlines_of_other_articles_after_the_body_are_found_as_one(found):
    others = "Tennis : Mornaud qualifiée en quarts\nUne comète visible cette semaine"
    assert found(CENTRE, f"{BODY}\n{others}\n") == [others]


@pytest.mark.parametrize(
    "tail",
    [
        "Tennis : Mornaud qualifiée en quarts",
        "Le budget de la commune de Vierzac\nLa rénovation de la piscine municipale",
        "Pons - Cognac 3 - 3, mi-temps 2 - 1\nSaintes - Royan 2 - 1, mi-temps 1 - 0",
        "Tennis : Mornaud gagne encore un match.\nUne comète passe au-dessus des toits.",
    ],
    ids=["one alone", "of the article", "results", "sentences"],
)
def test_what_may_end_an_article_is_left(found, tail):
    assert found(CENTRE, f"{BODY}\n{tail}\n") == []


def test_a_text_without_a_body_has_no_centre(found):
    assert found(CENTRE, "Tennis : Mornaud qualifiée en quarts\nUne comète visible cette semaine\n" * 20) == []


def test_without_the_model_folder_it_is_silent(monkeypatch, tmp_path):
    monkeypatch.setattr(resources, "model", lambda name: tmp_path / name)
    kind = SimilarityKind([EXEMPLARS, CENTRE])
    assert list(kind.find(Document(Article(f"{BODY}\n{PROMPT}\n", language="fr")))) == []
