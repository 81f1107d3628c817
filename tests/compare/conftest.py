"""Texts of the tests, and a tiny model that knows their words in two languages."""

from __future__ import annotations

import pytest

from auditor import Auditor, embedding
from auditor.config import Config

GERMAN = """Brand in Fabrik in Karvel
Bei einem Brand in einer Textilfabrik in Karvel sind am Dienstagabend 12 Menschen gestorben.
Die Feuerwehr brauchte sechs Stunden, um die Flammen zu löschen.
Die Schwerverletzten wurden in ein Krankenhaus der Hauptstadt gebracht.
Hauptmann Josef Blinken leitete den Einsatz der Feuerwehr.
Die Staatsanwaltschaft hat am 3. Juli Ermittlungen eröffnet.
Der Besitzer der Fabrik hat am Mittwoch nicht gesprochen.
"""
FRENCH = """Incendie dans une usine à Karvel
Un incendie dans une usine textile de Karvel a tué 12 personnes mardi soir.
Les pompiers ont mis six heures à éteindre les flammes.
Les blessés graves ont été transportés dans un hôpital de la capitale.
Le capitaine Josef Blinken dirigeait les opérations des pompiers.
Le parquet a ouvert une enquête le 3 juillet.
Le propriétaire de l'usine n'a pas parlé mercredi.
"""
OTHER = """Le club de Vierzac remporte la coupe
Le club de Vierzac a remporté samedi la coupe régionale de football.
Les supporters ont fêté la victoire sur la place du marché.
L'entraîneur a salué le travail des jeunes joueurs.
La saison prochaine commencera au mois de septembre.
"""
SAME = [
    "incendie Brand",
    "usine Fabrik Textilfabrik textile",
    "tué gestorben",
    "personnes Menschen",
    "pompiers Feuerwehr",
    "heures Stunden",
    "flammes Flammen",
    "éteindre löschen",
    "blessés Schwerverletzten graves",
    "hôpital Krankenhaus",
    "capitale Hauptstadt",
    "transportés gebracht",
    "capitaine Hauptmann",
    "dirigeait leitete opérations Einsatz",
    "parquet Staatsanwaltschaft",
    "enquête Ermittlungen",
    "ouvert eröffnet",
    "juillet Juli",
    "propriétaire Besitzer",
    "parlé gesprochen",
    "mercredi Mittwoch",
    "mardi Dienstagabend soir",
]


@pytest.fixture(scope="session")
def embedder(tiny_model):
    return embedding.load(tiny_model([GERMAN, FRENCH, OTHER], SAME))


@pytest.fixture(scope="session")
def plain_auditor():
    return Auditor(Config(machine_translation=False, sources=False))


@pytest.fixture
def german() -> str:
    return GERMAN


@pytest.fixture
def french() -> str:
    return FRENCH


@pytest.fixture
def other() -> str:
    return OTHER
