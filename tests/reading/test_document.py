"""Language, header and gaps of a document."""

from __future__ import annotations

import subprocess
import sys

import pytest

from auditor.article import Article
from auditor.reading import Document
from auditor.reading.lexicon import french


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le maire a dit que la réunion aurait lieu dans les prochains jours.", "fr"),
        ("The mayor said that the meeting would be held in the coming days.", "en"),
        ("El alcalde dijo que la reunión se celebraría en los próximos días.", "es"),
        ("O prefeito disse que a reunião não será realizada nos próximos dias.", "pt"),
        ("Der Bürgermeister sagte, dass die Sitzung in den nächsten Tagen ist.", "de"),
        ("", None),
        ("1234 5678 !!!", None),
    ],
)
def test_language(text, language):
    assert Document(Article(text)).language == language


def test_langdetect_decides_where_the_vote_does_not_and_always_alike():
    text = "Мэр города сообщил, что заседание совета состоится в ближайшие дни в здании администрации."
    assert {Document(Article(text)).language for _ in range(5)} == {"ru"}


def test_what_the_article_says_of_its_language_goes_first():
    assert Document(Article("The mayor said that it was so.", language="fr")).language == "fr"


def test_a_foreign_line_is_told_from_the_text_around_it():
    text = "Le maire a parlé de la réunion et des travaux.\n\nFollow us for the latest updates on this and more."
    document = Document(Article(text))
    assert [document.line_language(line) for line in document.lines] == ["fr", "en"]


def test_header_headline_dateline_and_urls():
    text = "date 2031-02 https://exemple.fr/a\n\nUn titre sans point\n\nGENÈVE (AP) — " + "Le conseil a voté. " * 5
    header = Document(Article(text)).header
    assert text[header.meta[0].start : header.meta[0].end] == "date 2031-02 https://exemple.fr/a"
    assert text[header.headline.start : header.headline.end] == "Un titre sans point"
    assert text[header.dateline.start : header.dateline.end] == "GENÈVE (AP) —"
    assert text[header.urls[0].start : header.urls[0].end] == "https://exemple.fr/a"


def test_gaps_are_the_punctuation_between_words():
    assert Document(Article("Un , deux. . Trois ?.")).gaps == {" , ": [2], ". . ": [9], " ?.": [18]}


def test_crlf_and_old_line_ends_keep_offsets():
    document = Document(Article("Un.\r\nDeux.\rTrois."))
    assert [document.text[span.start : span.end] for span in document.lines] == ["Un.", "Deux.", "Trois."]


def test_reading_alone_loads_neither_numpy_nor_rich():
    code = "import sys; from auditor.reading import Document; print({'numpy', 'rich', 'torch'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_tokens_have_the_class_of_their_readings():
    document = Document(Article("Le maire voit xqzt, le maire"))
    sets = french().sets
    assert document.classes.dtype.name == "int32"
    assert [sets[number] if number >= 0 else () for number in document.classes.tolist()] == [
        french().analyses(form) for form in document.tokens.texts
    ]
    assert Document(Article("")).classes.tolist() == []
