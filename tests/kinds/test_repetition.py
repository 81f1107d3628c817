"""Twins, doubled words and verbs that govern themselves, and what only looks like them."""

from __future__ import annotations

import pytest

from auditor.article import Article
from auditor.kinds.repetition import RepetitionKind
from auditor.reading import Document
from auditor.rule import Rule


def spans(text: str, **params) -> list[str]:
    rule = Rule("x-twins", "translation", ("fr",), "repetition", "major", 0.9, "{match}", "", params=params)
    document = Document(Article(text, language="fr"))
    return [text[match.start : match.end] for match in RepetitionKind([rule]).find(document)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Des pourparlers « francs et francs » lundi.", "francs et francs"),
        ("Il s'est dit fatigué et fatigué après trois nuits.", "fatigué et fatigué"),
        ("Ils réclament de l'eau et de l'eau avant l'été.", "de l'eau et de l'eau"),
        ("Elle a revu chaque et chaque match des Norvégiennes.", "chaque et chaque"),
        ("Il veut que les élèves et les élèves disposent de livres.", "les élèves et les élèves"),
        ("Elle plaide pour les villes et les villes de moins de dix ans.", "les villes et les villes"),
        ("Ils emploient des juristes et des juristes spécialisés.", "des juristes et des juristes"),
        ("Il veut une aide rapide et une aide rapide.", "une aide rapide et une aide rapide"),
        ("Le maire ou le maire devra signer.", "Le maire ou le maire"),
        ("Un coffre plein de cartes et de cartes du roi.", "de cartes et de cartes"),
        ("Il écrit, chers amis et chers amis, une lettre.", "chers amis et chers amis"),
        ("Il faut se reposer et se reposer.", "se reposer et se reposer"),
    ],
)
def test_twins_are_found_whole(text, found):
    assert spans(text, mode="coordinated", between=["et", "ou"]) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Ils ont mis le citron et le citron vert dans le verre.",
        "Il demande le respect et le respect de la loi.",
        "La France n'est pas la Suisse et la Suisse ne marche pas si bien.",
        "Elle a marché des heures et des heures.",
        "La C3 et C3 Aircross se vendent bien.",
        "Il y a des amis et des amies dans la salle.",
        "C'est un succès ou un succès mitigé.",
        "On aime le maire et le maire adjoint.",
        "Il parle de paix. Et paix il y aura.",
    ],
)
def test_what_begins_another_phrase_or_counts_is_no_twin(text):
    assert spans(text, mode="coordinated", between=["et"]) == []


def test_conjunctions_of_two_words():
    text = "Elle touche les ouvriers ainsi que les ouvriers du site, qui disent que les ouvriers partent."
    assert spans(text, mode="coordinated", between=["ainsi que"]) == ["les ouvriers ainsi que les ouvriers"]


def test_doubled_words_in_lower_case_only():
    params = {"mode": "doubled", "min_length": 4, "lower": True}
    assert spans("Une étude étude sur Bora Bora et Baden Baden.", **params) == ["étude étude"]
    assert spans("Une étude, étude sur les abeilles.", **params) == []


def test_a_verb_that_governs_itself():
    params = {"mode": "chained", "between": ["par", "d'"], "words": ["commenc", "essay"]}
    assert spans("On peut commencer par commencer.", **params) == ["commencer par commencer"]
    assert spans("Elle va essayer d'essayer un remède.", **params) == ["essayer d'essayer"]
    assert spans("Il planifie de planifier un camp.", mode="chained", between=["de"]) == ["planifie de planifier"]
    assert spans("Une demande de demander pardon.", mode="chained", between=["de"]) == []
    assert spans("On peut commencer par essayer, ou commencer. Par commencer mal.", **params) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Il a vu des élus des élus locaux.", ["des élus des élus"]),
        ("La gestion de la gestion de la crise.", ["gestion de la gestion de la"]),
        ("De plus en plus en exemple, ou sur toi ou sur lui.", []),
        ("Il va de rue à rue à pied, à M'Bala M'Bala.", []),
    ],
)
def test_words_said_twice_over(text, found):
    assert spans(text, mode="echoed") == found


def test_a_word_on_both_sides_of_an_adverb():
    text = "Elle sera ensuite sera là. Nous aussi nous partons, ensuite. Elle ira ensuite. Ira-t-elle ?"
    assert spans(text, mode="apart", words=["ensuite", "aussi"], allow=["nous"]) == ["sera ensuite sera"]


def test_a_loose_card_finds_twins_that_go_on():
    text = "Le maire et le maire de Lyon partent. Des murs et des murs."
    assert spans(text, mode="coordinated", between=["et"], loose=True) == ["Le maire et le maire"]
