"""Words, elisions, clitics and compounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.article import Article
from auditor.reading import Document

HOSTILE = st.text(
    st.one_of(st.characters(), st.sampled_from("«»“”\"’'.,!?- \u00a0\u202f\r\n\t(\u0301\U0001f600")), max_size=300
)


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_elisions_come_apart_with_both_apostrophes(apostrophe):
    text = "L'homme qu'on n'aime jusqu'ici.".replace("'", apostrophe)
    assert Document(Article(text)).tokens.texts == ["l'", "homme", "qu'", "on", "n'", "aime", "jusqu'", "ici"]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Où va-t-il ?", ["où", "va", "-t-il"]),
        ("dit-elle", ["dit", "-elle"]),
        ("Saint-Malo, rendez-vous aujourd'hui", ["saint-malo", "rendez-vous", "aujourd'hui"]),
        ("quelqu'un d'autre", ["quelqu'un", "d'", "autre"]),
        ("1,5 million", ["1,5", "million"]),
        ("e\u0301te\u0301 😀 fini", ["e\u0301te\u0301", "fini"]),
    ],
)
def test_tokens(text, tokens):
    assert Document(Article(text)).tokens.texts == tokens


def test_an_elided_article_and_a_clitic_are_no_words():
    assert Document(Article("L'homme a-t-il faim ?")).words == 3


@given(HOSTILE)
def test_every_offset_counts_code_points_of_the_text_as_given(text):
    document = Document(Article(text))
    assert len(document.plain) == len(document.folded) == len(text)
    for token, start, end in zip(document.tokens.texts, document.tokens.starts, document.tokens.ends, strict=True):
        assert document.folded[start:end] == token
    for spans in (document.lines, document.sentences, document.paragraphs, document.quotes, document.names):
        for span in spans:
            assert 0 <= span.start <= span.end <= len(text)
    starts = [span.start for span in document.sentences]
    assert starts == sorted(starts)
    for line in document.lines:
        assert text[line.start : line.end].strip() == text[line.start : line.end] != ""


@given(HOSTILE)
def test_sentences_hold_all_letters(text):
    document = Document(Article(text))
    inside = sum(c.isalnum() for span in document.sentences for c in document.plain[span.start : span.end])
    assert inside == sum(c.isalnum() for c in document.plain)
