"""The training of the translation model end to end on made articles, and its parts."""

from __future__ import annotations

import gzip
import json
import random

import numpy as np
import pytest

pytest.importorskip("sklearn")

import scipy.sparse as sparse

from auditor import Article
from auditor.reading import Document
from auditor.scoring.translation.lexis import Lexis
from auditor.scoring.translation.model import Model
from auditor.scoring.translation.origin import estimate_all
from auditor.scoring.translation.views import VIEWS
from training.translation.calibrate import calibrate, calibration_error, doubt
from training.translation.corpus import Sample, read
from training.translation.cuts import cut_all
from training.translation.folds import by_year, crossed
from training.translation.matrix import Reader, Vocabulary, columns, matrix, occurring
from training.translation.run import Plan, run
from training.translation.sampling import ORIGINALS_SHARES, paired, weights
from training.translation.topics import veil

LEXIQUE = """form\tpos\tfrequency_per_million
le\tART:def\t20000
la\tART:def\t15000
de\tPRE\t25000
par\tPRE\t3000
en\tPRE\t9000
et\tCON\t12000
que\tCON\t12000
outre\tPRE\t30
dont\tPRO:rel\t800
il\tPRO:per\t13000
ainsi\tADV\t300
a\tAUX\t6000
est\tAUX\t9000
ministre\tNOM\t50
loi\tNOM\t60
ville\tNOM\t80
vote\tVER\t20
dit\tVER\t500
arrive\tVER\t100
"""
NOUNS = "ministre loi ville maire route école projet accord usine marché".split()
VERBS = "vote dit arrive change propose refuse".split()
HABITS = {
    "mt": ["en outre, {n} {v} la {n}", "il est {v} par le {n} que la {n}", "le {n} {v} que la {n} est {v}"],
    "human": ["le {n}, dont la {n} {v}, arrive", "la {n} {v} ainsi le {n}", "le {n} {v} que la {n} est {v}"],
    "native": ["ainsi {v} le {n}, dont il dit", "à la {n} et au {n}, il {v}", "le {n}, dont la {n} {v}, arrive"],
}


def article(habit: str, draw: random.Random, sentences: int = 14) -> str:
    def sentence() -> str:
        pattern = draw.choice(HABITS[habit])
        while "{" in pattern:
            pattern = pattern.replace("{n}", draw.choice(NOUNS), 1).replace("{v}", draw.choice(VERBS), 1)
        return pattern[0].upper() + pattern[1:] + "."

    return " ".join(sentence() for _ in range(sentences))


def write_rows(path, rows):
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def documents(draw):
    for number in range(24):
        year = 2010 + number % 2 * 11
        group = f"{'wmt21' if year == 2021 else 'news'}/{number}"
        common = {"group": group, "year": year}
        for system in ("alpha", "beta", "bergamot-tiny", "bergamot-base"):
            yield {"id": f"{group}/{system}", "kind": "mt", "system": system, "text": article("mt", draw)} | common
        kind = "human_translation" if year == 2021 else "reference_mixed_origin"
        yield {"id": f"{group}/ref", "kind": kind, "system": "ref", "text": article("human", draw)} | common
        native = {"group": f"wmt21/native-{number}", "year": 2021, "kind": "native"}
        yield {"id": f"native/{number}", "text": article("native", draw)} | native


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    draw = random.Random(3)
    write_rows(folder / "mt_documents.jsonl.gz", documents(draw))
    press = (
        {
            "id": f"press/{n}",
            "year": 2019,
            "kind": "native",
            "outlet": f"outlet-{n % 3}",
            "text": article("native", draw),
        }
        for n in range(24)
    )
    write_rows(folder / "native_press.jsonl.gz", press)
    (folder / "lexicon").mkdir()
    with gzip.open(folder / "lexicon" / "lexique383.tsv.gz", "wt", encoding="utf-8") as file:
        file.write(LEXIQUE)
    return folder


@pytest.fixture(scope="module")
def trained(data, tmp_path_factory):
    out = tmp_path_factory.mktemp("model")
    run(data, out, Plan(at_least=3, at_most=2000, compare=True, rounds=3))
    return out


@pytest.fixture(scope="module")
def model(trained):
    return Model.read(trained)


def judged(model: Model, habit: str, seed: int, sentences: int = 14):
    text = article(habit, random.Random(seed), sentences)
    return text, estimate_all([Document(Article(text, language="fr"))], [()], model)[0]


def test_unseen_machine_translation_is_told_from_what_people_wrote(model):
    machine = [judged(model, "mt", seed)[1]["probability"] for seed in range(100, 108)]
    people = [judged(model, kind, seed)[1]["probability"] for seed in range(100, 108) for kind in ("native", "human")]
    assert min(machine) > max(people)
    assert min(machine) > 0.5 > max(people)


def test_translated_is_never_less_likely_than_machine_translated(model):
    for kind in HABITS:
        found = judged(model, kind, 7)[1]
        assert found["translated"] >= found["probability"]
        low, high = found["interval"]
        assert low <= found["probability"] <= high
    assert judged(model, "human", 7)[1]["translated"] > judged(model, "native", 7)[1]["translated"]


def test_the_interval_widens_for_short_texts(model):
    assert model.doubt(70) > model.doubt(700) > 0


def test_too_short_or_foreign_texts_are_not_judged(model):
    assert judged(model, "mt", 1, sentences=4)[1] is None
    english = "The minister said that the law would change in the town. " * 10
    assert estimate_all([Document(Article(english, language="en"))], [()], model) == [None]


def test_evidence_can_be_checked_in_the_text(model):
    text, found = judged(model, "mt", 11)
    pieces = found["evidence"]
    assert pieces == sorted(pieces, key=lambda piece: -abs(piece["contribution"]))
    quoted = [piece for piece in pieces if piece["feature"].startswith("«")]
    assert quoted
    for piece in quoted:
        for start, end in piece["spans"]:
            assert text[start:end].lower() == piece["feature"].strip("« »")


def test_articles_are_scored_by_what_was_taught(model):
    text = article("mt", random.Random(21)) + " Le Vortu Dupont vote en 2021 : « Zixelle » !"
    document = Document(Article(text, language="fr"))
    taught = Reader(Lexis(model.lexis.forms)).read(text)
    scaled = np.clip((taught.measures - model.means) / model.spreads, -4, 4)
    sums, start = model.intercepts + scaled @ model.measure_weights, 0
    for (name, view), end in zip(VIEWS.items(), model.ends, strict=True):
        chosen = Vocabulary(model.table.keys[start:end], model.rarity[start:end])
        sums[view.question] += (matrix([taught.grams[name]], chosen) @ model.weights[start:end])[0]
        start = end
    assert model.look([document])[0].sums == pytest.approx(sums, rel=1e-4)


def test_typography_changes_no_probability(model):
    text, found = judged(model, "mt", 12)
    other = text.replace(". ", ".\n").replace("'", "’").replace(",", " ,")
    (same,) = estimate_all([Document(Article(other, language="fr"))], [()], model)
    assert same["probability"] == found["probability"]


def test_equal_data_and_seed_give_equal_files(data, trained, tmp_path):
    run(data, tmp_path, Plan(at_least=3, at_most=2000, compare=False))
    for name in ("forms.tsv", "model.json", "model.safetensors"):
        assert (tmp_path / name).read_bytes() == (trained / name).read_bytes()


def test_the_card_tells_data_figures_and_limits(trained):
    card = (trained / "README.md").read_text(encoding="utf-8")
    for wanted in ("Lexique", "bergamot-tiny", "outlet-1", "linear SVM", "must not", "96 mt"):
        assert wanted in card


def test_no_group_system_or_outlet_is_on_both_sides(data):
    samples = read(data)
    splits = list(crossed(samples, 1))
    assert len(splits) == 9
    for train, test in splits:
        assert not train[test].any()
        sides = [[sample for sample, here in zip(samples, side, strict=True) if here] for side in (train, test)]
        assert not {s.group for s in sides[0]} & {s.group for s in sides[1]}
        makers = [{s.origin[:8] for s in side if s.kind == "mt"} for side in sides]
        assert not makers[0] & makers[1]
        outlets = [{s.origin for s in side if s.origin.startswith("outlet")} for side in sides]
        assert not outlets[0] & outlets[1]


def test_a_year_is_left_out_whole(data):
    samples = read(data)
    for year, split in by_year(samples):
        assert {sample.year for sample, here in zip(samples, split.test, strict=True) if here} == {year}
        assert not any(sample.year == year for sample, here in zip(samples, split.train, strict=True) if here)


def test_systems_of_a_kind_weigh_alike():
    samples = [Sample(str(n), str(n), "mt", "a" if n < 50 else "b", 2000, "") for n in range(200)]
    found = weights(samples, np.ones(200, bool), ORIGINALS_SHARES)
    assert found[:50].sum() == pytest.approx(found[50:].sum())
    assert found.mean() == pytest.approx(1.0)


def test_both_sides_of_a_source_weigh_alike():
    made = [
        ("s1", "mt", 2021),
        ("s1", "mt", 2021),
        ("s1", "human", 2021),
        ("s2", "mt", 2010),
        ("s2", "reference", 2010),
    ]
    made += [("alone", "human", 2019), ("only", "mt", 2010), ("press", "native", 2019)]
    samples = [Sample(str(n), group, kind, "a", year, "") for n, (group, kind, year) in enumerate(made)]
    found = paired(samples, np.ones(len(samples), bool))
    assert found[0] + found[1] == pytest.approx(found[2])
    assert found[3] == pytest.approx(found[4])
    assert found[2] > found[4] > 0
    assert found[5] > 0
    assert found[6:].tolist() == [0, 0]


def test_the_topic_of_the_press_is_veiled():
    text = "Des « gilets jaunes » et un gilet jaune ; le gilet et les murs jaunes restent."
    veiled = veil(text, "a")
    assert "jaunes »" not in veiled
    assert "un gilet jaune" not in veiled
    assert veiled.endswith("le gilet et les murs jaunes restent.")
    assert veil(text, "a") == veiled
    assert veil("Rien de tel.", "a") == "Rien de tel."


def test_calibration_joins_two_questions():
    draw = np.random.default_rng(4)
    kinds = ["mt", "human", "native", "reference"] * 500
    middle = {"mt": (2, 2), "human": (-2, 1), "native": (0, -2), "reference": (-2, 0)}
    totals = np.array([middle[kind] for kind in kinds]) + draw.normal(size=(len(kinds), 2))
    words = np.full(len(kinds), 300)
    found = calibrate(totals, words, kinds, np.ones(len(kinds)))
    probability = 1 / (1 + np.exp(-found.machine(totals, words)))
    truth = np.array([kind == "mt" for kind in kinds])
    assert ((probability > 0.5) == truth).mean() > 0.9
    assert calibration_error(probability, truth, np.ones(len(kinds))) < 0.05
    assert (probability + found.original(totals, words) <= 1 + 1e-9).all()


def test_columns_that_occur_are_kept_at_unit_length():
    given = sparse.csr_array(np.array([[0.6, 0.8, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]], np.float32))
    kept = occurring(given, np.array([True, True, False]), 1)
    assert kept.tolist() == [0, 1]
    assert columns(given, np.array([0, 2])).toarray().tolist() == [[1, 0], [1, 0], [0, 1]]


def test_cuts_are_runs_of_their_texts():
    text = " ".join(f"m{number}" for number in range(600))
    for cut in cut_all([text] * 20, seed=1):
        assert cut in text
        assert 60 <= len(cut.split()) <= 260
    assert cut_all(["trop court"], 1) == ["trop court"]


def test_calibration_error_is_the_distance_from_the_share():
    probability, truth = np.array([0.9] * 10 + [0.1] * 10), np.array([1.0] * 9 + [0.0] * 11)
    assert calibration_error(probability, truth, np.ones(20)) == pytest.approx(0.05)


def test_doubt_finds_the_part_that_length_explains():
    words, cut_words = np.full(400, 600), np.full(400, 60)
    reach = np.sqrt(100 * (1 / 60 - 1 / 600))
    full = np.zeros(400)
    found = doubt(full, full + reach, words, cut_words, np.array([0.0, np.nan]))
    assert found["model"] + found["length"] * (1 / 60 - 1 / 600) == pytest.approx(reach**2, rel=0.01)
