"""Framing is blind to camps: with the actors' names swapped, findings and scores stay as they are."""

from __future__ import annotations

import pytest

from auditor import Article, Auditor

FILLER = (
    " Le conseil s'est réuni mardi à Brévance. Le texte a été adopté par 21 voix contre 8. Les travaux doivent "
    "commencer en avril et durer deux ans. Une réunion publique est prévue le 12 mars à 19 heures à la mairie."
)
CAMPS = [("Moscou", "Washington"), ("la gauche", "la droite"), ("Paul Aubin", "Marie Terrier"), ("Kiev", "Téhéran")]
SAMPLES = [
    "{A} a scandaleusement écarté la proposition de {B}.",
    "Campant sur ses positions, {A} refuse de répondre à {B}.",
    "D'innombrables accusations visent {A}, qui ne cesse de les rejeter.",
    "{A} récite son catéchisme et {B} n'a rien trouvé de mieux que d'applaudir.",
    "Les soi-disant experts de {A} contredisent ceux de {B}.",
    "Une prétendue étude de {A} donne tort à {B}.",
    "Le promoteur, qui s'est offert le silence des élus, remercie {A}.",
    "{A} a peur du peuple, affirme un tract de {B}.",
    "Cette clique de menteurs sert {A}. {B} se tait.",
    "Le régime honni de {A} vacille, celui de {B} triomphe.",
    "{A}, dans un odieux chantage, menace {B}.",
    "C'est une honte : {A} a trahi ses électeurs.",
    "Les valets de {A} défilent. Les larbins de {B} aussi.",
    "Comme par hasard, le rapport a été commandé par {A}.",
    "{A} livre la ville aux lubies de ses amis et {B} regarde ailleurs.",
    "Le diktat de {A} sera payé de la poche des contribuables.",
    "Il fallait oser : {A} donne des leçons de morale à {B}.",
    "La propagande de {A} vaut bien la propagande de {B}.",
    "{A} nous mène droit dans le mur, au mépris de {B}.",
    "Qui peut encore croire {A} ? Et pourquoi {B} se tait-il ?",
    "L'héroïque résistance de {A} force le respect de {B}.",
    "Une marée de 1 200 clandestins, prétend {A}, arrive par la faute de {B}.",
    "{A} a du sang sur les mains, et {B} détourne le regard.",
    "Un accord digne des pires dictatures lie {A} et {B}.",
    "{A} brandit la menace, {B} souffle sur les braises.",
    "Les pleutres de {A} et les va-t-en-guerre de {B} se renvoient la balle.",
    "Une véritable mascarade, orchestrée par {A} sous les yeux de {B}.",
    "L'hystérie de {A} n'a d'égale que la rapacité de {B}.",
]


@pytest.fixture(scope="module")
def auditor():
    return Auditor()


def framing(auditor, text):
    card = auditor.audit(Article(text + FILLER, language="fr"))
    found = [(f.rule, f.severity, f.confidence, f.weight) for f in card.findings if f.category == "framing"]
    return found, card.categories["framing"].score


@pytest.mark.parametrize("sample", SAMPLES)
def test_swapped_names_change_nothing(auditor, sample):
    found, score = framing(auditor, sample.format(A=CAMPS[0][0], B=CAMPS[0][1]))
    assert found
    for one, other in CAMPS:
        assert framing(auditor, sample.format(A=one, B=other))[0] == found
        assert framing(auditor, sample.format(A=other, B=one)) == framing(auditor, sample.format(A=one, B=other))
    assert framing(auditor, sample.format(A=CAMPS[0][1], B=CAMPS[0][0]))[1] == score


def test_quoted_speech_is_not_the_outlets(auditor):
    quoted = "« {A} a scandaleusement écarté la honteuse proposition de ces larbins », a dit {B}."
    for one, other in CAMPS:
        found, score = framing(auditor, quoted.format(A=one, B=other))
        assert {weight for _, _, _, weight in found} <= {0.0}
        assert score == framing(auditor, "")[1]
