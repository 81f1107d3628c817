"""Words that do not fit where they stand, where a look-alike does."""

from __future__ import annotations

import numpy as np
import pytest

from auditor.article import Article
from auditor.errors import ModelError
from auditor.kinds.lookalike import LookalikeKind
from auditor.kinds.lookalike.alternatives import alternatives, mixup
from auditor.kinds.lookalike.classes import COMMA, END, NOTHING, mark
from auditor.kinds.lookalike.context import MARGIN, Sequence
from auditor.kinds.lookalike.forms import MIXED, lookalikes, others
from auditor.kinds.lookalike.model import Model, shipped
from auditor.reading import Document
from auditor.reading.lexicon import french
from auditor.rule import Rule


def document(text):
    return Document(Article(text, language="fr"))


def found(text, **params):
    rule = Rule("a-rule", "language", ("fr",), "lookalike", "major", 0.9, "m", "w", params={"level": "sure", **params})
    return {text[m.start : m.end]: m.values["meant"] for m in LookalikeKind([rule]).find(document(text))}


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("Le préfet à annoncé la fermeture du pont.", {"à": "a"}),
        ("Les voisins on entendu un bruit vers minuit.", {"on": "ont"}),
        ("La ville ou elle est née compte 4 000 habitants.", {"ou": "où"}),
        ("Le chauffeur n'a pas put éviter le chien.", {"put": "pu"}),
        ("Les joueurs ce sont entraînés sous la pluie.", {"ce": "se"}),
    ],
)
def test_a_word_is_found_with_the_one_that_is_meant(text, slips):
    assert found(text) == slips


@pytest.mark.parametrize(
    "text",
    [
        "Le préfet a annoncé à la presse la fermeture du pont où il passe.",
        "Les voisins ont entendu qu'on leur parlait de leurs enfants.",
        "A commencer par le maire, tous sont là.",
        "« à » est une préposition ; on écrit (à) ici.",
        "",
    ],
)
def test_what_fits_is_left_alone(text):
    assert found(text) == {}


def test_words_before_and_after_can_be_excepted():
    text = "Le préfet à annoncé la fermeture du pont."
    assert found(text, not_after=["préfet"]) == found(text, not_before=["annoncé"]) == {}


def test_the_column_says_of_which_words_there_are_alternatives():
    text = document("Les maisons que parlé xyzt vons relai à la mairie parlait où")
    said = [bool(alternatives(word)) for word in text.tokens.texts]
    assert text.column(MIXED).tolist() == [*said, False]
    assert {True, False} == set(said)


def test_forms_have_their_alternatives_and_classes_by_number():
    model, forms = shipped(), [*french(), *others()]
    numbers = {form: number for number, form in enumerate(forms)}
    for word in ("parlé", "a", "vons", "maison"):
        _, found = lookalikes().pairs(np.zeros(1, np.int64), np.array([numbers[word]]))
        assert tuple(forms[number] for number in found) == alternatives(word)
        assert [model.of_forms[number] for number in found] == list(map(model.classes.number, alternatives(word)))


def test_alternatives_are_other_parts_of_the_verb_or_other_persons():
    assert {"parler", "parlez", "parlait"} <= set(alternatives("parlé"))
    assert "parlée" not in alternatives("parlé")
    assert "parlent" in alternatives("parle")
    assert alternatives("maison") == alternatives("xyzt") == ()


def test_a_mixup_is_named_by_the_words_of_a_set_or_by_parts_of_speech():
    assert mixup("à", "a") == "à>a"
    assert mixup("montrer", "montré") == "infinitive>participle"


def test_marks_stand_between_words():
    assert (mark(" "), mark(", "), mark(". ")) == (NOTHING, COMMA, END)
    sequence = Sequence.of([(np.array([11, 12, 13]), np.array([END, NOTHING, COMMA]))])
    assert sequence.classes[MARGIN:-MARGIN].tolist() == [END, 11, 12, COMMA, 13]
    assert sequence.classes[sequence.places].tolist() == [11, 12, 13]


@pytest.mark.parametrize("word", ["ou", "où", "que", "mais", "vont", "les"])
def test_what_stands_around_a_word_does_not_tell_the_word(word):
    model, texts = shipped(), [f"Elle revoit la ville, la mer {one} elle est née hier." for one in (word, "et")]
    arounds = []
    for text in texts:
        sequence = model.sequence([document(text)])
        arounds.append(model.contexts(sequence).around(sequence.places[[6]]))
    assert (arounds[0] == arounds[1]).all()


def test_a_damaged_model_is_refused(tmp_path):
    with pytest.raises(ModelError, match="look-alikes"):
        Model.read(tmp_path)
    (tmp_path / "lookalikes.json").write_text("{}")
    with pytest.raises(ModelError, match=str(tmp_path)):
        Model.read(tmp_path)


def test_documents_read_together_are_read_as_alone():
    texts = [
        "Le préfet à annoncé la fermeture",
        "",
        "du pont ou il passe.",
        "Les voisins on entendu un bruit.",
        "à",
        "Lu",
    ]
    rule = Rule("a-rule", "language", ("fr",), "lookalike", "major", 0.9, "m", "w", params={"level": "likely"})
    kind, documents = LookalikeKind([rule]), [document(text) for text in texts]
    assert kind.find_all(documents) == [list(kind.find(one)) for one in documents]
    assert any(kind.find_all(documents))
