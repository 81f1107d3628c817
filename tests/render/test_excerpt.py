"""Words around a finding, cut to a width."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from auditor.article import Article
from auditor.reading import Document
from auditor.render.excerpt import excerpt, printable
from auditor.scorecard import Finding


def finding(text, start, end):
    return Finding("r", "language", "minor", 1.0, 1.0, start, end, text[start:end], "m")


@given(st.text(max_size=200), st.data(), st.integers(20, 120))
def test_an_excerpt_fits_and_marks_the_finding(text, data, width):
    text = f"Avant {text}x après."
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    piece = excerpt(Document(Article(text)), finding(text, start, end), width)
    assert len(piece.text) <= width
    if not piece.cut:
        assert piece.text[piece.start : piece.end] == printable(text[start:end])


def test_long_sentences_are_cut_at_words():
    text = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze"
    start = text.index("sept")
    piece = excerpt(Document(Article(text)), finding(text, start, start + 4), 30)
    assert piece.text == "…cinq six sept huit neuf dix…"


def test_control_characters_cannot_act():
    assert printable("a\x1b[31mb\u202ec\nd") == "a·[31mb·c d"
