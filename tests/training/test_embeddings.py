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
    batches,
    events,
    held_out,
    measure,
    mine,
    neighbours,
    passages,
    subwords,
    tokenizer,
    tours,
    train,
)
from training.embeddings.corpus import Corpus, number, with_bridges
from training.embeddings.data import Pair, Text, components, read_pairs
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


def news(*lines, source="newstest2012"):
    return [Pair(Text("en", en), Text("fr", fr), source) for en, fr in lines]


LONG = "le président a dit au parlement que la loi sera votée demain dans la grande ville du pays " * 3


def test_documents_begin_with_a_headline_in_either_language():
    rows = news(("A title", "Un titre."), ("One.", "Un."), ("Two.", "Deux."), ("Next", "Suite"), ("Three.", "Trois."))
    cut = [
        [row.left.text for row in document]
        for document in neighbours.documents([*rows, *news(("x", "y"), source="tatoeba")])
    ]
    assert cut == [["A title", "One.", "Two."], ["Next", "Three."]]


def test_neighbours_are_other_passages_of_the_same_document():
    first = news(("Title", "Titre"), *((f"{n} {LONG}.", f"{n} {LONG}.") for n in range(4)))
    second = news(("Other", "Autre"), *((f"{n} {LONG}!", f"{n} {LONG}!") for n in range(5, 8)))
    pairs, numbers = neighbours.read_neighbours([*first, *second], 1)
    assert len(pairs) == len(numbers)
    assert {pair.domain for pair in pairs} == {"passages"}
    assert {(pair.left.language, pair.right.language) for pair in pairs} == {("en", "fr"), ("fr", "fr")}
    ends = [(pair.left.text.rstrip()[-1], pair.right.text.rstrip()[-1]) for pair in pairs]
    assert set(ends) == {(".", "."), ("!", "!")}
    assert {end for end, number in zip(ends, numbers, strict=True) if number == 0} == {(".", ".")}
    assert all(pair.left.text != pair.right.text for pair in pairs)
    assert neighbours.read_neighbours(first[:2], 1) == ([], [])


def test_a_document_in_two_languages_is_one_document():
    english = news(("Title", "Titre"), *((f"{n} {LONG}.", f"{n} {LONG} ici.") for n in range(3)))
    russian = [Pair(Text("ru", f"{n} {LONG * 2}"), row.right, "newstest2012") for n, row in enumerate(english)]
    assert len(set(neighbours.read_neighbours([*english, *russian[1:]], 1)[1])) == 1


def test_components_follow_chains_of_pairs():
    a, b, c, d, e = (Text("fr", letter) for letter in "abcde")
    found = components([Pair(a, b, "s"), Pair(c, b, "s"), Pair(d, e, "s")])
    assert found[a] == found[b] == found[c]
    assert found[d] == found[e] != found[a]


def test_bridges_join_texts_that_share_a_translation():
    english, polish, russian = Text("en", "law"), Text("pl", "ustawa"), Text("ru", "закон")
    french = Text("fr", "loi")
    pairs = [Pair(polish, english, "s"), Pair(english, french, "s"), Pair(Text("en", "act"), french, "s")]
    bridged = with_bridges(pairs, 1)[3:]
    assert [(pair.left, pair.right) for pair in bridged] == [(polish, french)]
    assert not with_bridges([Pair(polish, english, "s"), Pair(russian, Text("en", "rule"), "s")], 1)[2:]


def test_tokenizer_reads_all_scripts_and_signs_alike():
    texts = [
        Text("fr", "le parlement a voté la loi « finances »"),
        Text("ru", "парламент принял закон"),
        Text("ar", "قانون البرلمان"),
    ]
    trained = tokenizer.train_tokenizer(texts * 20, 300)
    assert 0 not in trained.encode("Закон l’Élysée « قانون » – parlament").ids
    for one, other in (("ВОТЁ", "vote"), ("l’an «\u00a0fini\u202f»", 'l\'an " fini "'), ("loi – loi", "loi - loi")):
        assert trained.encode(one).ids == trained.encode(other).ids


def test_balance_repeats_scarce_languages_and_caps_large_ones(monkeypatch):
    monkeypatch.setattr(tokenizer, "QUOTAS", {"fr": 10})
    monkeypatch.setattr(tokenizer, "SCARCE", 5)
    texts = [Text("fr", "aaaaaa"), Text("fr", "bbbbb"), Text("pl", "cc"), Text("fr", "dddd")]
    assert tokenizer.balance(texts) == ["aaaaaa", "cc", "cc"]


def test_corpus_gives_the_tokens_of_the_numbered_texts():
    french = Text("fr", "une loi")
    texts, numbered = number([Pair(Text("en", "a law"), french, "s"), Pair(Text("en", "law"), french, "s")])
    assert numbered.tolist() == [[0, 1], [2, 1]]
    trained = tokenizer.train_tokenizer(texts * 9, 300)
    tokens, starts = Corpus([text.text for text in texts], trained).bags(np.array([2, 0]))
    assert tokens.tolist() == trained.encode("law").ids + trained.encode("a law").ids
    assert starts.tolist() == [0, len(trained.encode("law").ids)]


def test_ngrams_mark_the_ends_of_words_only():
    assert subwords.ngrams("▁loi") == ["<lo", "loi", "oi>", "<loi", "loi>", "<loi>"]
    assert "ment" in subwords.ngrams("ement")
    assert not any("<" in gram or ">" in gram for gram in subwords.ngrams("ement"))
    assert subwords.ngrams("▁1998") == subwords.ngrams("[UNK]") == subwords.ngrams("▁le") == []


def test_fold_brings_spellings_together():
    assert {subwords.fold(name) for name in ("tymoszenko", "timoshenko", "tymoschenko")} == {"timoshenko"}
    assert subwords.fold("philosophie") == subwords.fold("filosofie")
    assert subwords.fold("attaque") == subwords.fold("atakue")


def test_skeletons_meet_where_vowels_are_not_written():
    assert subwords.skeleton(subwords.fold("<البرلمان>")) == subwords.skeleton("<barlaman>") == ["=brlmn"]
    assert subwords.skeleton("<prezident>") == subwords.skeleton("<prezydant>")
    assert subwords.skeleton("parlament") == subwords.skeleton("<obama>") == []


def test_sums_of_ngrams_and_their_gradient():
    torch = pytest.importorskip("torch")
    vocabulary = ["[UNK]", "▁maison", "▁maisons", "▁le"]
    total = subwords.NgramSum(vocabulary)
    dense = torch.ones(total.shape[1], 3, requires_grad=True)
    rows = total(dense)
    assert rows[0].tolist() == rows[3].tolist() == [0, 0, 0]
    shared = len(set(subwords.ngrams("▁maison")) & set(subwords.ngrams("▁maisons")))
    torch.testing.assert_close(rows[1], torch.full((3,), shared**0.5))
    (rows * torch.arange(4.0)[:, None]).sum().backward()
    grams = [set(subwords.ngrams(token)) for token in vocabulary[1:3]]
    column = sorted(grams[0] & grams[1]).index("mais")
    assert dense.grad[column].tolist() == pytest.approx([3 / shared**0.5] * 3)


def test_lessons_are_drawn_by_their_share_and_know_their_documents():
    pairs = [
        Pair(Text("en", "a"), Text("fr", "b"), "tatoeba"),
        Pair(Text("nl", "c"), Text("fr", "b"), "tatoeba"),
        Pair(Text("en", "d"), Text("fr", "e"), "newstest2012"),
        Pair(Text("fr", "f"), Text("fr", "g"), "passages"),
    ]
    learnt = batches.lessons(number(pairs)[1], pairs, [7])
    assert learnt.shares.tolist() == [batches.SHARES["phrases"], 1, 1, batches.SHARES["passages"]]
    assert learnt.documents.tolist() == [batches.NO_DOCUMENT] * 3 + [7]
    columns = (learnt.pairs, learnt.domains, learnt.shares, learnt.documents)
    many = batches.Lessons(*(np.repeat(column, 400, axis=0) for column in columns))
    drawn = many.plus(many).drawn(np.random.default_rng(1))
    assert (drawn.domains == "news").sum() == 800
    assert abs((drawn.domains == "passages").sum() - 800 * batches.SHARES["passages"]) < 60


def test_pairs_of_one_document_or_one_text_are_no_negatives():
    mask = train._same(np.array([[0, 1], [0, 2], [3, 4], [5, 6]]), np.array([-1, -1, 9, 9])).numpy()
    assert np.argwhere(mask).tolist() == [[0, 1], [1, 0], [2, 3], [3, 2]]


def test_a_margin_asks_more_of_the_partner():
    torch = pytest.importorskip("torch")
    sides, mask = torch.eye(4), torch.zeros(4, 4, dtype=torch.bool)
    plain = train.contrast(sides, sides, mask, 5.0)
    assert float(train.contrast(sides, sides, mask, 5.0, 0.3)) > float(plain) + 0.01
    torch.testing.assert_close(train.contrast(sides, sides, mask, 5.0, 1.0), 2 * torch.log(torch.tensor(4.0)))


def test_a_tour_reads_english_and_scarce_languages_by_their_shares():
    pairs = [
        Pair(Text("en", "a"), Text("fr", "b"), "newstest2012"),
        Pair(Text("de", "c"), Text("fr", "d"), "newstest2012"),
        Pair(Text("nl", "e"), Text("fr", "f"), "tatoeba"),
        Pair(Text("en", "g"), Text("fr", "h"), "multi30k"),
    ]
    texts, numbered = number(pairs)
    found = tours.parts_by_kind(batches.lessons(numbered, pairs), np.array([text.language for text in texts]))
    drawn = {kind: [(share, part.tolist()) for share, part in parts] for kind, parts in found.items()}
    english, scarce = tours.ENGLISH["phrases"], tours.SCARCE["phrases"]
    assert drawn == {
        "news": [(tours.ENGLISH["news"], [0]), (1 - tours.ENGLISH["news"], [0, 1])],
        "phrases": [(english, [3]), (scarce, [2]), (1 - english - scarce, [2, 3])],
    }


def test_spreading_makes_common_directions_shorter():
    rng = np.random.default_rng(1)
    vectors = rng.normal(size=(500, 4)).astype(np.float32) * np.array([4, 1, 1, 1], dtype=np.float32)

    class Fixed:
        def vectors(self, numbers):
            return vectors[numbers]

    pairs = np.arange(500).reshape(-1, 2)
    domains = np.array(["news"] * 250)
    learnt = batches.Lessons(pairs, domains, np.ones(250), np.full(250, batches.NO_DOCUMENT))
    turned = tours.spread(vectors, Fixed(), learnt, 1)
    before, after = (np.linalg.svd(rows, compute_uv=False) for rows in (vectors, turned))
    assert after[0] / after[1] == pytest.approx((before[0] / before[1]) ** (1 - tours.SPREAD), rel=0.01)
    assert np.linalg.norm(turned) == pytest.approx(np.linalg.norm(vectors), rel=1e-5)


def test_batches_hold_every_pair_once_and_one_domain_each():
    domains = np.array(["news"] * 70 + ["phrases"] * 50)
    vectors = np.random.default_rng(1).normal(size=(120, 4)).astype(np.float32)
    for given in (None, vectors):
        drawn = batches.draw_batches(domains, 32, np.random.default_rng(2), given, 8)
        assert sorted(np.concatenate(drawn).tolist()) == list(range(120))
        assert all(len(set(domains[batch])) == 1 and len(batch) <= 32 for batch in drawn)


def test_groups_hold_rows_that_are_alike():
    centres = np.repeat(np.eye(4, dtype=np.float32) * 9, 16, axis=0)
    vectors = centres + np.random.default_rng(1).normal(size=centres.shape).astype(np.float32) * 0.1
    groups = batches.alike(vectors, 16, np.random.default_rng(3))
    assert max(map(len, groups)) <= 16
    assert sum(len({row // 16 for row in group}) for group in groups) <= 9  # 4 at best, 14 or more at random


def test_mining_takes_mutual_neighbours_with_a_margin():
    candidates = np.eye(6, dtype=np.float32)
    queries = np.array([[0.9, 0.1, 0, 0, 0, 0], [0.8, 0.2, 0, 0, 0, 0], [0, 0, 0.5, 0.5, 0.5, 0.5]], dtype=np.float32)
    queries /= np.linalg.norm(queries, axis=1, keepdims=True)
    assert mine.mine(queries, candidates, 1.5).tolist() == [[0, 0]]
    assert mine.mine(queries[:0], candidates, 1.1).shape == (0, 2)


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
