"""Phrases that stand by themselves, and those that are a part of a longer name."""

from __future__ import annotations

import pytest

from auditor import Article
from auditor.kinds.phrase.apart import stands_apart
from auditor.reading import Document


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Il rentre de Germany mardi.", True),
        ("De Germany viennent les moteurs.", True),
        ("Vers Germany, la route est coupée.", True),
        ("L'Germany a perdu.", True),
        ("La Germany Trade & Invest se tait.", False),
        ("La société BMW Germany se tait.", False),
        ("Le groupe Bank & Germany se tait.", False),
        ("Le site germany.de, ou plutôt Germany.de, se tait.", False),
        ("L'ex-Germany se tait.", False),
        ("L'Union of Germany and the World se tait.", False),
    ],
)
def test_whether_a_phrase_is_part_of_a_longer_name(text, apart):
    start = text.index("Germany")
    assert stands_apart(Document(Article(text)), start, start + len("Germany")) is apart
