"""Lines of the page around an article."""

from __future__ import annotations

import json

import pytest

from auditor.article import Article
from auditor.errors import ModelError
from auditor.kinds.line import LineKind, page_probabilities
from auditor.kinds.line.features import NAMES, features
from auditor.kinds.line.trees import Forest
from auditor.reading import Document
from auditor.rule import Rule

BODY = (
    "Le pont rouvre lundi après six mois de travaux, a annoncé la mairie dans un long communiqué publié mardi.\n"
    "Les voitures passeront d'abord sur une seule voie, et les camions attendront le printemps pour revenir.\n"
    "« Nous avons tenu le calendrier malgré les crues », se félicite l'adjointe, qui en a chiffré la dépense.\n"
)
MENU = "Accueil\nPolitique\nSports\nCulture\nSe connecter\nContact\n"


def found(text):
    rule = Rule("a-rule", "boilerplate", ("common",), "line", "major", 0.9, "m", "w")
    return [text[match.start : match.end] for match in LineKind([rule]).find(Document(Article(text, language="fr")))]


def test_blocks_around_the_article_are_found():
    assert found(MENU + BODY + MENU) == [MENU.strip(), MENU.strip()]


def test_an_article_alone_is_left_alone():
    assert found(BODY * 10) == []
    assert page_probabilities(Document(Article(BODY, language="fr")), 10, 0.35) == []


def test_results_and_programmes_are_no_page():
    table = "".join(f"({hour}h00) Lyon - Nantes {hour % 5} - 1\n" for hour in range(14))
    assert found(table + BODY + table) == []


def test_a_row_of_features_for_each_line():
    rows = features(Document(Article(MENU + BODY, language="fr")))
    assert [len(row) for row in rows] == [len(NAMES)] * 9
    text = [row[NAMES.index("text")] for row in rows]
    assert max(text[:6]) < 0.5 < min(text[6:])


def test_features_of_odd_lines():
    assert len(features(Document(Article("…\n…\n?\n" * 30)))) == 90
    assert features(Document(Article(""))) == []


def test_trees(tmp_path):
    file = tmp_path / "trees.json"
    tree = [[0, -1, -1], [1.5, -2.0, 2.0], [1, 0, 0], [2, 0, 0]]
    file.write_text(json.dumps({"features": ["a"], "bias": 0.0, "trees": [tree]}), encoding="utf-8")
    forest = Forest.load(file, ["a"])
    assert forest.probability([1.0]) == pytest.approx(0.1192, abs=1e-4)
    assert forest.probability([2.0]) == pytest.approx(0.8808, abs=1e-4)


def test_trees_of_other_features_are_refused(tmp_path):
    file = tmp_path / "trees.json"
    file.write_text(json.dumps({"features": ["a"], "bias": 0.0, "trees": []}), encoding="utf-8")
    with pytest.raises(ModelError, match="other features"):
        Forest.load(file, ["b"])
    file.write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be read"):
        Forest.load(file, ["a"])
