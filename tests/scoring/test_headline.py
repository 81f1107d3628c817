"""Headline and body: the words first, the vectors only where they do not settle it."""

from __future__ import annotations

import pytest

from auditor import Article, Auditor, embedding
from auditor.reading import Document
from auditor.scoring import headline
from auditor.scoring.headline import support

BODY = """Un incendie a détruit mardi soir une usine textile de Karvel, faisant douze morts et trente blessés graves.
Les pompiers du district ont mis six heures à éteindre le feu, et le propriétaire a été placé en garde à vue.
Le parquet a ouvert une enquête, et des syndicats appellent à une grève générale pour la fin de la semaine."""
OTHER = "Le club de football remporte la coupe régionale"


class Near:
    """An embedder whose texts are all as near to each other as it is told."""

    name, digest, dimensions = "near", "0", 2

    def __init__(self, cosine: float) -> None:
        self.cosine = cosine

    def encode(self, texts):
        import numpy as np

        return np.array([[1, 0], [self.cosine, (1 - self.cosine**2) ** 0.5]], dtype=np.float32)[: len(texts)]


def never():
    raise AssertionError("the words are enough")


def read(title, body=BODY, embedder=never):
    return support(Document(Article(body, title=title, language="fr")), embedder)


@pytest.mark.parametrize(
    "title",
    ["Incendie d’une usine textile : douze morts", "Après les incendies, les syndicats appellent aux grèves générales"],
)
def test_words_of_the_body_settle_it_without_vectors(title):
    found = read(title)
    assert (found.status, found.similarity) == ("pass", None)
    assert found.evidence == f"{found.shared} of its {found.words} words are in the body"


@pytest.mark.parametrize(
    ("cosine", "status"), [(0.9, "pass"), (0.2, "not_observed"), (-0.1, "fail"), (0.07, "not_observed")]
)
def test_where_words_are_not_shared_the_vectors_say(cosine, status):
    found = read(OTHER, embedder=lambda: Near(cosine))
    assert (found.status, found.shared) == (status, 0)
    assert found.evidence.endswith(f"similarity {cosine:.2f}")


def test_two_shared_words_are_never_far():
    title = "Le feu de Karvel : la ministre reçoit les syndicats, dit-elle, pour parler réforme"
    assert read(title, embedder=lambda: Near(-0.1)).status == "not_observed"


def test_without_a_model_it_stays_open():
    assert read(OTHER, embedder=lambda: None).status == "not_observed"


@pytest.mark.parametrize(("title", "body"), [("Faits divers", BODY), (OTHER, "Un corps."), ("On vous le dit", BODY)])
def test_too_little_of_either_is_nothing(title, body):
    assert read(title, body) is None


def test_the_first_line_is_the_headline_and_not_of_the_body():
    assert support(Document(Article(f"{OTHER}\n{BODY}", language="fr")), lambda: None).shared == 0
    assert support(Document(Article(f"{OTHER}\n{BODY}", title=OTHER, language="fr")), lambda: None).shared == 0


def test_a_near_headline_is_nearer_than_a_strange_one(tiny_model):
    model = embedding.load(tiny_model([BODY, OTHER]))
    near = [headline.similarity(title, BODY, model) for title in ("Le feu et les syndicats à Karvel", OTHER)]
    assert near[0] > near[1]


def test_the_score_card_tells_it():
    card = Auditor().audit(Article(BODY, title="Incendie d’une usine textile : douze morts", language="fr"))
    (signal,) = (signal for signal in card.source["signals"] if signal["signal"] == "headline-matches")
    assert (signal["status"], signal["tag"]) == ("pass", "headline")
    assert "words are in the body" in signal["text"]
