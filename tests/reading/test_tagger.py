"""The lexicon, the conjugation and the tagger that ship with auditor."""

from __future__ import annotations

import time

import pytest

from auditor.errors import ModelError
from auditor.reading.conjugation import paradigm
from auditor.reading.lexicon import Analysis, Lexicon, french, parse
from auditor.reading.tagger import Tagger, french_tagger


def tag(text: str) -> list[str]:
    return french_tagger().tag(text.split())


@pytest.mark.parametrize(
    ("code", "analysis"),
    [
        ("NOUN.fs", Analysis("NOUN", "f", "s")),
        ("NOUN", Analysis("NOUN")),
        ("ADJ.p", Analysis("ADJ", "", "p")),
        ("VERB.ind.pres.3p", Analysis("VERB", "", "p", "3", "ind", "pres")),
        ("VERB.part.past.mp", Analysis("VERB", "m", "p", "", "part", "past")),
        ("VERB.part.pres", Analysis("VERB", "", "", "", "part", "pres")),
        ("AUX.inf", Analysis("AUX", mood="inf")),
    ],
)
def test_codes_are_read(code, analysis):
    assert parse(code) == analysis


@pytest.mark.parametrize(
    ("infinitive", "form", "features"),
    [
        ("commencer", "commençais", "ind.imp.1s"),
        ("manger", "mangions", "ind.imp.1p"),
        ("appeler", "appellerait", "cnd.pres.3s"),
        ("envoyer", "enverra", "ind.fut.3s"),
        ("céder", "cèdent", "ind.pres.3p"),
        ("répartir", "répartissent", "ind.pres.3p"),
        ("sortir", "sort", "ind.pres.3s"),
        ("obtenir", "obtinrent", "ind.past.3p"),
        ("interdire", "interdisez", "ind.pres.2p"),
        ("connaître", "connut", "ind.past.3s"),
        ("être", "soient", "sub.pres.3p"),
        ("avoir", "eût", "sub.imp.3s"),
        ("falloir", "faille", "sub.pres.3s"),
        ("devoir", "dues", "part.past.fp"),
        ("inclure", "inclus", "part.past.mp"),
        ("créer", "créées", "part.past.fp"),
    ],
)
def test_conjugation(infinitive, form, features):
    assert (form, features) in set(paradigm(infinitive))


@pytest.mark.parametrize(
    ("form", "analysis"),
    [
        ("tentacule", Analysis("NOUN", "m", "s")),
        ("espèces", Analysis("NOUN", "f", "p")),
        ("nationaux", Analysis("ADJ", "m", "p")),
        ("importante", Analysis("ADJ", "f", "s")),
        ("regagné", Analysis("VERB", "m", "s", "", "part", "past")),
        ("ait", Analysis("AUX", "", "s", "3", "sub", "pres")),
    ],
)
def test_forms_have_their_features(form, analysis):
    assert analysis in french().analyses(form)


def test_no_gender_where_usage_varies():
    assert all(not analysis.gender for form in ("ministre", "juge", "auteur") for analysis in french().analyses(form))


def test_unknown_forms_are_unknown():
    lexicon = french()
    assert "brouillamini-zz" not in lexicon
    assert lexicon.analyses("brouillamini-zz") == ()
    assert lexicon.tags("brouillamini-zz") == ""


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Le maire a inauguré la piscine .", "DET NOUN AUX VERB DET NOUN PUNCT"),
        ("Elle les a montrés aux élus .", "PRON PRON AUX VERB ADP NOUN PUNCT"),
        ("Y a -t-il un médecin ?", "PRON VERB PRON DET NOUN PUNCT"),
        ("Il parle du maire", "PRON VERB ADP NOUN"),
        ("la commission exige que les travaux commencer", "DET NOUN VERB SCONJ DET NOUN VERB"),
    ],
)
def test_tags(text, tags):
    assert tag(text) == tags.split()


def test_tags_are_the_same_in_whatever_order_they_are_asked_for():
    words = "Les élus que le maire a reçus mardi , dont trois maires , ont dit que la loi passe mal .".split()
    tags, asked = french_tagger().tag(words), french_tagger().tagging(words)
    assert [asked[place] for place in reversed(range(len(words)))] == tags[::-1]
    for place, tag in enumerate(tags):
        assert french_tagger().tagging(words)[place] == tag


def test_tagging_nothing_and_nonsense():
    assert tag("") == []
    assert len(tag("\u0301 ---- 12 ÀÀÀ ﷽ x")) == 6


def test_models_load_fast_enough_to_load_lazily():
    french.cache_clear()
    french_tagger.cache_clear()
    start = time.process_time()
    french_tagger()
    assert time.process_time() - start < 0.5  # 0.11 s measured; room for slow machines


def test_a_model_that_is_missing_or_broken_says_so(tmp_path):
    with pytest.raises(ModelError, match=r"lexicon\.txt"):
        Lexicon.read(tmp_path / "lexicon.txt")
    broken = tmp_path / "lexicon.txt"
    broken.write_text("NOUN.ms\tchat\nchien\n", encoding="utf-8")
    with pytest.raises(ModelError, match="line 2"):
        Lexicon.read(broken)
    (tmp_path / "tagger.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match="tags"):
        Tagger.read(tmp_path / "tagger.json", french())
