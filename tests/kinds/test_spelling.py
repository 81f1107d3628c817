"""Unknown words one slip away from a common one, and what is left alone."""

from __future__ import annotations

import pytest

from auditor.article import Article
from auditor.kinds.spelling import SpellingKind, correction
from auditor.reading import Document
from auditor.rule import Rule


def found(text, **params):
    rule = Rule("a-rule", "language", ("fr",), "spelling", "minor", 0.9, "m", "w", params={"min_length": 5, **params})
    matches = SpellingKind([rule]).find(Document(Article(text, language="fr")))
    return {text[match.start : match.end]: match.values["meant"] for match in matches}


def test_slips_and_what_was_meant():
    text = "Le gouvernemnt a prévenu ses colègues récemmment."
    assert found(text) == {"gouvernemnt": "gouvernement", "colègues": "collègues", "récemmment": "récemment"}


@pytest.mark.parametrize(
    "text",
    [
        "Le « nassage » des manifestants",  # a coinage in quotation marks
        "Lors de l'électio... la suite",  # cut short
        "Monsieur Gouvernemnt et @gouvernemnt",  # a name, a handle
        "They chanted in the street",  # a word that English knows
        "Le colègues et les colègues",  # used again: it is meant
    ],
)
def test_what_is_left_alone(text):
    assert found(text) == {}


def test_the_first_letter_stays():
    assert correction("mumérique", 4.0) is None


def test_words_that_the_card_allows():
    assert found("Ses colègues partent.", allow=["colègues"]) == {}
