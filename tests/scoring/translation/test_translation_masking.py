"""The masked stream hides names, numbers and typography."""

from __future__ import annotations

import pytest

from auditor import Article
from auditor.reading import Document
from auditor.scoring.translation.forms import Forms
from auditor.scoring.translation.masking import Stream, marks, stream
from auditor.scoring.translation.measures import measure

FORMS = Forms(
    {
        "le": ("ART", 9, 2),
        "a": ("AUX", 9, 2),
        "dans": ("PRE", 9, 2),
        "et": ("CON", 9, 2),
        "dit": ("VER:it", 8, 1),
        "ministre": ("NOM", 6, 0),
        "arrive": ("VER:e", 6, 0),
    }
)
TEXT = "« Le ministre arrive », a dit M. Dupont…\nDans le Gard, le ministre arrive – et dit : l’été !"


def read(text: str) -> Stream:
    return stream(Document(Article(text)), FORMS)


def shown(text: str) -> str:
    return " ".join(masks.shown for masks in read(text).masks)


def test_names_numbers_and_rare_words_are_hidden():
    assert shown("Le ministre Dupont a dit 1 500 mots.") == "le *tre # a dit 0 *ots ."


def test_a_known_word_that_opens_a_sentence_is_no_name():
    assert shown("Le ministre arrive. Arrive le ministre.") == "le *tre *ive . *ive le *tre ."


@pytest.mark.parametrize(
    "other",
    [
        '"Le ministre arrive", a dit M. Dupont... Dans le Gard, le ministre arrive - et dit: l\'été!',
        "“Le ministre arrive”, a dit M. Dupont …  Dans le Gard , le ministre arrive — et dit\u00a0: l'été\u202f!",
        "« Le ministre arrive », a dit M. Dupont…\r\n\r\nDans le Gard, le ministre arrive – et dit :\nl’été !\n",
    ],
)
def test_typography_and_layout_change_nothing(other):
    assert read(other).masks == read(TEXT).masks
    assert read(other).sentences == read(TEXT).sentences
    assert measure(read(other)) == measure(read(TEXT))


def test_a_point_after_an_abbreviation_ends_no_sentence():
    assert read("Le ministre M. Dupont arrive. Le ministre dit.").sentences[-1] == 1


def test_spaced_and_doubled_apostrophes_are_mended():
    assert read('Le ministre dit d"abord l"été.').masks == read("Le ministre dit d'abord l'été.").masks
    assert read("Le ministre dit d ’ abord l ' été.").masks == read("Le ministre dit d'abord l'été.").masks


def test_repeated_marks_are_one():
    assert marks(" !! ") == ("!",)
    assert marks(" », ") == ('"', ",")
    assert marks("\n\n") == ()


def test_measures_of_a_text_without_words_are_finite():
    assert all(value == value and abs(value) < 100 for value in measure(read("... !")).values())


def test_measures_see_sentences_and_repeats():
    found = measure(read("Le ministre arrive. Le ministre arrive. Le ministre arrive dans le Gard."))
    assert found["start.ART"] == 1.0
    assert found["content.25"] > 0.5
    assert found["sentence.short"] == 1.0
