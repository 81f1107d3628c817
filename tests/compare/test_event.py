"""Articles on one event: facts, what one tells alone, copies, contradictions, voices."""

from __future__ import annotations

import json

import pytest

from auditor import Article, embedding
from auditor.compare import event
from auditor.errors import InputError

FIRST = """Un incendie a ravagé mardi soir une usine textile de Karvel, faisant 12 morts et trente blessés.
Les pompiers du district ont mis six heures à éteindre le feu, selon le capitaine Josef Blinken du corps des secours.
Le propriétaire de l'usine, Pavel Orsini, se trouve en garde à vue depuis mercredi matin.
Des syndicats appellent à une grève générale vendredi prochain."""
SECOND = """Un incendie a détruit mardi soir une usine textile de Karvel, faisant 15 morts et trente blessés.
Les pompiers du district ont mis six heures à éteindre le feu, selon le capitaine Josef Blinek du corps des secours.
La ministre du Travail promet de punir tous les responsables."""
THIRD = """Un incendie a ravagé mardi soir une usine textile de Karvel, faisant 12 morts.
Le propriétaire de l'usine, Marek Orsini, se trouve en garde à vue depuis mercredi matin."""


@pytest.fixture
def found(tiny_model, plain_auditor):
    articles = [Article(text, id=name, language="fr") for name, text in zip("abc", (FIRST, SECOND, THIRD), strict=True)]
    return event.compare(articles, plain_auditor, embedding.load(tiny_model([FIRST, SECOND, THIRD])))


def test_what_all_tell_and_what_one_tells_alone(found):
    assert [[place.article for place in fact.places] for fact in found.shared] == [[0, 1, 2]]
    alone = [(place.article, found.text(place)) for place in found.alone]
    assert alone == [(0, FIRST.splitlines()[3]), (1, SECOND.splitlines()[2])]


def test_contradictions_are_told_with_their_exact_places(found):
    told = [(item.kind, [(place.article, found.text(place)) for place in item.places]) for item in found.contradictions]
    assert ("number", [(0, "12 morts"), (1, "15 morts")]) in told
    assert ("name", [(0, "Blinken"), (1, "Blinek")]) in told
    assert ("name", [(0, "Pavel Orsini"), (2, "Marek Orsini")]) in told
    assert all(kind != "number" or {"15 morts"} & {text for _, text in places} for kind, places in told)


def test_copies_reach_over_a_changed_name(found):
    copy = next(copy for copy in found.copies if (copy.left, copy.right) == (0, 1))
    left, right = copy.spans[-1]
    assert "Josef Blinken" in FIRST[slice(*left)]
    assert "Josef Blinek" in SECOND[slice(*right)]
    assert FIRST[slice(*left)].endswith("du corps des secours")
    assert SECOND[slice(*right)].endswith("du corps des secours")


def test_who_is_given_words_in_which(found):
    assert {speaker.speaker: [bool(words) for words in speaker.words] for speaker in found.voices} == {
        "Josef Blinken": [True, False, False],
        "Josef Blinek": [False, True, False],
    }


def test_json_is_plain_and_has_every_card(found):
    data = json.loads(json.dumps(found.to_dict()))
    assert data["comparison"] == "event"
    assert [article["card"]["id"] for article in data["articles"]] == ["a", "b", "c"]
    for place in (place for fact in data["facts"] for place in fact["places"]):
        assert (FIRST, SECOND, THIRD)[place["article"]][slice(*place["span"])] == place["text"]


def test_one_article_cannot_be_compared(plain_auditor, embedder):
    with pytest.raises(InputError, match="two articles"):
        event.compare([Article(FIRST)], plain_auditor, embedder)


def test_an_empty_article_is_named(plain_auditor, embedder):
    with pytest.raises(InputError, match="article 2: there is no sentence"):
        event.compare([Article(FIRST), Article("")], plain_auditor, embedder)
