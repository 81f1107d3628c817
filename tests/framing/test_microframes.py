"""Microframes with an embedding made for the test: each word lies on the axis its spelling names, or nowhere."""

from __future__ import annotations

import json
import random
import zlib

import numpy as np
import pytest

from auditor.article import Article
from auditor.framing import microframes
from auditor.framing.words import content_words
from auditor.reading import Document

POLES = ["menace", "péril", "sécurité", "protection", "haine", "amour"]
FILLER = [f"mot{a}{b}" for a in "abcdefghij" for b in "klmnopqrst"]


class Words:
    """Poles are a unit apart on their axis; a word of the text that holds a pole's name is drawn to it."""

    name, digest, dimensions = "words", "0", 64

    def encode(self, texts):
        return np.stack([self._vector(text) for text in texts])

    def _vector(self, text):
        noise = np.random.default_rng(zlib.crc32(text.encode())).normal(size=64).astype(np.float32)
        vector = noise / np.linalg.norm(noise)
        for axis in microframes.axes():
            for sign, poles in ((-1, axis.low_words), (1, axis.high_words)):
                if any(text.startswith(pole) for pole in poles):
                    direction = np.random.default_rng(zlib.crc32(axis.name.encode())).normal(size=64)
                    vector = vector + sign * (direction / np.linalg.norm(direction)).astype(np.float32) * 3
        return vector / np.linalg.norm(vector)


@pytest.fixture
def background(monkeypatch, tmp_path):
    (tmp_path / "background.json").write_text(json.dumps({"words": dict.fromkeys([*FILLER, *POLES], 10)}))
    monkeypatch.setattr(microframes, "model", lambda name: tmp_path)
    microframes._background.cache_clear()
    yield
    microframes._background.cache_clear()


def document(words):
    random.Random(1).shuffle(words)
    return Document(Article(" ".join(words).capitalize() + ".", language="fr"))


def test_there_are_thirty_axes_with_words_for_both_poles():
    assert len(microframes.axes()) >= 30
    for axis in microframes.axes():
        assert min(len(axis.low_words), len(axis.high_words)) >= 4
        assert not set(axis.low_words) & set(axis.high_words)
    assert len({axis.name for axis in microframes.axes()}) == len(microframes.axes())


def test_a_text_full_of_one_pole_leans_to_it(background):
    menace = [f"{pole}{end}" for pole in ("menace", "péril", "danger", "risque") for end in ("", "s", "x", "z")]
    frames = microframes.read(document([*FILLER[:80], *menace, *menace]), Words())
    assert frames is not None
    first = frames[0]
    assert (first.axis, first.pole) == ("menace–sécurité", "menace")
    assert first.bias < first.background
    assert first.intensity > first.background_intensity
    assert first.p < 0.01
    assert set(first.words) <= set(menace)


def test_a_text_like_the_background_leans_nowhere(background):
    assert microframes.read(document(FILLER[::-1][:90]), Words()) == []


def test_one_word_often_repeated_is_no_lean(background):
    frames = microframes.read(document([*FILLER[:80], *["menace"] * 10]), Words())
    assert frames is not None
    assert "menace–sécurité" not in [frame.axis for frame in frames]


def test_it_is_the_same_twice_and_written_as_json(background):
    words = [*FILLER[:80], *[f"haine{end}" for end in "abcdefgh"] * 2]
    one, two = (microframes.read(document(list(words)), Words()) for _ in range(2))
    assert one == two
    assert one
    assert json.loads(json.dumps(one[0].to_dict())) == one[0].to_dict()


def test_nothing_is_measured_without_a_model_a_background_or_french(background, monkeypatch, tmp_path):
    text = document(FILLER[:90])
    assert microframes.read(Document(Article("Only a few words here.", language="en")), Words()) is None
    assert microframes.read(document(FILLER[:20]), Words()) == []
    monkeypatch.setattr(microframes.embedding, "shipped", lambda: None)
    assert microframes.read(text) is None
    microframes._background.cache_clear()
    monkeypatch.setattr(microframes, "model", lambda name: tmp_path / "absent")
    assert microframes.read(text, Words()) is None


def test_content_words_leave_out_names_and_function_words():
    text = "Le maire Paul Hénaff a signé hier, à Tours, l'accord avec 12 communes."
    assert list(content_words(Document(Article(text, language="fr")))) == ["maire", "signé", "accord", "communes"]


def test_the_shipped_model_finds_war_in_a_report_of_war():
    if microframes.embedding.shipped() is None:
        pytest.skip("no embedding is installed")
    text = (
        "Les bombardements ont repris à l'aube sur les faubourgs. Des roquettes ont frappé la caserne, un dépôt de "
        "munitions a explosé et les soldats ont répliqué avec des obus. L'armée parle d'une offensive menée "
        "par des combattants venus des collines. Les blindés avancent vers le fleuve, les troupes creusent des abris "
        "et les avions survolent les positions ennemies. Les hostilités ont fait quarante morts parmi les civils, dit "
        "l'hôpital, où les chirurgiens opèrent sans électricité. Les habitants fuient les combats par la route du sud, "
        "des familles dorment dans les gares, et les secours manquent de médicaments, de couvertures et de carburant. "
        "Le commandant promet de tenir la ligne de front, les rebelles annoncent un nouvel assaut contre la garnison."
    )
    frames = microframes.read(Document(Article(text, language="fr")))
    assert frames is not None
    assert ("guerre–paix", "guerre") in [(frame.axis, frame.pole) for frame in frames]
