"""The measure of `compare --source`: what it changes in a text, and what it counts."""

from __future__ import annotations

import gzip
import json

import pytest

from training.embeddings import adequacy

FRENCH = """Un incendie a tué 12 personnes mardi dans une usine de Karvel.
Les pompiers ont éteint les flammes après six heures de travail.
Le parquet a ouvert une enquête en juillet sur les causes.
Le propriétaire de cette usine n'a pas parlé aux journalistes.
"""
GERMAN = """Ein Incendie hat am Dienstag 12 Personnes in einer Usine in Karvel tué.
Die Pompiers haben nach sechs Heures Travail die Flammes éteint.
Das Parquet hat im Juli eine Enquête sur die Causes ouvert.
Der Propriétaire dieser Usine hat nicht aux Journalistes parlé.
"""
OTHER = """Le club de Vierzac remporte la coupe régionale de football.
Les supporters fêtent la victoire sur la place du marché.
L'entraîneur salue le travail des jeunes joueurs du club.
La saison prochaine commencera sans doute en septembre.
"""


def test_changes_change_one_thing_where_they_say():
    made = list(adequacy.changes(FRENCH))
    assert [change.name for change in made] == [
        "month",
        "day",
        "number",
        "denial taken out",
        *["denial put in"] * 3,
    ]
    for change in made:
        assert change.text != FRENCH
        assert change.text[: change.at] == FRENCH[: change.at]
    assert "29 personnes" in made[2].text
    assert "usine a parlé" in made[3].text
    assert "incendie n'a pas tué" in made[4].text


def test_the_command_prints_both_measures(tmp_path, tiny_model, capsys):
    rows = [
        {"group": group, "kind": "human_translation", "source_text": source, "text": text}
        for group, source, text in (("a", GERMAN, FRENCH), ("b", OTHER, OTHER))
    ]
    with gzip.open(tmp_path / adequacy.VERSIONS, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    model = tiny_model([FRENCH, GERMAN, OTHER])
    adequacy.main(["--data", str(tmp_path), "--model", str(model)])
    figures = json.loads(capsys.readouterr().out)
    assert figures["order"]["versions"] == 2
    assert figures["order"]["version > first half"] == 1
    assert figures["order"]["shuffled > another article"] == 1
    assert figures["changes"]["number"] == [1, 1]
    assert figures["changes"]["month"][1] == 2
    assert figures["changes"]["denial taken out"] == pytest.approx([1, 1])
