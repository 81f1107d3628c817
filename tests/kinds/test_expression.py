"""The language of phrases."""

from __future__ import annotations

import re

import pytest

from auditor.errors import CardError
from auditor.kinds.phrase.expression import parse


def matches(phrase, text):
    return [match.group() for match in re.finditer(parse(phrase).source(), text)]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("march~ dehors", "ils ont marché dehors, elle marchait dehors", ["marché dehors", "marchait dehors"]),
        ("le|la gardien", "le gardien, la gardien, un gardien", ["le gardien", "la gardien"]),
        ("fait (très) bon", "fait bon et fait très bon", ["fait bon", "fait très bon"]),
        ("(très) bon vin", "un bon vin, un très bon vin", ["bon vin", "très bon vin"]),
        ("a * fait", "a bien fait, a fait", ["a bien fait"]),
        ("prend ** place", "prend enfin toute sa place", ["prend enfin toute sa place"]),
        ("flot de (#) voix", "un flot de 1 200 voix, un flot de voix", ["flot de 1 200 voix", "flot de voix"]),
        ("temps de|d'", "il est temps d'agir, temps demain", ["temps d'"]),
        ("# euros", "12 000 euros, des euros", ["12 000 euros"]),
        ("bien_sûr|certes non", "bien sûr non, certes non", ["bien sûr non", "certes non"]),
        ("parole", "porte-parole, parole, paroles", ["parole"]),
        ("^ lire aussi", "lire aussi\nil faut lire aussi", ["lire aussi"]),
        ("dix|# euros", "dix euros, 12 euros", ["dix euros", "12 euros"]),
        ("il|_ pleut", "il pleut et pleut", ["il pleut", "pleut"]),
        ("à suivre $", "à suivre\nà suivre demain", ["à suivre"]),
    ],
)
def test_what_a_phrase_matches(phrase, text, found):
    assert matches(phrase, text) == found


def test_the_marked_part_is_the_span():
    match = re.search(parse("selon [[le pays]]").source(), "et selon le pays,")
    assert match is not None
    assert match.group("span") == "le pays"


def test_the_rarest_word_is_the_anchor():
    assert [(anchor.text, anchor.begins) for anchor in parse("dans le crépuscule").lookups()] == [("crépuscule", False)]
    assert [(anchor.text, anchor.begins) for anchor in parse("crépuscul~ de la").lookups()] == [("crép", True)]


@pytest.mark.parametrize("phrase", ["", "*", "# **", "(un)"])
def test_a_phrase_without_an_anchor_is_refused(phrase):
    with pytest.raises(CardError, match="no word that can anchor it"):
        parse(phrase)


@pytest.mark.parametrize("phrase", ["? parole", "& parole", "«|le parole"])
def test_a_phrase_begins_with_a_word(phrase):
    with pytest.raises(CardError, match="does not begin with a word"):
        parse(phrase)


def test_a_choice_of_nothing_is_refused():
    with pytest.raises(CardError, match="has no words"):
        parse("parole _")
