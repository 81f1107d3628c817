"""The embedding training end to end on made sentences, and its parts."""

from __future__ import annotations

import gzip
import json
import random

import numpy as np
import pytest

pytest.importorskip("torch")

from auditor import embedding
from auditor.embedding.static import read_weights
from training.embeddings import __main__ as command
from training.embeddings import (
    events,
    held_out,
    measure,
    passages,
)
from training.embeddings.data import read_pairs
from training.embeddings.paraphrases import read_paraphrases

WORDS = {
    "fr": "le chat voit un grand président vote la loi dans ville avec police dit non demain".split(),
    "en": "the cat sees a tall president votes this law inside town using police says no tomorrow".split(),
    "ru": "этот кот видит один большой президент голосует тот закон внутри город вместе полиция нет завтра".split(),
}


def sentence(numbers, language):
    return " ".join(WORDS[language][number % 15] for number in numbers)


def write_rows(path, rows):
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def measured(french):
    """Documents of a year that is measured on, in two versions of three passages."""
    for document in range(8):
        lines = [" ".join(french[at : at + 5]) + "." for at in range(document * 15, document * 15 + 15, 5)]
        row = {"group": f"wmt21/{document}", "year": 2021, "domain": "news"}
        yield {**row, "kind": "human_translation", "text": "\n".join(lines)}
        yield {**row, "kind": "mt", "text": "\n".join(f"certes {line}" for line in lines)}


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder, draw = tmp_path_factory.mktemp("data"), random.Random(5)
    made = [[draw.randrange(15) for _ in range(9)] for _ in range(600)]
    sets = ["newstest2013"] * 60 + ["newstest2012"] * 240 + ["tatoeba"] * 300
    french, english, russian = ([sentence(numbers, language) for numbers in made] for language in ("fr", "en", "ru"))
    write_rows(
        folder / "parallel_en_fr.jsonl.gz",
        [{"en": e, "fr": f, "source": s} for e, f, s in zip(english, french, sets, strict=True)],
    )
    rows = zip(russian[60:200], french[60:200], strict=True)
    with_french = [{"lang": "ru", "text": r, "fr": f, "source": "newstest2012"} for r, f in rows]
    broken = {"lang": "ru", "text": "../a.rus", "fr": "../a.fra", "source": "tatoeba"}
    write_rows(folder / "parallel_xx_fr.jsonl.gz", [*with_french, broken])
    rows = zip(russian[200:], english[200:], strict=True)
    bridge = [{"lang": "ru", "text": r, "en": e, "source": "tatoeba"} for r, e in rows]
    write_rows(folder / "parallel_xx_en.jsonl.gz", bridge)
    versions = [
        {
            "group": "wmt12/0",
            "year": 2012,
            "domain": "news",
            "kind": "reference_mixed_origin",
            "text": "\n".join(french[60:66]),
        },
        {
            "group": "wmt12/0",
            "year": 2012,
            "domain": "news",
            "kind": "mt",
            "text": "\n".join(f"certes {text}" for text in french[60:66]),
        },
        *measured(french),
    ]
    write_rows(folder / "mt_documents.jsonl.gz", versions)
    return folder


SIZES = ["--vocabulary", "400", "--dimensions", "32", "--batch", "64", "--group", "8", "--tour-batch", "32"]
TOUR = ["--tour-steps", "5"]


def test_one_command_trains_a_model_that_finds_translations(data, tmp_path, capsys):
    rounds = ["--data", str(data), *SIZES, "--epochs", "10", "--mined-epochs", "1", "--threads", "1"]
    arguments = [*rounds, "--tour-steps", "40"]
    command.main([*arguments, "--out", str(tmp_path / "a")])
    figures = json.loads(capsys.readouterr().out.rpartition(" s  ")[2])
    assert figures["en-fr newstest2013"] > 0.9
    model = embedding.load(tmp_path / "a")
    assert (model.dimensions, sorted(p.name for p in (tmp_path / "a").glob("*.*"))) == (
        32,
        ["config_sentence_transformers.json", "model.safetensors", "modules.json", "tokenizer.json"],
    )
    french, russian = ([sentence([n, n + 3, n + 7, n + 4], language) for n in range(10)] for language in ("fr", "ru"))
    best = (model.encode(russian) @ model.encode(french).T).argmax(axis=1)
    assert (best == np.arange(10)).mean() > 0.7
    command.main([*arguments, "--out", str(tmp_path / "b")])
    assert (tmp_path / "a/model.safetensors").read_bytes() == (tmp_path / "b/model.safetensors").read_bytes()
    command.main([*rounds, "--tour-steps", "0", "--out", str(tmp_path / "rounds")])
    command.main([*arguments, "--start", str(tmp_path / "rounds"), "--out", str(tmp_path / "c")])
    a, c = (read_weights(tmp_path / name / "model.safetensors") for name in "ac")
    np.testing.assert_array_equal(a, c)
    assert not np.array_equal(a, read_weights(tmp_path / "rounds/model.safetensors"))


def test_rows_of_special_tokens_are_zero(data, tmp_path):
    command.main(["--data", str(data), *SIZES, "--epochs", "1", "--mined-epochs", "0", *TOUR, "--out", str(tmp_path)])
    rows = read_weights(tmp_path / "model.safetensors")
    assert not rows[:2].any()
    assert rows[2:].any(axis=1).all()


@pytest.fixture(autouse=True)
def small_plans(monkeypatch):
    small = [plan._replace(size=min(plan.size, 60)) for plan in held_out.PLANS]
    monkeypatch.setattr(held_out, "PLANS", small)


def test_held_out_sentences_are_in_no_training_pair(data):
    pairs = read_pairs(data)
    pairs += read_paraphrases(data, pairs)
    kept, tests = held_out.split(pairs)
    assert {test.name for test in tests} == {"en-fr newstest2013", "en-fr newstest2012", "ru-fr newstest2012"}
    seen = {text.text for pair in kept for text in (pair.left, pair.right)}
    for test in tests:
        assert not seen & {*test.queries, *test.candidates}, test.name
        assert len(set(test.candidates)) == len(test.candidates)


def test_pairs_are_read_once_and_file_names_left_out(data):
    pairs = read_pairs(data)
    assert len(pairs) == len({(pair.left, pair.right) for pair in pairs})
    assert not any(pair.left.text.startswith("../") for pair in pairs)
    assert {pair.domain for pair in pairs} == {"news", "phrases"}


def test_paraphrases_link_versions_and_the_known_translations(data):
    found = read_paraphrases(data, read_pairs(data))
    assert {pair.left.language for pair in found} == {"fr", "en", "ru"}
    assert len(found) == 18
    assert all(pair.right.text.startswith("certes") for pair in found)


def test_measured_pairs_come_from_years_not_trained_on(data):
    paraphrases = passages.paraphrase_pairs(data, 1)
    twice, once = (passages.event_pairs(data, 1, told_twice=told_twice) for told_twice in (True, False))
    trained = {pair.right.text for pair in read_paraphrases(data, read_pairs(data))}
    for labelled in (paraphrases, twice, once):
        assert sum(labelled.label) * 2 == len(labelled.label) >= 2 * 8 * 2
        assert not trained & {*labelled.left, *labelled.right}
        assert all(left != right for left, right in zip(labelled.left, labelled.right, strict=True))
    assert len(once.label) < len(twice.label) == 2 * 8 * 3
    assert all(len(text.split()) >= passages.PASSAGE_WORDS for text in twice.left)
    told = {tuple(text.replace("certes ", "") for text in pair) for pair in zip(once.left, once.right, strict=True)}
    assert all(left != right for left, right in told)


def test_b_cubed_counts_what_is_together_and_what_should_be():
    same = np.array([[one == other for other in "aabb"] for one in "aabb"])
    assert events.b_cubed(same, [(0, 1), (2, 3)]) == 1
    assert events.b_cubed(same, [(0, 1, 2, 3)]) == pytest.approx(2 / 3)
    assert events.b_cubed(same, [(0,), (1,), (2,), (3,)]) == pytest.approx(2 / 3)


def test_measure_prints_the_figures_of_a_model_and_of_the_baselines(data, tmp_path, capsys):
    pytest.importorskip("sklearn")
    model = tmp_path / "model"
    command.main(["--data", str(data), *SIZES, "--epochs", "3", "--mined-epochs", "0", "--out", str(model)])
    capsys.readouterr()
    measure.main(["--data", str(data), "--model", str(model)])
    figures = json.loads(capsys.readouterr().out)
    assert figures["retrieval"]["en-fr newstest2013"]["queries"] == 60
    paraphrase = figures["auc"].pop("French paraphrase or another sentence of the document")
    assert set(paraphrase) == {"pairs", "embedding", "words", "characters"}
    for values in figures["auc"].values():
        assert set(values) == {"pairs", "embedding", "words", "characters", "joined"}
    assert set(figures["clusters"]) == {"articles", "embedding", "rare words", "joined", "b-cubed f1"}
    assert paraphrase["pairs"] == 48
    assert paraphrase["embedding"] > 0.9
