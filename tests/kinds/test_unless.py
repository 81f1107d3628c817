"""Antipatterns: lists of texts are looked for without a regular expression, and find what one would."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor import Article
from auditor.kinds.unless import Unless
from auditor.reading import Document


def silences(source: str, text: str, at: int = 0) -> bool:
    return Unless({"unless": [source]}).silences(Document(Article(text, language="fr")), at, at + 1)


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        (r"\bpluie|\bboue", "Une pluie de cendres", True),
        (r"\bpluie|\bboue", "Un parapluie de cendres", False),
        (r"\bpluie|\bboue", "Un parapluie sous la pluie", True),
        (r"\brat\b", "Les rats", False),
        (r"\brat\b", "Un rat.", True),
        (r"journal|livre", "Un délivrer", True),
        (r"\brues?\b", "Deux rues", True),
        (r"1914", "En 1914", True),
        (r"l'an\b", "L’an passé", True),
        (r"\bpains?\b|\bneige (?:fine|épaisse)?", "Un pain", True),
        (r"\bpains?\b|\bneige (?:fine|épaisse)", "Des painsx sous une neige épaisse", True),
        (r"\bpains?\b|\bneige (?:fine|épaisse)", "Des painsx sous une neige sale", False),
        (r"\bdép[oô]ts?\b|19\d\d|\brat\b", "Un dépot de 1999", True),
        (r"\bdép[oô]ts?\b|19\d\d|\brat\b", "En 1987, deux rats", True),
    ],
)
def test_antipatterns(source, text, found):
    assert silences(source, text) is found


def test_only_the_sentence_of_the_match_is_looked_at():
    text = "La pluie tombe. Il sort du théâtre."
    assert silences(r"\bpluie", text, 0)
    assert not silences(r"\bpluie", text, 20)


TEXTS = st.text(alphabet="abé_'- 1.", max_size=20)
PARTS = st.builds(
    "{}{}{}".format,
    st.sampled_from(("", r"\b")),
    st.lists(
        st.sampled_from([*"abé' 1-", "a?", "[ab]", "[é1]?", "(?:a|b1)", "(?:é|)", "(?: a)?", "a+", r"\w", "(a|b)"])
    ).map("".join),
    st.sampled_from(("", r"\b")),
)


@given(TEXTS, st.lists(PARTS, min_size=1, max_size=3))
def test_a_list_of_texts_finds_what_its_regular_expression_does(text, parts):
    source = "|".join(parts)
    document = Document(Article(text, language="fr"))
    sentence = document.sentence_at(0)
    found = re.compile(source).search(document.folded, sentence.start, max(sentence.end, 1))
    assert silences(source, text) is bool(found)
