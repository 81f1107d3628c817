"""Slips that word lists made from the web hold."""

from __future__ import annotations

import pytest

from auditor.article import Article
from auditor.kinds.listedslips import listed_slip
from auditor.kinds.spelling import SpellingKind
from auditor.reading import Document
from auditor.rule import Rule


def found(text):
    params = {"listed": True, "min_length": 5, "min_zipf": 3.4}
    rule = Rule("a-rule", "language", ("fr",), "spelling", "minor", 0.9, "m", "w", params=params)
    matches = SpellingKind([rule]).find(Document(Article(text, language="fr")))
    return {text[match.start : match.end]: match.values["meant"] for match in matches}


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("democratie", "démocratie"),
        ("theatre", "théâtre"),
        ("succés", "succès"),
        ("persone", "personne"),
        ("notament", "notamment"),
        ("confience", "confiance"),
        ("actés", None),  # a participle
        ("démocratie", None),
        ("streaming", None),
    ],
)
def test_the_word_meant(word, meant):
    assert listed_slip(word, 3.4) == meant


def test_slips_stand_in_french_text():
    assert found("Le president a parlé du batiment.") == {"president": "président", "batiment": "bâtiment"}
    assert found("They won the election across the region.") == {}
    assert found("Le « batiment » de Batiment SA") == {}
