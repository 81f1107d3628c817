"""Agreement: phrases that open a clause with their verbs and predicates, nouns with the adjectives behind them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Finder = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Les membres du comité a décidé de partir.", ["Les membres du comité a"]),
        ("Le rapport montrent une hausse.", ["Le rapport montrent"]),
        ("On dit que les règles du jeu ne change pas.", ["les règles du jeu ne change"]),
        ("Le maire et les élus ont voté.", []),
        ("Les troubles que notre société traverse sont rares.", []),
        ("Trois blessés, dont une femme sont soignés.", []),
        ("Les vents de l'est, dit-on, soufflent.", []),
        ("Les murs du rap violent tombent.", []),
        ("Le toit des écoles", []),
        ("", []),
    ],
)
def test_a_verb_agrees_with_the_noun_that_opens_its_phrase(
    disagreements: Finder, text: str, expected: list[str]
) -> None:
    assert disagreements("verb", text) == expected


def test_nouns_of_the_card_are_left_alone(disagreements: Finder) -> None:
    assert disagreements("verb", "La plupart des maires ont voté.") != []
    assert disagreements("verb", "La plupart des maires ont voté.", nouns=["plupart"]) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La ville est devenu un port.", ["La ville est devenu"]),
        ("Les routes du nord ont toujours été fermé.", ["Les routes du nord ont toujours été fermé"]),
        ("La ville est devenue un port.", []),
        ("Les témoins se sont dit prêts.", []),
        ("La ville a vendu un port.", []),
    ],
)
def test_what_is_said_of_a_subject_agrees_with_it(disagreements: Finder, text: str, expected: list[str]) -> None:
    assert disagreements("predicate", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il a voté une loi nouveau sur l'eau.", ["loi nouveau"]),
        ("L'armée israélien avance.", ["armée israélien"]),
        ("Le groupe de femmes élu hier siège.", []),
        ("Les langues française et anglaise suffisent.", []),
        ("Il quitte la salle suivi de ses gardes.", []),
        ("Une des mesures phares annoncées lundi.", []),
        ("Les valeurs, rares et basses, de calcium mesurées hier.", []),
        ("Des élus (six au total) de village appelés en mai.", []),
    ],
)
def test_an_adjective_agrees_with_the_noun_before_it(disagreements: Finder, text: str, expected: list[str]) -> None:
    assert disagreements("noun", text) == expected


def test_words_of_the_card_are_left_alone(disagreements: Finder) -> None:
    assert disagreements("noun", "Une loi nouveau passe.", words=["nouveau"]) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hier, le joueurs ont quitté le stade.", ["le joueurs"]),
        ("Il a pris un décisions difficile.", ["un décisions"]),
        ("Les chiffre publiés inquiètent.", ["Les chiffre"]),
        ("Hier, un vaste opération a eu lieu.", ["un vaste opération"]),
        ("Une vaste opération, un haut fonctionnaire, la jeune juge.", []),
        ("Il les chiffre à mille euros.", []),
        ("Vingt et une voix suffisent, le ou les noms.", []),
        ("Les premier et deuxième trains, les élu(e)s.", []),
        ("Il marche vers la routes du nord et la finances.", ["la routes", "la finances"]),
        ("C'est un adresse à retenir.", ["un adresse"]),
        ("On y trouve une aquarium et un zoo.", ["une aquarium"]),
        ("Il n'a plus aucunes chambre libre.", ["aucunes chambre"]),
        ("Plusieurs personne ont crié.", ["Plusieurs personne"]),
        ("Il pense à la remplaçant, en la marchant, tu la portes, et leur faites signe.", []),
        ("Les curé et maire parlent, l'un demande, les avoir en la signant.", []),
    ],
)
def test_a_determiner_agrees_with_the_word_behind_it(disagreements: Finder, text: str, expected: list[str]) -> None:
    assert disagreements("determiner", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il annonce de nouvelles mesure contre la crise.", ["nouvelles mesure"]),
        ("Les grands villes et les premier et deuxième trains.", ["grands villes"]),
        ("Dans la capitale samedi, il pleut.", []),
    ],
)
def test_an_adjective_agrees_with_the_noun_behind_it(disagreements: Finder, text: str, expected: list[str]) -> None:
    assert disagreements("adjective", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il salue les enfants qui joue au parc.", ["enfants qui joue"]),
        ("La loi qui les concernent est votée.", ["loi qui les concernent"]),
        ("Un groupe d'enfants qui joue au parc, les enfants qui jouent.", []),
        ("Qui sont-ils ? Ce qui reste", []),
    ],
)
def test_the_verb_behind_qui_agrees_with_the_noun_before_it(
    disagreements: Finder, text: str, expected: list[str]
) -> None:
    assert disagreements("relative", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'avion emportait cent vingt passager et dix marins.", ["vingt passager"]),
        ("Cinq policier ont été blessés, 12 emploi supprimés.", ["Cinq policier", "12 emploi"]),
        ("Page deux, chambre 12, n° 3 mondial, en 2015 maire, 5,2 point.", []),
    ],
)
def test_a_noun_behind_a_number_stands_in_the_plural(disagreements: Finder, text: str, expected: list[str]) -> None:
    assert sorted(disagreements("number", text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tous les espoirs est permis.", ["les espoirs est"]),
        ("Aucun des deux candidats n'ont gagné.", ["Aucun des deux candidats n'ont"]),
        ("Le gouvernement et l'opposition a signé.", ["Le gouvernement et l'opposition a"]),
        ("Le chef de la police et la garde est venu.", []),
    ],
)
def test_subjects_of_two_and_one_of_many(disagreements: Finder, text: str, expected: list[str]) -> None:
    assert disagreements("verb", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hier, le avion a atterri et que ils partent.", ["le avion", "que ils"]),
        ("Il a vendu son voiture à cet femme.", ["cet femme", "son voiture"]),
        ("Le son porte loin, la une et le onze, ce à quoi il tient.", []),
        ("La haine et le héros, la homme de main.", ["la homme"]),
        ("Le Avion est un film, je ai", ["je ai"]),
    ],
)
def test_forms_suit_the_sound_behind_them(disagreements: Finder, text: str, expected: list[str]) -> None:
    assert sorted(disagreements("sound", text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Selon lui, les sanctions n'aurait aucun effet.", ["les sanctions n'aurait"]),
        ("Les experts estime que la crise durera.", ["Les experts estime"]),
        ("Le Royaume-Uni ont voté.", ["Le Royaume-Uni ont"]),
        ("La France et l'Allemagne a proposé un plan.", ["La France et l'Allemagne a"]),
        ("Paul, le maire et les élus a voté, les Échos a titré.", []),
    ],
)
def test_clauses_open_behind_a_comma_and_with_names(disagreements: Finder, text: str, expected: list[str]) -> None:
    assert disagreements("verb", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Les agriculteurs du Gard bloquer la route.", ["Les agriculteurs du Gard bloquer"]),
        ("Selon lui, la patiente ne se plaindre pas.", ["la patiente ne se plaindre"]),
        ("Le musée, qui a fermé en mai, rouvrir lundi.", ["Le musée, qui a fermé en mai, rouvrir"]),
        ("Plus de deux cents élus signer le texte.", ["Plus de deux cents élus signer"]),
        ("Emmanuel Brunet annoncer la nouvelle.", ["Emmanuel Brunet annoncer"]),
        ("Le maire confirmez la date.", ["Le maire confirmez"]),
        ("Le conseil rejeté le texte.", ["Le conseil rejeté"]),
        ("Le maire décidé de partir.", ["Le maire décidé"]),
        ("La banque financement des villas.", []),
        ("La banque financement une villa.", ["La banque financement"]),
        ("Les conservateurs plomb dans les sondages.", ["Les conservateurs plomb"]),
        ("Le ministre démission après un vote.", ["Le ministre démission"]),
        ("Le ministre démission après un vote qui a échoué.", []),
        ("L'Espagne organisation une Coupe.", ["L'Espagne organisation"]),
        ("Les élus et leur maire voter le texte.", ["Les élus et leur maire voter"]),
        ("Les élus reçus mardi à Lyon.", []),
        ("Le maire fait voter le texte.", []),
        ("Le conseil rejeté la veille a voté.", []),
        ("Le texte rejeté, le conseil a voté.", []),
        ("Les pompiers venus éteindre le feu sont partis.", []),
        ("Le droit de vivre, la voie pour parvenir à tout changer.", []),
        ("Le service communication la veut.", []),
        ("Le rêve, jouer à Lyon.", []),
        ("Lors du vote, partir.", []),
    ],
)
def test_a_phrase_that_opens_a_clause_has_a_verb_behind_it(
    disagreements: Finder, text: str, expected: list[str]
) -> None:
    assert disagreements("form", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("70 personnes ont été arrêtés.", ["70 personnes ont été arrêtés"]),
        ("Au moins cinq voitures ont été brûlés.", ["cinq voitures ont été brûlés"]),
        ("Une interdiction de manifester a été décrété.", ["Une interdiction de manifester a été décrété"]),
        ("Des écoles ont par ailleurs été fermés.", ["Des écoles ont par ailleurs été fermés"]),
        ("70 personnes ont été arrêtées, dont 12 mineures ont été relâchés.", []),
        ("Trois personnes, en 2019, ont été élus.", []),
        ("Les pilotes des 70 voitures ont été tués.", []),
    ],
)
def test_a_number_opens_a_clause_too(disagreements: Finder, text: str, expected: list[str]) -> None:
    assert disagreements("predicate", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Les élus, qui manifeste depuis lundi, partent.", ["élus, qui manifeste"]),
        ("Une enquête qui portent sur trois pays.", ["enquête qui portent"]),
        ("Les élus, qui manifestent depuis lundi, partent.", []),
        ("Il a vu le fils des élus, qui manifeste.", []),
    ],
)
def test_a_relative_clause_may_stand_between_commas(disagreements: Finder, text: str, expected: list[str]) -> None:
    assert disagreements("relative", text) == expected
