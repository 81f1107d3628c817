"""Pieces made of nothing but the words of pages."""

from __future__ import annotations

import pytest

from auditor.article import Article
from auditor.kinds.pagewords import PageWordsKind
from auditor.reading import Document
from auditor.rule import Rule

PARAMS = {
    "page": ["suivre", "auteur", "voir", "offres", "article", "commentaires"],
    "small": ["cet", "les", "nos", "de"],
    "address": ["nos"],
    "articles": ["les"],
    "closed": ["les", "de"],
}


def found(text: str) -> list[str]:
    rule = Rule("a-rule", "boilerplate", ("fr",), "pagewords", "minor", 0.9, "« {match} »", "why", params=PARAMS)
    matches = PageWordsKind([rule]).find(Document(Article(text, language="fr")))
    return [text[match.start : match.end] for match in matches]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Le pont est fermé.\nSuivre cet auteur\nIl rouvrira.", ["Suivre cet auteur"]),
        ("Le pont est fermé. Voir nos offres Les riverains attendent.", ["Voir nos offres"]),
        ("Le pont est fermé. Voir les 12 commentaires Il rouvrira.", ["Voir les 12 commentaires"]),
        ("Voir nos offres.", ["Voir nos offres"]),
        ("Voir cet article.", []),
        ("Les commentaires de cet article", []),
        ("Voir les Alpes. Suivre les commentaires de Paul.", []),
        ("Voir cet auteur lire ravit les enfants.", []),
        ("Suivre cet auteur " * 6, []),
    ],
)
def test_what_is_a_piece_of_the_page(text, pieces):
    assert found(text) == pieces
