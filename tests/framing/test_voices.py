"""Voices: twelve invented samples, marked by hand."""

from __future__ import annotations

import json

import pytest

from auditor.article import Article
from auditor.framing import voices
from auditor.reading import Document

SAMPLES = [
    # each: text, [(speaker, verb, direct)] in order of place
    (
        "Le port de Sérignac sera fermé deux semaines. « Nous n'avions pas le choix », a déclaré mardi la préfète "
        "Hélène Garrigue. Le syndicat des pêcheurs affirme que les bateaux perdront 40 000 euros par jour.",
        [("Hélène Garrigue", "déclarer", True), ("syndicat des pêcheurs", "affirmer", False)],
    ),
    (
        "Selon le ministre moldave Ion Cebanu, les livraisons reprendront lundi. Bucarest « prend acte », répond Ana "
        "Popescu, porte-parole de la diplomatie.",
        [("Ion Cebanu", "selon", False), ("Ana Popescu", "répondre", True)],
    ),
    (
        "La directrice de l'hôpital, Nadia Belkacem, a reconnu que trois services manquaient de lits. « Le personnel "
        "est à bout », a-t-elle ajouté.",
        [("Nadia Belkacem", "reconnaître", False), ("Nadia Belkacem", "ajouter", True)],
    ),
    (
        "« Le pont tiendra », assure l'ingénieur. Les riverains, eux, prétendent que les fissures s'élargissent.",
        [("ingénieur", "assurer", True), ("riverains", "prétendre", False)],
    ),
    (
        "Téhéran a démenti toute livraison. Washington affirme le contraire : « Nous avons des images », a martelé le "
        "général Tom Weaver.",
        [("Téhéran", "démentir", False), ("Washington", "affirmer", False), ("Tom Weaver", "marteler", True)],
    ),
    (
        "D'après l'économiste Luc Sorel, la hausse atteindra 3 %. Ce dernier rappelle que l'indice avait "
        "reculé en mars.",
        [("Luc Sorel", "d'après", False), ("Luc Sorel", "rappeler", False)],
    ),
    (
        "Jeanne Abadie, maire de Cormeilles depuis 2014, explique que la piscine coûte trop cher. L'opposition dénonce "
        "un abandon. « On ferme tout », fustige Marc Thibault.",
        [("Jeanne Abadie", "expliquer", False), ("opposition", "dénoncer", False), ("Marc Thibault", "fustiger", True)],
    ),
    (
        "Les deux pays ont repris leurs échanges, a annoncé jeudi le ministère norvégien du Commerce. « C'est un "
        "premier pas », a commenté à Oslo l'ambassadeur Jan Kowalski.",
        [("ministère norvégien du Commerce", "annoncer", False), ("Jan Kowalski", "commenter", True)],
    ),
    (
        "Le club a perdu son entraîneur. Karim Saïdi a estimé que « la saison était finie » et rappelé que le budget "
        "était voté. Le président Yann Le Gall n'a pas souhaité répondre.",
        [("Karim Saïdi", "estimer", True), ("Karim Saïdi", "rappeler", False)],
    ),
    (
        "Pékin a accusé Tokyo de violer l'accord. “Ces propos sont sans fondement”, a réagi la porte-parole Aiko Mori. "
        "“Nous restons ouverts au dialogue avec nos voisins”.",
        [("Pékin", "accuser", False), ("Aiko Mori", "réagir", True), ("Aiko Mori", None, True)],
    ),
    (
        "L'avocat de la famille, Me Paul Hénaff, soutient que l'enquête a été bâclée. Le parquet, qui conteste cette "
        "version, rappelle que douze témoins ont été entendus.",
        [("Me Paul Hénaff", "soutenir", False), ("parquet", "contester", False), ("parquet", "rappeler", False)],
    ),
    (
        "« Mon grand-père disait : “La terre se souvient” », raconte Odile Marchand. Elle précise que la ferme sera "
        "vendue.",
        [("Odile Marchand", "raconter", True), ("Odile Marchand", "préciser", False)],
    ),
]


def found(text: str) -> list[tuple[str | None, str | None, bool]]:
    read = voices.read(Document(Article(text, language="fr")))
    return [(voice.speaker, voice.verb, voice.direct) for voice in read.voices]


def test_speaker_and_verb_are_right_in_nine_of_ten():
    right = marked = spurious = 0
    for text, gold in SAMPLES:
        seen = found(text)
        right += sum(item in seen for item in gold)
        marked += len(gold)
        spurious += sum(item not in gold for item in seen)
    assert right / marked >= 0.9
    assert spurious / marked <= 0.1


@pytest.mark.parametrize("number", range(len(SAMPLES)))
def test_sample(number):
    text, gold = SAMPLES[number]
    assert found(text) == gold


def test_words_stance_and_side():
    text = (
        "Le ministre russe Pavel Orlov a déclaré que les convois passeraient. « Les convois sont bloqués », fustige la "
        "députée ukrainienne Olena Bondar. « Nous verrons bien ce qui arrive », a dit Orlov."
    )
    first, second, third = voices.read(Document(Article(text, language="fr"))).voices
    assert (first.side, first.stance, first.words) == ("Russie", "neutral", 4)
    assert text[first.start : first.end] == " que les convois passeraient."
    assert (second.side, second.stance, second.words) == ("Ukraine", "fighting", 4)
    assert text[second.start : second.end] == "« Les convois sont bloqués »"
    assert (third.speaker, third.side, third.words) == ("Pavel Orlov", "Russie", 6)


@pytest.mark.parametrize(
    ("text", "speaker", "verb", "side"),
    [
        (
            "« Un beau budget », s'est félicité le ministre de l'Economie Bruno Le Maire.",
            "Bruno Le Maire",
            "féliciter",
            "gouvernement",
        ),
        ("« Rien n'est prêt », s'indigne Rosine Abadie.", "Rosine Abadie", "indigner", None),
        ("« Le contexte nous oblige », a avancé la ministre.", "ministre", "avancer", "gouvernement"),
        ("« C'est non », a ajouté Bruno Le Maire. Bruno Le Maire dit que non.", "Bruno Le Maire", "dire", None),
    ],
)
def test_offices_and_reflexive_verbs(text, speaker, verb, side):
    last = voices.read(Document(Article(text, language="fr"))).voices[-1]
    assert (last.speaker, last.verb, last.side) == (speaker, verb, side)


def test_given_sides_go_first():
    document = Document(Article("« Le vote est clos », a dit la sénatrice Maud Ferrier.", language="fr"))
    assert voices.read(document, {"Maud Ferrier": "majorité"}).voices[0].side == "majorité"
    assert voices.read(document).voices[0].side is None


def test_a_term_in_quotation_marks_is_no_voice():
    assert found("Le « grand débat » commence lundi à Tours.") == []
    assert found("Il a écrit un livre, « Les Vagues », paru en mai.") == []


def test_sides_are_compared_against_chance():
    few = "Moscou affirme que non. Kiev affirme que oui. Moscou affirme que jamais."
    voices_of_few = voices.read(Document(Article(few, language="fr")))
    assert voices_of_few.shares("side") == {"Russie": 0.6667, "Ukraine": 0.3333}
    assert {item.measure: item.p for item in voices_of_few.asymmetries}["voices"] == 1.0
    many = "Moscou dit que non. " * 12 + "Kiev prétend que oui. " * 6
    tests = {item.measure: item for item in voices.read(Document(Article(many, language="fr"))).asymmetries}
    assert tests["leaning verbs"].counts == (0, 6)
    assert tests["leaning verbs"].p < 0.001
    assert tests["voices"].p == pytest.approx(0.2379, abs=1e-4)


def test_it_is_written_as_json():
    read = voices.read(Document(Article("Moscou dit que non. Kiev dit que oui.", language="fr"))).to_dict()
    assert json.loads(json.dumps(read)) == read
    assert list(read) == ["voices", "speakers", "sides", "asymmetries"]


def test_another_language_is_not_read():
    assert voices.read(Document(Article("Moscow said that it would not.", language="en"))).voices == ()


@pytest.mark.parametrize(
    "text", ["", "»", "a dit", ", a dit", "selon", "« »", "« a dit que » a-t-il", "que " * 50 + "dit que :"]
)
def test_odd_texts_do_not_break_it(text):
    voices.read(Document(Article(text, language="fr")))
