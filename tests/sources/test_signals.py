"""Each transparency signal of a text: seen, seen to be missing, not applicable, not observed."""

from __future__ import annotations

import pytest

from auditor.sources import Registry
from auditor.sources.assess import text_signals

BODY = (
    "La commune de Vierzac a inauguré samedi sa nouvelle bibliothèque. Le bâtiment de bois et de verre abrite vingt "
    "mille livres, une salle de lecture et un café tenu par une association du quartier. Les travaux ont duré deux ans "
    "et coûté quatre millions d'euros. Les habitants se pressaient devant les portes dès neuf heures du matin, malgré "
    "la pluie. Des lectures publiques sont prévues tous les mercredis, et l'entrée reste libre pour tous. "
)
LONG = BODY * 4


@pytest.fixture(scope="module")
def signals():
    """The signals of a text, by name."""
    from auditor.article import Article
    from auditor.reading import Document

    registry = Registry.load()

    def read(text, **fields):
        document = Document(Article(text=text, language="fr", **fields))
        found = {signal.signal: signal for signal in text_signals(document, registry)[0]}
        for signal in found.values():
            if signal.start is not None:
                assert text[signal.start : signal.end] == signal.text
        return found

    return read


def around(head="", tail=""):
    return f"Une bibliothèque pour Vierzac\n\n{head}\n\n{BODY}\n{BODY}\n\n{tail}"


@pytest.mark.parametrize(
    ("signal", "text", "status", "evidence"),
    [
        (
            "sources-cited",
            BODY + "« C'est un lieu pour tout le monde », a déclaré la maire.",
            "pass",
            "« C'est un lieu pour tout le monde »",
        ),
        (
            "sources-cited",
            BODY + "Selon la préfecture, deux cents personnes sont venues.",
            "pass",
            "Selon la préfecture",
        ),
        ("sources-cited", BODY + "Un rapport de la Cour des comptes le disait déjà.", "pass", "rapport de la C"),
        ("sources-cited", BODY + "La maire affirme que le prêt sera remboursé.", "pass", "affirme que le"),
        (
            "sources-cited",
            BODY + "Voir https://bibliotheque.example/plan pour venir.",
            "pass",
            "https://bibliotheque.example/plan",
        ),
        ("sources-cited", LONG, "fail", None),
        ("sources-cited", BODY, "not_observed", None),
        ("sources-cited", "TRIBUNE. Il faut lire.\n" + LONG, "not_applicable", None),
        ("author-named", around("Par Camille Duroc"), "pass", "Camille Duroc"),
        ("author-named", around("Propos recueillis par Jean-Marc Le Guen"), "pass", "Jean-Marc Le Guen"),
        ("author-named", around(tail="Camille Duroc (avec AFP)"), "pass", "Camille Duroc"),
        (
            "author-named",
            around(tail="Nike Ching et Carla Babb de VOA ont contribué à ce rapport."),
            "pass",
            "Nike Ching",
        ),
        ("author-named", around("Par la rédaction"), "fail", "Par la rédaction"),
        ("author-named", around("Le pain est cuit par Camille Duroc tous les jours."), "not_observed", None),
        ("author-named", around(), "not_observed", None),
        ("dated", around("Publié le 12 janvier 2024 à 8h30"), "pass", "Publié le 12 janvier 2024"),
        ("dated", around("12/01/2024"), "pass", "12/01/2024"),
        (
            "dated",
            around("Visite d'un lieu que l'on attendait depuis... 21.01.2022, Sputnik France"),
            "pass",
            "21.01.2022",
        ),
        (
            "dated",
            around("Le 4 août 1957, la commune achetait un champ à la famille Martel pour y bâtir une école."),
            "not_observed",
            None,
        ),
        (
            "updates-dated",
            around("Publié le 12 janvier 2024, mis à jour le 13 janvier à 9h"),
            "pass",
            "Publié le 12 janvier 2024, mis à jour le 13 janvier à 9h",
        ),
        ("updates-dated", around("Mise à jour :"), "fail", "Mise à jour :"),
        ("updates-dated", around(), "not_applicable", None),
        ("updates-dated", around("Mise à jour sur la marée rouge"), "not_applicable", None),
        ("opinion-labelled", "Accueil\nOpinions\nSports\nMétéo\n" + BODY, "not_applicable", None),
        ("origin-credited", around(tail="(avec AFP)"), "pass", "AFP"),
        ("origin-credited", around("PARIS (AFP) — Une première."), "pass", "AFP"),
        ("origin-credited", around(tail="Source : Reuters"), "pass", "Reuters"),
        (
            "origin-credited",
            around(tail="Cet article a été publié initialement sur The Conversation."),
            "pass",
            "The Conversation",
        ),
        (
            "origin-credited",
            around(tail="Traduit de l'anglais par Paul Rivet"),
            "pass",
            "Traduit de l'anglais par Paul Rivet",
        ),
        ("origin-credited", around(tail="La colère s'est traduite par une baisse."), "not_observed", None),
        ("origin-credited", around(tail="La façade (DR)."), "not_observed", None),
        (
            "translation-declared",
            around(tail="Traduit automatiquement avec DeepL"),
            "pass",
            "Traduit automatiquement avec DeepL",
        ),
        ("opinion-labelled", "TRIBUNE. Il faut lire.\n" + BODY, "pass", "TRIBUNE."),
        ("opinion-labelled", around("Éditorial"), "pass", "Éditorial"),
        ("opinion-labelled", around("Analyse : ce que disent les chiffres"), "pass", "Analyse :"),
        (
            "opinion-labelled",
            BODY + "Je crois que c'est bien. À mon avis, il faut continuer. Je refuse de me taire.",
            "fail",
            "Je crois",
        ),
        (
            "opinion-labelled",
            BODY + "« Je crois que c'est bien. À mon avis, il faut continuer. Je refuse de me taire », dit-elle.",
            "not_applicable",
            None,
        ),
        (
            "corrections-visible",
            around(tail="Rectificatif : le coût est de quatre millions, et non de cinq."),
            "pass",
            "Rectificatif : le coût est de quatre millions, et non de cinq.",
        ),
        ("corrections-visible", around(), "not_observed", None),
        ("advertising-labelled", around("Contenu sponsorisé"), "pass", "Contenu sponsorisé"),
        (
            "advertising-labelled",
            BODY + "Code promo BIBLIO. Livraison gratuite. Offre limitée. Essai gratuit.",
            "fail",
            "Code promo",
        ),
        ("advertising-labelled", around(), "not_applicable", None),
        (
            "responsible-named",
            around(tail="Directrice de la publication : Anne Salmon"),
            "pass",
            "Directrice de la publication : Anne Salmon",
        ),
        (
            "responsible-named",
            around(tail="Le rédacteur en chef du Progrès, Luc Parent, était là."),
            "not_observed",
            None,
        ),
        (
            "ownership-stated",
            around(tail="Édité par la SAS Vierzac Médias, au capital de 10 000 euros"),
            "pass",
            "Édité par la SAS Vierzac Médias, au capital de 10 000 euros",
        ),
        ("registration-shown", around(tail="ISSN 0395-2037"), "pass", "ISSN 0395-2037"),
        ("registration-shown", around(tail="ISSN 0395-2038"), "not_observed", None),
        ("registration-shown", around(tail="CPPAP n° 0522 W 93275"), "pass", "CPPAP n° 0522 W 93275"),
    ],
)
def test_a_signal_of_the_text(signals, signal, text, status, evidence):
    found = signals(text)[signal]
    assert (found.status, found.text) == (status, evidence)


@pytest.mark.parametrize(
    ("fields", "signal", "status", "tag"),
    [
        ({"author": "Camille Duroc"}, "author-named", "pass", "author"),
        ({"author": "La rédaction"}, "author-named", "fail", "author"),
        ({"author": "Rédaction web avec AFP"}, "author-named", "fail", "author"),
        ({"date": "2024-01-12"}, "dated", "pass", "date"),
        ({"url": "https://x.example/opinions/2024/lire"}, "opinion-labelled", "pass", "url"),
        ({"title": "Tribune. Il faut lire"}, "opinion-labelled", "pass", "genre"),
        ({"outlet": "Le Monde"}, "outlet-named", "pass", "outlet"),
    ],
)
def test_a_signal_of_the_row(signals, fields, signal, status, tag):
    found = signals(around(), **fields)[signal]
    assert (found.status, found.tag) == (status, tag)


def test_other_languages_are_not_observed_rather_than_failed(document):
    text = "The village opened its library on Saturday. " * 60
    found = {signal.signal: signal for signal in text_signals(document(text, language="en"), Registry.load())[0]}
    assert found["sources-cited"].status == "not_observed"


def test_spans_hold_with_astral_marks_and_crlf(signals):
    text = "😀 Une bibliothèque e\u0301largie\r\n\r\nPar\u00a0Camille Duroc\r\n\r\n" + BODY
    assert signals(text)["author-named"].text == "Camille Duroc"
