"""How near articles are: by their vectors, and by the rare words they share."""

from __future__ import annotations

import numpy as np

from auditor import Article
from auditor.compare.nearness import centres, nearness, rarities, together
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


def test_nearness_joins_both_measures(embedder, french, german, other):
    sides = passages(french, german, other)
    both = nearness(sides, embedder)
    mean = (centres(sides, embedder) + np.sqrt(rarities(sides))) / 2
    np.testing.assert_allclose(both, together(mean.astype(np.float32)), atol=1e-6)
    assert both[0, 1] > both[0, 2]


def test_articles_near_a_third_come_nearer():
    # 0 and 1 share nothing, and both are near 2; 3 and 4 are strangers that are near nobody.
    table = np.full((5, 5), 0.1, dtype=np.float32)
    np.fill_diagonal(table, 1)
    table[0, 2] = table[2, 0] = table[1, 2] = table[2, 1] = 0.8
    found = together(table)
    assert found[0, 1] > 0.4
    assert found[3, 4] < found[0, 3] + 0.2 < 0.5
    np.testing.assert_allclose(found, found.T, atol=1e-6)
    np.testing.assert_allclose(np.diag(found), 1)


def test_fewer_articles_than_neighbours():
    assert together(np.ones((1, 1), dtype=np.float32)).tolist() == [[1]]
    two = together(np.array([[1, 0.5], [0.5, 1]], dtype=np.float32))
    assert 0.5 < two[0, 1] < 1
