"""Where sentences end and where they do not."""

from __future__ import annotations

import pytest

from auditor.article import Article
from auditor.reading import Document


def sentences(text):
    document = Document(Article(text))
    return [text[span.start : span.end] for span in document.sentences]


@pytest.mark.parametrize(
    "text",
    [
        "M. Dupont et Mme. Le Goff ont vu le Dr. Roux à 7 h. 30 hier.",
        "Il a payé 3.50 euros, soit 1.200 francs.",
        "J. K. Rowling et J.-P. Martin sont venus.",
        "« Vous venez ? » demande-t-elle.",
        "Il hésite… puis il part.",
        "Voir l'art. 12 et la fig. 3, cf. p. 14.",
        "Le no. 5 sort en févr. Prochain rendez-vous donné.",
        "1. Premier point de la liste",
    ],
)
def test_these_are_one_sentence(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Il part. Elle reste. On verra !", 3),
        ("Il dit : « Je pars. » Elle reste.", 2),
        ("Vraiment ? Oui. “Non.” Bien.", 4),
        ("Le prix est de 3 %. En 2020, il montait.", 2),
        ("Une ligne\nUne autre", 2),
        ("Fin (ou presque.) Début.", 2),
        ("Il rêve… « Rien. »", 2),
    ],
)
def test_these_are_several(text, number):
    assert len(sentences(text)) == number
