"""What all cards of framing have in common."""

from __future__ import annotations

from collections import Counter

import pytest

from auditor.article import Article
from auditor.reading import Document
from auditor.rulebook import Detector, RuleBook

CARDS = [rule for rule in RuleBook.load() if rule.category == "framing"]
TECHNIQUES = (
    "Loaded Language|Name Calling-Labeling|Doubt|Exaggeration-Minimisation|Appeal to Fear-Prejudice|Flag Waving|"
    "Slogans|Appeal to Values|Appeal to Popularity|Appeal to Authority|Appeal to Hypocrisy|Appeal to Time|Whataboutism|"
    "Conversation Killer|Guilt by Association|False Dilemma|Causal Oversimplification|Consequential Oversimplification|"
    "Questioning the Reputation|Obfuscation-Vagueness-Confusion|Straw Man"
).split("|")


def rows():
    return [row for rule in CARDS for row in rule.params.get("rows", ())]


def test_there_are_twelve_hundred_entries_each_with_a_sense():
    assert len(rows()) >= 1200
    assert all(row.get("sense") for row in rows())


def test_no_entry_stands_twice():
    assert [phrase for phrase, count in Counter(row["phrase"] for row in rows()).items() if count > 1] == []


@pytest.mark.parametrize("rule", CARDS, ids=lambda rule: rule.id)
def test_a_card_names_its_technique_and_leaves_quoted_speech_alone(rule):
    assert any(technique in source for technique in TECHNIQUES for source in rule.sources)
    assert not rule.inside_quotes or rule.id.startswith("fr-doubt-scare-quotes")
    assert rule.severity == "minor"


def test_loaded_words_in_quotations_inform_as_the_speakers():
    text = "« C’est un fiasco scandaleux », a dit la députée. Ce fiasco a coûté 3 millions."
    found = Detector(CARDS).find(Document(Article(text, language="fr")))
    said = [finding for finding in found if finding.end < text.index("»")]
    assert [finding.text for finding in said] == ["fiasco", "scandaleux"]
    assert all(finding.weight == 0 and "the speaker's word" in finding.message for finding in said)
    assert [finding.text for finding in found if finding not in said and "speaker" not in finding.message] == ["fiasco"]


def test_quoted_words_do_not_make_the_outlets_dense():
    said = "« Scandale, mensonges, trahison, honte, mascarade, propagande, fiasco, débâcle », ont crié les élus. " * 4
    found = Detector(CARDS).find(Document(Article(f"{said}Le maire a parlé de la débâcle du budget.", language="fr")))
    assert len(found) > 20
    assert not any(finding.weight for finding in found)


@pytest.mark.parametrize(
    "text",
    [
        "Sous le toit, un nid de martinets retarde la démolition, et la vague de chaleur continue.",
        "« Scandaleux », a réagi la rapporteure. Le « soi-disant consensus », ironise l’opposition, n’existe pas.",
        "Le promoteur, à qui ses opposants reprochent d’avoir acheté le silence des élus, ce qu’il dément, commencera.",
        "La marée montante a déposé des algues sur la plage où déferlent les vagues.",
        "L’équipe a subi une cuisante défaite en finale de la Ligue des champions.",
        "Le tribunal s’est déclaré incompétent. Le plaignant, victime d’une escroquerie, fera appel.",
        "Les Khmers rouges ont pris Phnom Penh le 17 avril 1975.",
        "Les naufragés ont été secourus après le naufrage du chalutier.",
        "« Ces gauchistes sont des traîtres », a lancé le député, aussitôt rappelé à l’ordre.",
        "Le réseau Natura 2000 protège le marais ; une invasion de frelons asiatiques y est redoutée.",
    ],
)
def test_literal_and_quoted_uses_cost_nothing(text):
    findings = Detector(CARDS).find(Document(Article(text, language="fr")))
    assert [finding.text for finding in findings if finding.weight] == []
