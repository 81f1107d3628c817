"""Titles that do not suit a person, and full names that are nearly one."""

from __future__ import annotations

import pytest

from auditor import Article
from auditor.kinds.name import NameKind
from auditor.kinds.name.genders import MEN, WOMEN
from auditor.reading import Document
from auditor.rule import Rule


def found(mode: str, text: str) -> list[str]:
    rule = Rule("x-names", "language", ("fr",), "name", "minor", 0.9, "{match}", "", params={"mode": mode})
    return [text[match.start : match.end] for match in NameKind([rule]).find(Document(Article(text, language="fr")))]


def test_no_name_is_both_a_mans_and_a_womans() -> None:
    assert not MEN & WOMEN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hier, la ministre Bruno Le Gallec a parlé.", ["la ministre Bruno Le Gallec"]),
        ("Il a vu son homologue italienne, Luigi Bertolli, hier.", ["son homologue italienne, Luigi Bertolli"]),
        ("Il plaint le chanteur Céline Bertolli.", ["le chanteur Céline Bertolli"]),
        ("Le maire Anne Bertolli et la ministre Camille Bertolli.", []),
        ("La présidente Zora Bertolli est là. Le président Zora Bertolli part.", ["Le président Zora Bertolli"]),
        ("La Première ministre Theresa Bertolli, le parti de Bruno Bertolli.", []),
        ("Hier, la maire de Londres, Paul Bertolli, a parlé.", ["la maire de Londres, Paul Bertolli"]),
        ("La maire de Londres, le juge de la ville, Paul Bertolli.", []),
        ("Le juge et la fille de Paul Bertolli, la loi Simone Bertolli.", []),
    ],
)
def test_titles_suit_the_person(text: str, expected: list[str]) -> None:
    assert found("gender", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Donald Bertolli parle. Donal Bertolli insiste.", ["Donal Bertolli"]),
        ("Paul Bertolli parle. Selon M. Bertoli, tout va bien.", ["Bertoli"]),
        ("Anne Bertolli parle. Anna Bertolli répond.", ["Anna Bertolli"]),
        ("Paul Bertolli parle. Paula Bertolli répond.", []),
        ("Donald Bertolli parle. Son frère Donal Bertolli insiste.", []),
        ("Donald Bertolli parle. M. Bertolli insiste.", []),
    ],
)
def test_names_that_are_nearly_one(text: str, expected: list[str]) -> None:
    assert found("alike", text) == expected
