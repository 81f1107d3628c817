"""The source of a score card: outlet, reliability, coverage; alike for all sides."""

from __future__ import annotations

import json

import pytest

from auditor.sources import assess, reliability
from auditor.sources.signals import POINTS, Signal, merged, unseen

TALKS = (
    "Des pourparlers ont eu lieu lundi à Genève entre les deux délégations. « Nous avons parlé de tout ce qui nous "
    "sépare », a déclaré la cheffe de la première délégation. La seconde a demandé une réponse écrite avant la fin du "
    "mois. Les discussions doivent reprendre jeudi à Vienne, en présence de représentants de six autres pays. Les "
    "capitales concernées n'ont pas donné de détails sur les documents échangés, ni sur le calendrier des semaines à "
    "venir, mais aucune n'a fermé la porte à une nouvelle rencontre.\n"
)
SPUTNIK = (
    " date 2022-01 https://fr.sputniknews.com/20220121/ce-que-dit-la-suite-1054528075.html\n\nCe que dit la suite\n\n"
    "Deux ministres se rencontrent ce vendredi à Genève pour... 21.01.2022, Sputnik France\n\n" + TALKS
)
VOA = (
    f"Un premier jour de pourparlers\n\nGENÈVE —\n\n{TALKS}\nNike Ching et Carla Babb de VOA ont contribué à ce "
    "rapport. Ce rapport contient du contenu de l’Agence France-Presse et de Reuters.\n\nPREV Autre article\n"
)


def status(card, name):
    return next(signal for signal in card["signals"] if signal["signal"] == name)


def test_an_address_in_the_header_names_edition_kind_and_sanction(document, shipped):
    card = assess(document(SPUTNIK), shipped)
    outlet = card["outlet"]
    assert (outlet["domain"], outlet["name"], outlet["kind"]) == (
        "fr.sputniknews.com", "Sputnik France", "state-controlled",
    )  # fmt: skip
    assert outlet["known_by"] == "url"
    sanction = next(said for said in outlet["statements"] if said["statement"] == "eu-sanctioned")
    assert "2022/350" in sanction["says"]
    assert sanction["date"] == "2022-03-01"
    assert status(card, "dated")["text"] == "21.01.2022"


def test_a_byline_alone_names_the_outlet(document, shipped):
    text = SPUTNIK.split("\n\n", 1)[1]
    outlet = assess(document(text), shipped)["outlet"]
    assert (outlet["name"], outlet["known_by"]) == ("Sputnik France", "byline")


def test_content_passed_on_is_attributed_to_its_origin_with_the_agencies(document, shipped):
    card = assess(document(VOA), shipped)
    assert (card["outlet"]["domain"], card["outlet"]["known_by"]) == ("voanews.com", "credit")
    credit = status(card, "origin-credited")
    assert credit["status"] == "pass"
    assert "VOA" in credit["text"]
    assert "Agence France-Presse et de Reuters" in credit["text"]
    assert VOA[slice(*credit["span"])] == credit["text"]


def test_an_article_without_marks_has_no_outlet_and_no_reliability(document, shipped):
    card = assess(document(TALKS), shipped)
    assert card["outlet"] is None
    assert card["reliability"] is None
    assert card["coverage"] < 0.3


def test_citing_an_agency_is_no_attribution(document, shipped):
    text = TALKS + "Un responsable l'a dit à l'AFP. Reuters a publié le document.\n"
    assert assess(document(text), shipped)["outlet"] is None


@pytest.mark.parametrize(
    ("fields", "domain", "known_by"),
    [
        ({"url": "https://www.lemonde.fr/x"}, "lemonde.fr", "url"),
        ({"outlet": "lepoint.fr"}, "lepoint.fr", "outlet"),
        ({"outlet": "Le Soir"}, "lesoir.be", "outlet"),
        ({"metadata": {"feed": "https://feeds.feedburner.com/lemonde/une"}}, "lemonde.fr", "feed"),
        ({"url": "https://inconnu.example/a", "outlet": "Le Point"}, "lepoint.fr", "outlet"),
        ({"url": "https://inconnu.example/a"}, "inconnu.example", "url"),
    ],
)
def test_the_fields_of_the_row_name_the_outlet(document, shipped, fields, domain, known_by):
    outlet = assess(document(TALKS, **fields), shipped)["outlet"]
    assert (outlet["domain"], outlet["known_by"]) == (domain, known_by)


def test_a_share_button_is_no_address(document, shipped):
    text = f"https://www.facebook.com/sharer?u=1\n\nPourparlers à Genève\n\n{TALKS}"
    assert assess(document(text), shipped)["outlet"] is None


def test_a_lookalike_is_named_as_such(document, shipped):
    outlet = assess(document(TALKS, url="https://www.lemonde-infos.ltd/a"), shipped)["outlet"]
    assert (outlet["domain"], outlet["name"], outlet["lookalike_of"]) == ("lemonde-infos.ltd", None, "lemonde.fr")


@pytest.mark.parametrize(
    ("one", "other"),
    [("https://francais.rt.com/a", "https://www.voaafrique.com/a"), ("https://www.cgtn.com/a", "https://www.bbc.com/a"),
     ("https://www.humanite.fr/a", "https://www.valeursactuelles.com/a")],
)  # fmt: skip
def test_what_is_said_of_an_outlet_does_not_touch_the_reliability_of_the_article(document, shipped, one, other):
    first, second = (assess(document(TALKS, url=url, author="Camille Duroc"), shipped) for url in (one, other))
    assert (first["reliability"], first["coverage"]) == (second["reliability"], second["coverage"])
    assert [signal["status"] for signal in first["signals"]] == [signal["status"] for signal in second["signals"]]


def test_names_of_sides_may_be_swapped(document, shipped):
    text = TALKS.replace("la première délégation", "la délégation russe") + "Selon Moscou, rien n'est perdu.\n"
    swapped = text.replace("russe", "américaine").replace("Moscou", "Washington")
    cards = [assess(document(each, date="2024-01-02"), shipped) for each in (text, swapped)]
    rated = [(card["reliability"], card["coverage"]) for card in cards]
    assert rated[0] == rated[1]


def test_a_card_is_json_and_the_same_each_time(document, shipped):
    cards = [json.dumps(assess(document(VOA), shipped), ensure_ascii=False) for _ in range(2)]
    assert cards[0] == cards[1]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "https://", "Par", "(AFP)"])
def test_hardly_any_text_is_no_fault(document, shipped, text):
    card = assess(document(text), shipped)
    assert card["reliability"] is None
    assert [signal["status"] for signal in card["signals"]].count("fail") == 0


def test_a_headline_is_told_as_it_was_seen(document, shipped):
    for seen, expected in ((None, "not_observed"), (("pass", "all"), "pass"), (("fail", "none"), "fail")):
        signal = status(assess(document(TALKS), shipped, headline_seen=seen), "headline-matches")
        assert (signal["status"], signal["text"]) == (expected, seen and seen[1])


def test_reliability_counts_what_was_observed_over_what_could_be():
    signals = [
        unseen(name, "not_applicable") for name in POINTS if name not in ("sources-cited", "dated", "author-named")
    ]
    signals += [Signal("sources-cited", "pass"), Signal("author-named", "fail"), unseen("dated")]
    rated = reliability(signals)
    assert (rated.score, rated.coverage) == (66.7, 0.75)
    assert str(rated) == "66.7 on 75 % observed"


def test_under_thirty_percent_coverage_nothing_is_said():
    rated = reliability([Signal("dated", "pass"), unseen("sources-cited"), unseen("author-named")])
    assert (rated.score, rated.coverage) == (None, 0.25)
    assert str(rated) == "not rated, 25 % observed"


def test_of_two_readings_a_pass_goes_before_a_fail_and_this_before_the_unseen():
    text = [Signal("author-named", "fail"), unseen("dated"), Signal("updates-dated", "not_applicable")]
    page = [Signal("author-named", "pass"), Signal("dated", "fail")]
    found = {signal.signal: signal.status for signal in merged(text, page)}
    assert (found["author-named"], found["dated"], found["updates-dated"]) == ("pass", "fail", "not_applicable")
    assert list(found) == list(POINTS)
