"""The training of look-alikes on a handful of lines."""

from __future__ import annotations

import json

import numpy as np

from auditor.kinds.lookalike.model import Model
from training.lookalikes import learn as learning
from training.lookalikes.__main__ import run
from training.lookalikes.limits import articles

LINES = [
    f"{who} {verb} {what} dans la ville où {they} est née."
    for who, they in (("La ministre", "elle"), ("Le maire", "il"), ("Cette dame", "elle"))
    for verb in ("a vu", "a perdu", "a rendu", "a vendu")
    for what in ("la maison", "le jardin", "les livres")
]


def test_a_model_is_learnt_written_and_read(tmp_path, monkeypatch):
    monkeypatch.setattr(learning, "BATCH", 50)
    run(LINES, articles(LINES * 30), tmp_path)
    settings = json.loads((tmp_path / "lookalikes.json").read_text())
    assert {"a", "à", "ou", "où"} <= set(settings["own"])
    assert set(settings["limits"]) == {"sure", "likely"}
    assert "look or sound alike" in (tmp_path / "README.md").read_text()
    model = Model.read(tmp_path)
    (document,) = articles(["Le maire a perdu la maison."])
    sequence = model.sequence([document])
    place = sequence.places[[2]].repeat(2)
    numbers = [model.classes.number(word) for word in ("a", "à")]
    right, wrong = model.suits(model.contexts(sequence).around(place), np.array(numbers))
    assert right > 0 > wrong
