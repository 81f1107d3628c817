"""The estimate of quality that ships with auditor: when it speaks, what moves it, and that no score uses it."""

from __future__ import annotations

import random

import pytest
from translation_texts import MACHINE, NATIVE

from auditor import Article
from auditor.reading import Document
from auditor.resources import model as folder
from auditor.scorecard import Finding
from auditor.scoring.translation import quality
from auditor.scoring.translation.masking import stream
from auditor.scoring.translation.model import shipped
from auditor.scoring.translation.origin import estimate_all

FINDING = Finding("xx", "translation", "major", 0.9, 1.0, 0, 2, "Le", "wrong")


def unseen(text: str) -> float:
    lexis, judge = shipped().lexis, quality.shipped()
    assert judge is not None
    return judge.unseen([stream(Document(Article(text, language="fr")), lexis)], lexis)[0]


def test_text_that_may_be_machine_translation_gets_points_with_an_interval():
    found = estimate_all([Document(Article(MACHINE))], [()])[0]["quality"]
    low, high = found["interval"]
    assert 0 < low < found["points_per_100_words"] < high
    assert high - low > found["points_per_100_words"] / 2  # it is a weak estimate, and has to say so


def test_text_by_a_person_and_short_text_get_none():
    assert estimate_all([Document(Article(NATIVE))], [()])[0]["quality"] is None
    assert estimate_all([Document(Article(MACHINE[:200], language="fr"))], [()]) == [None]


def test_scrambled_words_are_worse():
    sentences = [sentence.split() for sentence in MACHINE.split(". ")]
    draw = random.Random(1)
    for words in sentences:
        draw.shuffle(words)
    assert unseen(". ".join(" ".join(words).capitalize() for words in sentences)) > 1.05 * unseen(MACHINE)


def test_two_ways_of_address_are_worse_than_one():
    one = "Vous pouvez venir demain. Vous avez le temps. Vous savez où je suis. Merci à vous."
    assert unseen(one.replace("Vous avez", "Tu as").replace("Vous savez", "Tu sais")) > unseen(one)


def test_findings_on_what_readers_judged_add_points_and_others_do_not():
    document = Document(Article(MACHINE))
    none, one = (estimate_all([document], [found])[0]["quality"] for found in ((), (FINDING,) * 20))
    assert one["points_per_100_words"] > none["points_per_100_words"]
    assert one["interval"][0] > none["interval"][0]
    framing = Finding("xx", "framing", "major", 0.9, 1.0, 0, 2, "Le", "wrong")
    assert estimate_all([document], [(framing,) * 20])[0]["quality"] == none


def test_longer_texts_are_surer():
    judge = quality.shipped()
    assert judge is not None
    assert judge.spread(60) > judge.spread(600) > 0.1


def test_nothing_is_said_where_the_model_is_not_installed_and_no_score_uses_it(auditor, monkeypatch):
    whole = auditor.audit(Article(MACHINE, id="a")).to_dict()
    monkeypatch.setattr(quality, "shipped", lambda: None)
    without = auditor.audit(Article(MACHINE, id="a")).to_dict()
    assert whole["machine_translated"].pop("quality")
    assert without["machine_translated"].pop("quality") is None
    assert whole == without


def test_text_without_a_word_has_no_points():
    assert unseen("... !") == unseen("") == 0


def test_it_was_trained_beside_the_model_of_origin_that_ships():
    run = pytest.importorskip("training.quality.run", exc_type=ImportError)
    settings = quality.Quality.read(folder("quality"))
    assert settings.translation == run.digest(folder("translation"))


def test_the_files_are_small():
    assert sum(path.stat().st_size for path in folder("quality").iterdir()) < 4_000_000
