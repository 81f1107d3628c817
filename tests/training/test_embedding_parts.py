"""The parts of the training of embeddings: passages, components, tokens, n-grams, lessons, batches, mining."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch")

from training.embeddings import (
    batches,
    mine,
    neighbours,
    subwords,
    tokenizer,
    tours,
    train,
)
from training.embeddings.corpus import Corpus, number, with_bridges
from training.embeddings.data import Pair, Text, components


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
