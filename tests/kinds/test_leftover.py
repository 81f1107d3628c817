"""Words left in the source language: where they count, and where they do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.article import Article
from auditor.errors import CardError
from auditor.kinds.leftover import LeftoverKind
from auditor.reading import Document
from auditor.rule import Rule


def rule(folder: Path, **params) -> Rule:
    (folder / "words.txt").write_text("en\tpending whereas\nde:noun\thaushalt\nes pt\tempresas\n", encoding="utf-8")
    return Rule(
        id="x-leftover",
        category="translation",
        languages=("fr",),
        kind="leftover",
        severity="major",
        confidence=0.9,
        message="{match}: {source}",
        why="",
        params={"words": "words.txt", **params},
        file=str(folder / "card.yaml"),
    )


def found(folder: Path, text: str, **params) -> list[tuple[str, str]]:
    document = Document(Article(text, language="fr"))
    matches = LeftoverKind([rule(folder, **params)]).find(document)
    return [(text[match.start : match.end], match.values["source"]) for match in matches]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le texte reste pending au Sénat depuis mars.", [("pending", "English")]),
        ("Deux milliards sont prévus dans le Haushalt du Land.", [("Haushalt", "German")]),
        ("Les empresas du port ont fermé hier.", [("empresas", "Spanish or Portuguese")]),
        ("🎈 Le texte reste pending au Sénat depuis mars.", [("pending", "English")]),
    ],
)
def test_a_foreign_word_between_french_ones_is_found(tmp_path, text, expected):
    assert found(tmp_path, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "La chanson « Still pending » reste au sommet des ventes.",
        "Le mot pending reste au sommet de la liste.",
        "Le compte @pending reste au sommet de la liste.",
        "Il a vu M'pending reste au village avec lui.",
        "They said the case is still pending before the court.",
        "Le plan social reste pending tract social parlement, and this is for the people of Paris.",
        "Le groupe Pending Matters reste au sommet des ventes.",
        "La famille de Karl Haushalt habite à Brême depuis dix ans.",
        "Le haushalt du Land est voté depuis mars.",
        "pending",
    ],
)
def test_names_quotations_and_foreign_passages_are_left_alone(tmp_path, text):
    assert found(tmp_path, text) == []


def test_allowed_words_and_antipatterns_silence(tmp_path):
    text = "Le texte reste pending au Sénat depuis mars."
    assert found(tmp_path, text, allow=["pending"]) == []
    assert found(tmp_path, text, unless=["au sénat"]) == []


def test_the_table_adds_words_and_what_they_mean(tmp_path):
    rows = [{"phrase": "Gemeinde", "source": "de:noun", "fix": "commune"}]
    document = Document(Article("La Gemeinde a fermé le parc pour la nuit.", language="fr"))
    (match,) = LeftoverKind([rule(tmp_path, rows=rows)]).find(document)
    assert match.values["fix"] == "in French: commune"


def test_a_missing_word_list_is_an_error_of_the_card(tmp_path):
    with pytest.raises(CardError, match=r"missing\.txt.*\$\.params\.words"):
        LeftoverKind([rule(tmp_path, words="missing.txt")])


def test_words_of_the_file_of_borrowed_words_are_left_alone(tmp_path: Path) -> None:
    text = "Le projet reste pending au Sénat depuis mars."
    (tmp_path / "borrowings.txt").write_text("# as they are\npending lied\n", encoding="utf-8")
    assert found(tmp_path, text) == [("pending", "English")]
    assert found(tmp_path, text, borrowed="borrowings.txt") == []
    with pytest.raises(CardError, match=r"none\.txt: .*borrowed"):
        found(tmp_path, text, borrowed="none.txt")
