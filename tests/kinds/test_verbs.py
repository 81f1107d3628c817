"""Any form of a verb in a phrase, and the circumstances that a phrase may ask for."""

from __future__ import annotations

import re

import pytest

from auditor.article import Article
from auditor.errors import CardError
from auditor.kinds.lazy import checking
from auditor.kinds.phrase import PhraseKind
from auditor.kinds.phrase.expression import parse
from auditor.kinds.phrase.slot import slot
from auditor.kinds.phrase.verbs import verb_pattern
from auditor.reading import Document
from auditor.rule import Rule


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("jeter", "jeter jette jetons jetait jeta jetèrent jetterai jeté jetée jetant"),
        ("appeler", "appelle appelons appellera appelé"),
        ("payer", "paie paye payons paiera paya payé"),
        ("lever", "lève levons lèvera levé"),
        ("espérer", "espère espérons espéré"),
        ("manger", "mange mangeons mangeait mangé"),
        ("commencer", "commence commençons commença commencé"),
        ("remplir", "remplit remplissent rempli remplira"),
        ("vendre", "vend vendent vendu vendra vendait"),
        ("sortir", "sort sortent sorti sortait"),
        ("reprendre", "reprend reprennent repris reprit"),
        ("commettre", "commet commettent commis"),
        ("recevoir", "reçoit reçu recevra"),
        ("poursuivre", "poursuit poursuivent poursuivi"),
        ("être", "est sont était fut sera été soit"),
    ],
)
def test_the_forms_of_a_verb(lemma, forms):
    pattern = re.compile(verb_pattern(lemma))
    assert [form for form in forms.split() if not pattern.fullmatch(form)] == []


def test_a_negation_may_follow_the_verb():
    assert re.fullmatch(parse("@tenir l'eau").source(), "tient pas l'eau")


@pytest.mark.parametrize("adverb", ["maintenant", "officiellement", "aujourd'hui", "peut-être"])
def test_an_adverb_may_follow_the_verb(adverb):
    text = f"La ville prend {adverb} les eaux, dit-on."
    assert spans(text, phrases=["@prendre les eaux"]) == [f"prend {adverb} les eaux"]


def test_a_verb_with_short_forms_is_no_anchor():
    assert slot("@espérer").cost is not None
    assert slot("@être").cost is None
    assert slot("@tuer").cost is None


def test_what_is_no_verb_is_refused_with_its_path():
    with checking(), pytest.raises(CardError, match=r"'maison' is no infinitive .* @ \$\.x"):
        parse("@maison du peuple", path="$.x")


def phrase_rule(**params) -> Rule:
    return Rule("x-phrase", "translation", ("fr",), "phrase", "major", 0.9, "{match}", "", params=params)


def spans(text: str, **params) -> list[str]:
    document = Document(Article(text, language="fr"))
    return [text[match.start : match.end] for match in PhraseKind([phrase_rule(**params)]).find(document)]


def test_a_phrase_may_need_something_nearby():
    rows = [{"phrase": "le pays", "needs": r"\bmadrid"}, {"phrase": "le soir", "needs": ""}]
    assert spans("Selon Le Pays, le soir tombe sur Madrid.", rows=rows) == ["Le Pays", "le soir"]
    assert spans("Selon Le Pays, le soir tombe sur Lille.", rows=rows) == ["le soir"]


def test_a_phrase_may_need_its_setting():
    params = {"phrases": ["le pays"], "beside": ["selon ~", "~ écrit"]}
    assert spans("Selon le pays, il pleut. Dans le pays, rien.", **params) == ["le pays"]
    assert spans("C'est ce que le pays écrit.", **params) == ["le pays"]
