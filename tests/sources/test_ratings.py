"""A user's ratings: read, or refused with file, row and field."""

from __future__ import annotations

import re

import pytest

from auditor.errors import InputError
from auditor.sources import read_ratings

HEADER = "domain,value,scale,source,date\n"


def test_ratings_are_read_by_domain(tmp_path):
    file = tmp_path / "notes.csv"
    text = '\ufeffdomain,value,scale,source,date\nhttps://www.Gazette.fr/,72,0-100,"Durand, revue",2025-03\n'
    file.write_text(text + "gazette.fr,B,A-E,Autre,2024\n", encoding="utf-8")
    ratings = read_ratings(file)["gazette.fr"]
    assert [(each.value, each.scale, each.source, each.date) for each in ratings] == [
        ("72", "0-100", "Durand, revue", "2025-03"), ("B", "A-E", "Autre", "2024"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("domain,value,scale,date\n", "the column is missing @ row 1, source"),
        (HEADER + "gazette.fr,,0-100,Moi,2025\n", "must not be empty @ row 2, value"),
        (HEADER + "gazette.fr,1,0-100,Moi\n", "must not be empty @ row 2, date"),
        (HEADER + "gazette.fr,1,0-100,Moi,hier\n", "'hier' is no year, month or day @ row 2, date"),
        (HEADER + "gazette,1,0-100,Moi,2025\n", "'gazette' is no domain @ row 2, domain"),
        (HEADER + "a.fr,1,2,Moi,2025\na.fr,2,2,Moi,2024\n", "'Moi' rates 'a.fr' twice @ row 3, domain"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path, text, message):
    file = tmp_path / "notes.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=f"notes.csv: {re.escape(message)}$"):
        read_ratings(file)


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_ratings(tmp_path / "keine.csv")
