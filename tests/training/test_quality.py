"""The training of the estimate of quality end to end on made dialogues, and its parts."""

from __future__ import annotations

import gzip
import json
import random

import numpy as np
import pytest

pytest.importorskip("sklearn")

from auditor.article import Article
from auditor.reading import Document
from auditor.resources import model as folder
from auditor.scoring.translation.grams import keys
from auditor.scoring.translation.masking import stream
from auditor.scoring.translation.model import shipped
from auditor.scoring.translation.quality import NAMES, Quality
from auditor.scoring.translation.surprise import Context, codes
from training.quality.figures import agreement, auc, within
from training.quality.fit import Choice, learn, left_out, split
from training.quality.language import count
from training.quality.overlap import chrf
from training.quality.run import digest, run
from training.quality.turns import Judged, judge, turns

WHO = "le voisin|la voisine|mon frère|ma sœur|le maire|la boulangère".split("|")
WHAT = "mange une pomme|ouvre la porte|lit le journal|prend le train|cherche ses clés|ferme la fenêtre".split("|")
WHEN = "ce matin|à midi|le soir|le dimanche|avant de partir|avec plaisir".split("|")


def sentence(draw: random.Random) -> str:
    return f"{draw.choice(WHO)} {draw.choice(WHAT)} {draw.choice(WHEN)}.".capitalize()


def garbled(text: str, draw: random.Random) -> str:
    words = text.rstrip(".").lower().split()
    draw.shuffle(words)
    return " ".join(words).capitalize() + "."


def judged_rows(draw):
    for dialogue in range(20):
        for turn in range(8):
            text, judgment = sentence(draw), draw.choice(["perfect", "medium", "poor"])
            wrong = text if judgment == "perfect" else garbled(text, draw)
            yield {
                "id": f"made/{dialogue}/{turn}",
                "source": "a neighbour eats",
                "text": wrong,
                "reference": text,
                "judgment": judgment if turn else None,  # one turn of each was not judged
                "system": "alpha",
                "problems": [] if judgment == "perfect" else ["grammar"],
            }


def news_rows(draw):
    for number in range(4):
        text = " ".join(sentence(draw) for _ in range(6))
        common = {"group": f"news/{number}", "domain": "news", "year": 2021}
        yield {"kind": "human_translation", "system": "ref", "text": text} | common
        yield {"kind": "mt", "system": "good", "text": text} | common
        yield {"kind": "mt", "system": "bad", "text": garbled(text, draw)} | common


def write_rows(path, rows):
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    place, draw = tmp_path_factory.mktemp("data"), random.Random(5)
    write_rows(place / "parallel_en_fr.jsonl.gz", ({"fr": sentence(draw)} for _ in range(400)))
    write_rows(place / "judged_segments.jsonl.gz", judged_rows(draw))
    write_rows(place / "mt_documents.jsonl.gz", news_rows(draw))
    return place


@pytest.fixture(scope="module")
def trained(data, tmp_path_factory):
    out = tmp_path_factory.mktemp("model")
    run(data, folder("translation"), out, find=lambda document: 0.0)
    return out


def items(text):
    return stream(Document(Article(text, language="fr")), shipped().lexis)


def test_what_is_garbled_gets_more_points(trained):
    model, lexis, draw = Quality.read(trained), shipped().lexis, random.Random(77)
    texts = [sentence(draw) for _ in range(20)]
    good = sum(model.unseen(list(map(items, texts)), lexis))
    bad = sum(model.unseen([items(garbled(text, draw)) for text in texts], lexis))
    assert bad > 1.5 * good


def test_the_card_tells_agreement_data_and_limits(trained):
    card = (trained / "README.md").read_text(encoding="utf-8")
    for wanted in (
        "DiaBLa",
        "CC BY-SA 4.0",
        "140 turns of 20 dialogues",
        "length alone",
        "must not",
        "| bad |",
        "alpha:",
        "| grammar |",
    ):
        assert wanted in card


def test_equal_data_and_seed_give_equal_files(data, trained, tmp_path):
    run(data, folder("translation"), tmp_path, find=lambda document: 0.0)
    for name in ("quality.json", "model.safetensors"):
        assert (tmp_path / name).read_bytes() == (trained / name).read_bytes()
    settings = json.loads((trained / "quality.json").read_text(encoding="utf-8"))
    assert settings["translation"] == digest(folder("translation"))
    assert set(settings["weights"]) == set(NAMES)
    assert min(settings["weights"].values()) >= 0


def test_a_word_in_its_place_is_expected_and_one_out_of_place_is_not(data):
    lexis = shipped().lexis
    rows = count(["Le maire ouvre la porte.", "La voisine ferme la porte."] * 20, lexis, at_least=2)
    context = Context(rows.keys, rows.logs, rows.backs, rows.unknown)
    placed, odd = context.gains([items(text).entries for text in ("Il ferme la porte.", "Ferme porte la il.")], lexis)
    assert placed[3] < -1 < odd[1]
    assert len(placed) == len(items("Il ferme la porte.").entries)


def test_probabilities_of_what_follows_a_form_add_up_to_one():
    lexis = shipped().lexis
    rows = count(["Le maire ouvre la porte.", "Le maire ferme la porte."] * 20, lexis, at_least=1)
    place = {key: number for number, key in enumerate(rows.keys.tolist())}
    forms = np.unique(codes(items("Le maire ouvre ferme la porte.").entries, lexis))
    before = codes(np.array([lexis["maire"]]), lexis)
    total = 0.0
    for form in forms:
        double, single = keys(np.concatenate([before, [form]]), (2,))[0], keys(np.array([form]), (1,))[0]
        if double in place:
            total += np.exp(float(rows.logs[place[double]]))
        else:
            back = rows.backs[place[keys(before, (1,))[0]]]
            total += np.exp(float(back) + float(rows.logs[place[single]]))
    assert total == pytest.approx(1, abs=0.02)


def test_only_judged_turns_are_read_and_address_is_seen_beside_the_dialogue(data, tmp_path):
    assert len(turns(data / "judged_segments.jsonl.gz")) == 140
    rows = [
        {"id": f"d/{number}", "source": "", "text": text, "reference": "", "judgment": "perfect"}
        for number, text in enumerate(["Tu viens demain.", "Vous venez demain.", "Vous partez demain."])
    ]
    write_rows(tmp_path / "judged.jsonl.gz", rows)
    context = Context(*count(["Il vient."], shipped().lexis, at_least=1))
    found = judge(turns(tmp_path / "judged.jsonl.gz"), shipped().lexis, context, lambda document: 2.5)
    address, findings = found.features[:, NAMES.index("address")], found.features[:, NAMES.index("findings")]
    assert address.tolist() == pytest.approx([2 / 3, 1 / 3, 1 / 3])
    assert findings.tolist() == [2.5] * 3
    assert found.words.tolist() == [3] * 3


def made(draw, dialogues=30, size=10):
    rows = np.abs(draw.normal(size=(dialogues * size, len(NAMES))))
    points = (rows[:, 4] + draw.normal(size=len(rows)) > 1.5).astype(float)
    names = np.repeat(np.arange(dialogues), size)
    return Judged((), rows, points, np.full(len(rows), 8), names)


def test_left_out_estimates_find_what_there_is_and_nothing_where_there_is_nothing():
    draw = np.random.default_rng(2)
    judged = made(draw)
    assert agreement(judged, left_out(judged, 1)).pearson > 0.3
    noise = judged._replace(points=draw.permutation(judged.points))
    assert abs(agreement(noise, left_out(noise, 1)).pearson) < 0.15


def test_weights_are_not_below_nought_and_points_add_up():
    judged = made(np.random.default_rng(4))
    found = learn(judged.features, judged.points, Choice(NAMES, 1.0))
    assert found.min() >= 0
    assert (judged.features @ found).sum() == pytest.approx(judged.points.sum())


def test_no_dialogue_is_on_both_sides():
    dialogues = np.repeat(np.arange(7), 3)
    tested = np.zeros(len(dialogues))
    for train, test in split(dialogues, np.ones(len(dialogues), bool), 3, 1):
        assert not set(dialogues[train]) & set(dialogues[test])
        tested += test
    assert tested.tolist() == [1] * len(dialogues)


def test_overlap_and_agreement_of_what_is_known():
    assert chrf("Le chat dort.", "le  chat dort.") == pytest.approx(1)
    assert chrf("abc", "xyz") == 0 == chrf("", "xyz")
    assert chrf("le chat dort", "le chat mange") > chrf("un chien court", "le chat mange")
    assert auc(np.array([False, True, True]), np.array([0.0, 1.0, 2.0])) == 1
    assert auc(np.array([False, True]), np.array([1.0, 1.0])) == 0.5
    assert within(np.array([1.0, 1, 5, 5]), np.array([0, 0, 1, 1]))[0] == pytest.approx(1)
    assert within(np.array([1.0, 5, 1, 5]), np.array([0, 0, 1, 1]))[0] < 0
