"""Tenses that do not go with the time of their clause."""

from __future__ import annotations

import pytest

from auditor.article import Article
from auditor.kinds.tense import TenseKind
from auditor.kinds.tense.clause import clauses, read
from auditor.kinds.tense.when import times
from auditor.reading import Document
from auditor.rule import Rule


def found(text: str, mode: str) -> list[str]:
    rule = Rule("a-rule", "translation", ("fr",), "tense", "major", 0.9, "m", "w", params={"mode": mode})
    return [text[m.start : m.end] for m in TenseKind([rule]).find(Document(Article(text, language="fr")))]


@pytest.mark.parametrize(
    ("text", "mode", "span"),
    [
        ("Hier, le maire présentera son budget.", "past", "Hier, le maire présentera"),
        ("Le maire présentera son budget la semaine dernière.", "past", "présentera son budget la semaine dernière"),
        ("Il y a deux ans, elle gagnera le tournoi.", "past", "Il y a deux ans, elle gagnera"),
        ("Demain, le conseil a voté la hausse.", "future", "Demain, le conseil a voté"),
        ("Les troupes sont arrivées lundi prochain.", "future", "sont arrivées lundi prochain"),
        ("Dans trois jours, le procès commençait.", "future", "Dans trois jours, le procès commençait"),
        ("Elle a vécu à Lyon depuis mars 2012.", "since", "a vécu à Lyon depuis mars 2012"),
        ("Depuis trois ans, le pays a été en guerre.", "since", "Depuis trois ans, le pays a été"),
    ],
)
def test_a_tense_that_the_time_excludes(text, mode, span):
    assert found(text, mode) == [span]


@pytest.mark.parametrize("mode", ["past", "future", "since"])
@pytest.mark.parametrize(
    "text",
    [
        "Hier, le maire a présenté son budget, et demain le conseil votera.",
        "La loi votée hier entrera en vigueur demain.",
        "Il dit qu'il viendra demain et qu'il est venu hier.",
        "Le match était prévu demain ; celui d'hier sera rejoué.",
        "Elle n'a pas joué depuis deux ans, et il vit ici depuis 2010.",
        "Il a publié trois livres depuis 2010. Elle a été élue depuis deux ans.",
        "Le défilé de samedi dernier restera dans les mémoires.",
        "",
        "Hier. Demain ! Depuis ? Dans, il y a",
    ],
)
def test_what_goes_together_is_left_alone(text, mode):
    assert found(text, mode) == []


def test_long_sentences_are_left_out():
    assert found("Hier, " + "le " * 100 + "maire présentera son budget.", "past") == []


def test_clauses_are_divided_at_marks_and_links():
    document = Document(Article("Lundi dernier, le maire a dit qu'il viendra si tout va bien.", language="fr"))
    texts = document.tokens.texts
    parts = [" ".join(texts[one.first : one.last]) for one in clauses(document, 0, len(texts))]
    assert parts == ["lundi dernier le maire a dit", "il viendra", "tout va bien"]
    assert [(one.first, one.last, one.time) for one in times(texts, 0, len(texts))] == [(0, 2, "past")]
    assert [verb.tense for verb in read(texts, range(2, 6)).verbs] == ["perfect"]
