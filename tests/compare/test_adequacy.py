"""A translation with its original: each kind of difference, silence where there is none, and the adequacy's order."""

from __future__ import annotations

import json

import pytest

from auditor import Article, resources
from auditor import embedding as embeddings
from auditor.compare import facts, translation
from auditor.errors import InputError
from auditor.reading import Document, Span


@pytest.fixture
def compared(german, plain_auditor, embedder):
    """A function that compares the German original with a French text."""

    def compare(text, original=german):
        articles = Article(original, id="o", language="de"), Article(text, id="t", language="fr")
        return translation.compare(*articles, plain_auditor, embedder)

    return compare


def kinds(found):
    return [(item.kind, item.translation_text or item.original_text) for item in found.differences]


def test_a_faithful_translation_has_no_difference(compared, french):
    found = compared(french)
    assert kinds(found) == []
    assert found.adequacy.score > 90
    assert found.adequacy.order == 1


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("12 personnes", "15 personnes", "number"),
        ("3 juillet", "3 juin", "date"),
        ("3 juillet", "4 juillet", "number"),
        ("mercredi", "jeudi", "date"),
        ("Josef Blinken", "Josef Blinek", "name"),
        ("n'a pas parlé", "a parlé", "negation"),
        ("dirigeait les", "ne dirigeait pas les", "negation"),
        ("Les blessés graves ont été transportés dans un hôpital de la capitale.\n", "", "omission"),
        ("Le parquet", "Les enfants jouent au football sur la place du marché.\nLe parquet", "addition"),
        (
            "Les pompiers ont mis six heures à éteindre les flammes.",
            "Die Feuerwehr brauchte sechs Stunden, um die Flammen zu löschen.",
            "untranslated",
        ),
    ],
)
def test_each_kind_of_difference_is_found(old, new, kind, compared, french):
    assert old in french
    found = compared(french.replace(old, new))
    assert [name for name, _ in kinds(found)] == [kind]


def test_the_spans_are_those_of_the_texts(compared, french, german):
    (item,) = compared(french.replace("12 personnes", "15 personnes")).differences
    assert german[slice(*item.original)] == item.original_text
    assert "12 in the original, 15 in the translation" in item.message


@pytest.mark.parametrize(
    ("old", "new"),
    [("12 personnes", "douze personnes"), ("six heures", "6 heures"), ("Karvel a tué", "Karvel a tué, vers 2 heures,")],
)
def test_other_ways_of_writing_a_number_are_no_difference(old, new, compared, french, german):
    original = german.replace("am Dienstagabend", "am Dienstagabend gegen zwei Uhr") if "2 heures" in new else german
    assert kinds(compared(french.replace(old, new), original)) == []


@pytest.mark.parametrize(
    ("german_part", "french_part"),
    [
        ("gegen 19.30 Uhr", "vers 19h30"),
        ("seit den 90er-Jahren", "depuis les années 1990"),
        ("im 19. Jahrhundert", "au XIXe siècle"),
        ("mit 1.500 Euro", "avec 1 500 euros"),
        ("mit 3,5 Prozent", "avec 3,5 %"),
        ("mit 24 Leuten", "avec vingt-quatre personnes"),
        ("mit Covid-19", "avec le Covid"),
        ("in der Hannoverschen Straße", "rue Hannoversche"),
    ],
)
def test_what_is_the_same_in_both_languages_is_no_difference(german_part, french_part, compared, french, german):
    original = german.replace("der Hauptstadt", f"der Hauptstadt {german_part}")
    assert kinds(compared(french.replace("de la capitale", f"de la capitale {french_part}"), original)) == []


def test_one_of_two_months_may_differ(compared, french, german):
    original = german.replace("am 3. Juli", "im März und im Juli")
    assert kinds(compared(french.replace("le 3 juillet", "en mars et en juillet"), original)) == []
    found = compared(french.replace("le 3 juillet", "en mars et en août"), original).differences
    assert [(item.kind, item.message.partition(": ")[2]) for item in found] == [
        ("date", "7 in the original, 8 in the translation")
    ]


@pytest.mark.parametrize(
    ("german_part", "french_part"),
    [
        ("hat den Einsatz unmöglich gemacht", "n'a pas permis les opérations"),
        ("verhinderte den Einsatz", "n'a pas permis les opérations"),
        ("war nicht bekannt", "était inconnu"),
        ("konnte nicht verhindert werden", "était inévitable"),
    ],
)
def test_a_denial_told_by_another_word_is_no_difference(german_part, french_part, compared, french, german):
    original = german.replace("leitete den Einsatz der Feuerwehr", german_part)
    text = french.replace("dirigeait les opérations des pompiers", french_part)
    assert "negation" not in [kind for kind, _ in kinds(compared(text, original))]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "il a décidé des dépenses importantes", False),
        ("fr", "les informations internationales de l'incendie", False),
        ("fr", "c'est impossible", True),
        ("fr", "elles n ' étaient plus compétentes", True),
        ("fr", "une loi illégale", True),
        ("fr", "cela empêche tout", True),
        ("de", "unsere Leute und unterwegs", False),
        ("de", "das ist unmöglich", True),
        ("en", "in the house", False),
        ("en", "an unknown man", True),
    ],
)
def test_what_may_deny_is_a_word_not_a_beginning_of_any(language, text, expected):
    document = Document(Article(text, language=language))
    assert facts.may_deny(document, Span(0, len(text))) is expected


def test_the_score_orders_whole_cut_shuffled_and_other(compared, french, other):
    lines = french.splitlines()
    shuffled = [lines[n] for n in (4, 1, 6, 3, 0, 5, 2)]
    scores = [compared("\n".join(text)).adequacy.score for text in (lines, lines[:4], shuffled)]
    scores.append(compared(other).adequacy.score)
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] < 20


def test_a_moved_sentence_is_told_as_moved(compared, french):
    lines = french.splitlines()
    found = compared("\n".join([lines[5], *lines[:5], lines[6]]))
    assert ("moved", lines[5]) in kinds(found)


def test_json_holds_every_sentence_and_is_plain(compared, french):
    data = json.loads(json.dumps(compared(french).to_dict()))
    assert data["comparison"] == "translation"
    assert len(data["alignment"]) == data["original"]["sentences"] == 7
    assert data["card"]["id"] == "t"


def test_an_empty_side_is_an_error(compared):
    with pytest.raises(InputError, match="no sentence"):
        compared("…\n")


def test_the_shipped_model_orders_them_too(german, french, other, plain_auditor):
    if not resources.model("embedding").is_dir():
        pytest.skip("the model folder is not part of this installation")
    lines = french.splitlines()
    versions = [lines, lines[:4], [lines[n] for n in (4, 1, 6, 3, 0, 5, 2)], other.splitlines()]
    original, model = Article(german, language="de"), embeddings.load()
    scores = [
        translation.compare(original, Article("\n".join(text), language="fr"), plain_auditor, model).adequacy.score
        for text in versions
    ]
    assert scores == sorted(scores, reverse=True)
