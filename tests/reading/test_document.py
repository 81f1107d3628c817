"""Language, header and gaps of a document."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from numpy.typing import NDArray

from auditor.article import Article
from auditor.reading import Document, wordnumbers
from auditor.reading.wordnumbers import Column


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


def test_a_column_says_of_each_token_what_is_known_of_its_word():
    asked: list[str] = []
    column = Column(lambda word: asked.append(word) or len(word), np.int32)
    assert Document(Article("Le maire voit le pont")).column(column).tolist() == [2, 5, 4, 2, 4, 0]
    assert Document(Article("")).column(column).tolist() == [0]
    assert Document(Article("Un pont, le maire")).column(column).tolist() == [2, 4, 2, 5, 0]
    assert len(asked) == len(set(asked))


def test_a_column_may_be_asked_of_all_new_words_at_once_and_ask_another(monkeypatch):
    monkeypatch.setattr(wordnumbers, "current", wordnumbers.Current(100))
    lengths, asked = Column(len, np.int32), list[list[str]]()

    def said(new: wordnumbers.NewWords) -> NDArray[np.int64]:
        asked.append(new.words)
        return 10 * new.column(lengths) + new.listed({"pont": 5, "le": 2}, other=9)

    column = Column.at_once(said, np.int32)
    assert Document(Article("Le maire voit")).column(column).tolist() == [22, 59, 49, 9]
    assert Document(Article("Le pont")).column(column).tolist() == [22, 45, 9]
    assert asked == [["", "le", "maire", "voit"], ["pont"]]


def test_a_column_says_of_each_gap_what_is_known_of_it():
    column = Column(len, np.int32)
    assert Document(Article("« Le maire, dit-il. »")).gap_column(column).tolist() == [2, 1, 2, 0, 3]
    assert Document(Article("")).gap_column(column).tolist() == [0]


def test_numbers_begin_anew_when_there_are_too_many(monkeypatch):
    monkeypatch.setattr(wordnumbers, "current", wordnumbers.Current(3))
    column = Column(len, np.int32)
    first, second = Document(Article("un deux trois quatre")), Document(Article("dix cinq"))
    assert first.column(column).tolist() == [2, 4, 5, 6, 0]
    assert second.column(column).tolist() == [3, 4, 0]
    assert first.column(column).tolist() == [2, 4, 5, 6, 0]


def test_threads_share_numbers_and_columns():
    column, texts = Column(len, np.int32), [" ".join(f"{'x' * (n % 7)}{k}" for k in range(300)) for n in range(40)]

    def lengths(text: str) -> bool:
        document = Document(Article(text))
        return document.column(column).tolist() == [*map(len, document.tokens.texts), 0]

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(lengths, texts))
