"""How near articles are: by their vectors, and by the rare words they share."""

from __future__ import annotations

import numpy as np

from auditor import Article
from auditor.compare.nearness import centres, nearness, rarities
from auditor.compare.passages import read
from auditor.config import Config


def passages(*texts):
    return [read(Article(text, language="fr"), Config(), str(number)) for number, text in enumerate(texts)]


STRIKE = "Les cheminots ont voté la grève à Vierzac. Le trafic sera interrompu."
SAME = "À Vierzac, une grève des cheminots est annoncée. Les trains resteront au dépôt."
OTHER = "Les cheminots ont voté la grève à Karvel. Le trafic sera interrompu."
STRANGE = "Un peintre expose ses toiles. Le musée ouvre dimanche."


def test_rare_names_tell_two_events_of_one_kind_apart():
    shared = rarities(passages(STRIKE, SAME, OTHER, OTHER, OTHER, STRANGE, STRANGE))
    assert shared[0, 1] > shared[1, 2] > shared[1, 5]
    np.testing.assert_allclose(np.diag(shared), 1)
    np.testing.assert_allclose(shared, shared.T, atol=1e-6)


def test_forms_of_one_word_are_one_word():
    shared = rarities(passages("Une proposition refusée.", "Des propositions refusées.", "Un musée ouvert."))
    assert shared[0, 1] > 0.99
    assert shared[0, 2] == 0


def test_nearness_is_the_mean_of_both(embedder, french, german, other):
    sides = passages(french, german, other)
    both = nearness(sides, embedder)
    np.testing.assert_allclose(both, (centres(sides, embedder) + np.sqrt(rarities(sides))) / 2, atol=1e-6)
    assert both[0, 1] > both[0, 2]
