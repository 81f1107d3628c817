"""Quantities: what they count, and which two contradict."""

from __future__ import annotations

import pytest

from auditor.article import Article
from auditor.compare.measures import contradict, measures
from auditor.reading import Document, Span


def read(text):
    return list(measures(Document(Article(text, language="fr")), Span(0, len(text))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("faisant 12 morts", [(12, "mort")]),
        ("une amende de 40 000 euros", [(40_000, "euro")]),
        ("1,5 milliard d'euros", [(1.5e9, "euro")]),
        ("une hausse de 3,5 % et douze blessés", [(3.5, "%"), (12, "blessé")]),
        ("le 3 juillet 2019, vers 19 heures, pendant deux jours", []),
        ("Cent quarante-quatre personnes", []),
        ("en 2015 personne ne le savait", []),
    ],
)
def test_values_and_units(text, expected):
    assert [(measure.value, measure.unit) for measure in read(text)] == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("12 morts", "15 morts", True),
        ("12 morts", "12 morts", False),
        ("12 morts", "15 blessés", False),
        ("près de 200 ouvriers", "190 ouvriers", False),
        ("près de 200 ouvriers", "120 ouvriers", True),
        ("1,5 milliard d'euros", "90 euros", False),
    ],
    ids=["other value", "same", "other unit", "about", "not about so much", "of other things"],
)
def test_what_contradicts(one, other, expected):
    assert contradict(read(one)[0], read(other)[0]) is expected
