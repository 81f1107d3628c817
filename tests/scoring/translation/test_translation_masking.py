"""The masked stream hides names, numbers and typography."""

from __future__ import annotations

import math
from typing import Any
from zlib import crc32

import pytest

from auditor import Article
from auditor.reading import Document
from auditor.scoring.translation import lexis as lexis_module
from auditor.scoring.translation.forms import Forms
from auditor.scoring.translation.gaps import marks
from auditor.scoring.translation.lexis import COMMA, STOP, Lexis
from auditor.scoring.translation.masking import Stream, stream, streams
from auditor.scoring.translation.measures import NAMES, Measures

FORMS = Forms.of(
    {
        "le": ("ART", 9, 2),
        "a": ("AUX", 9, 2),
        "dans": ("PRE", 9, 2),
        "et": ("CON", 9, 2),
        "dit": ("VER:it", 8, 1),
        "ministre": ("NOM", 6, 0),
        "arrive": ("VER:e", 6, 0),
        "à": ("PRE", 9, 2),
        "été": ("NOM", 6, 0),
    }
)
LEXIS = Lexis(FORMS)
TEXT = "« Le ministre arrive », a dit M. Dupont…\nDans le Gard, le ministre arrive – et dit : l’été !"


def read(text: str, lexis: Lexis | None = None) -> Stream:
    return stream(Document(Article(text)), lexis or LEXIS)


def measured(text: str) -> Any:
    return Measures(LEXIS).of([read(text)])[0]


def seen(text: str, view: int = 2) -> list[int]:
    entries = read(text).entries  # which may make room in the lexis
    return LEXIS.codes[view][entries].tolist()


def code(shown: str) -> int:
    return crc32(shown.encode())


def test_names_numbers_and_rare_words_are_hidden():
    shown = ["le", "_tre", "#", "a", "_dit", "0", "_ots", "."]
    assert seen("Le ministre Dupont a dit 1 500 mots.") == [code(item) for item in shown]


def test_common_words_are_shown_beside_parts_of_speech():
    assert seen("Le ministre a dit.", view=1) == [code(item) for item in ("le", "NOM", "a", "dit", ".")]


def test_a_known_word_that_opens_a_sentence_is_no_name():
    shown = ["le", "_tre", "_ive", ".", "_ive", "le", "_tre", "."]
    assert seen("Le ministre arrive. Arrive le ministre.") == [code(item) for item in shown]


@pytest.mark.parametrize(
    "other",
    [
        '"Le ministre arrive", a dit M. Dupont... Dans le Gard, le ministre arrive - et dit: l\'été!',
        "“Le ministre arrive”, a dit M. Dupont …  Dans le Gard , le ministre arrive — et dit\u00a0: l'été\u202f!",
        "« Le ministre arrive », a dit M. Dupont…\r\n\r\nDans le Gard, le ministre arrive – et dit :\nl’été !\n",
    ],
)
def test_typography_and_layout_change_nothing(other):
    assert read(other).entries.tolist() == read(TEXT).entries.tolist()
    assert read(other).breaks == read(TEXT).breaks
    assert measured(other).tolist() == measured(TEXT).tolist()


def test_capitals_without_their_accents_and_ligatures_change_nothing():
    assert seen("A Paris, Etat ou cœur.", 0) == seen("À Paris, État ou coeur.", 0)
    assert seen("Eté dans le Gard.", 0) == seen("Été dans le Gard.", 0)
    assert seen("A-t-il dit ?", 0)[0] == code("a")


def test_a_point_after_an_abbreviation_ends_no_sentence():
    assert len(read("Le ministre M. Dupont arrive. Le ministre dit.").breaks) == 2


def test_spaced_and_doubled_apostrophes_are_mended():
    assert seen('Le ministre dit d"abord l"été.', 0) == seen("Le ministre dit d'abord l'été.", 0)
    assert seen("Le ministre dit d ’ abord l ' été.", 0) == seen("Le ministre dit d'abord l'été.", 0)


def test_items_know_their_tokens():
    document = Document(Article("En 1 500 mots, « le ministre » dit."))
    items = stream(document, LEXIS)
    texts = [document.tokens.texts[token] if token >= 0 else "" for token in items.tokens()]
    assert texts == ["en", "1", "mots", "", "le", "ministre", "dit", ""]


def test_forms_that_nobody_learnt_share_an_entry_by_their_ending():
    lexis = Lexis(FORMS, frozenset({code("zorgon")}))
    one, other, learnt, ending = (lexis[form] for form in ("vargon", "morgon", "zorgon", "mardis"))
    assert one == other
    assert len({one, learnt, ending}) == 3
    assert lexis.codes[0][one] == 0
    assert lexis.codes[0][learnt] == code("zorgon")


def test_a_lexis_that_is_full_reads_on_and_grows_no_more(monkeypatch):
    monkeypatch.setattr(lexis_module, "MOST", 3)
    lexis = Lexis(FORMS, frozenset({code("zorgon")}))
    unknown = [f"mot{letter}ka" for letter in "abcdefgh"] + ["cœur", "vargon"]
    first, again = ([lexis[form] for form in ("le", "zorgon", *unknown)] for _ in range(2))
    assert first == again
    assert len(set(first)) == 2 + 3 + 1  # of the unknown three endings, and one entry for the rest
    assert lexis.codes[0][first[1]] == code("zorgon")
    assert len(lexis) == len(Lexis(FORMS)) + 3


def test_stops_and_commas_are_all_that_is_seen_of_marks():
    assert marks(" !! ") == marks("...") == [STOP]
    assert marks(" », ") == marks(" ; ") == [COMMA]
    assert marks(" – (") == marks("\n\n") == []


def test_texts_read_together_are_read_as_alone():
    texts = (TEXT, "", "... !", "d ' accord", "« 1 2 3 ", "A-t-il dit 4", "5 ministres. Le", TEXT)
    together = streams([Document(Article(text)) for text in texts], LEXIS)
    for text, one, values in zip(texts, together, Measures(LEXIS).of(together), strict=True):
        alone = read(text)
        assert one.entries.tolist() == alone.entries.tolist()
        assert one[1:] == alone[1:]
        assert values.tolist() == measured(text).tolist()


def test_measures_of_a_text_without_words_are_finite():
    for text in ("... !", "", "Le"):
        assert all(value == value and abs(value) < 100 for value in measured(text))


def test_measures_see_sentences_and_parts_of_speech():
    text = "Le ministre arrive. Le ministre arrive. Le ministre, dit-il, arrive dans le Gard."
    found = dict(zip(NAMES, measured(text), strict=True))
    assert found["start.ART"] == 1.0
    assert found["start.comma"] == pytest.approx(1 / 3)
    assert found["sentence.short"] == pytest.approx(2 / 3)
    assert found["part.NOM"] == pytest.approx(3 / 14)
    assert found["sentence.longest"] == pytest.approx(math.log(8))
