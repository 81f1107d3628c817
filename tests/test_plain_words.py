from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from tokenizers import Tokenizer

from auditor import embedding, resources
from auditor.embedding.plainwords import PlainWords

WORDS = (
    "L’économie « 3,5 % » parlementaires… AUJOURD'HUI œuvre ½ n°5 240000 ADADA straße Łódź парламент Ελλάδας e\u0301te "
    "\u0301 http://a.fr/b?c=d +33(0)1 \U0001f600 ¿qué? --- x²y 1ᵉʳ Ǆ ﬁn […] [sic]"
).split()


@pytest.fixture(scope="module")
def tokenizer():
    if not resources.model("embedding").is_dir():
        pytest.skip("the model folder is not part of this installation")
    return Tokenizer.from_file(str(resources.model("embedding") / "tokenizer.json"))


@pytest.fixture(scope="module")
def plain(tokenizer, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        file = resources.model("embedding") / "tokenizer.json"
        PlainWords.read(file, lambda: tokenizer)
        size, words = PlainWords.read(file, lambda: pytest.fail("the cache was not used"))
        assert size == tokenizer.get_vocab_size()
        return words


def test_words_are_read_as_the_tokenizer_reads_them(plain, tokenizer):
    chance = random.Random(1)
    letters = list(plain.letters)
    made = ["".join(chance.choices(letters, k=chance.randint(1, 9))) for _ in range(3000)]
    numbers = ["".join(chance.choices("0123456789.,", k=chance.randint(1, 15))) for _ in range(3000)]
    for word in (*WORDS, *made, *numbers):
        read = plain.tokens(word)
        assert read is None or read == tokenizer.encode(word, add_special_tokens=False).ids, word


def test_pieces_that_were_forgotten_are_read_again(plain, monkeypatch):
    words = "conseil, conseil. budget, budget. conseil".split()
    read = list(map(plain.tokens, words))
    monkeypatch.setattr("auditor.embedding.plainwords._MEMORY", 2)
    plain._pieces.clear()
    assert list(map(plain.tokens, words)) == read
    assert len(plain._pieces) <= 2


@pytest.mark.parametrize("word", ["[PAD]", "a[UNK]b", "a▁b", "中文", "x" * 1000, "\ud800"])
def test_what_is_not_plain_is_left_to_the_tokenizer(plain, word):
    assert plain.tokens(word) is None


def test_the_tokenizer_is_loaded_only_for_what_is_not_plain(monkeypatch, tokenizer):
    embedding.StaticEmbedder(resources.model("embedding"))  # keeps what is made of the tokenizer
    loaded = []
    monkeypatch.setattr("auditor.embedding.static._read_tokenizer", lambda path: loaded.append(path) or tokenizer)
    embedder = embedding.StaticEmbedder(resources.model("embedding"))
    embedder.encode(["Le conseil a voté [lundi] le budget."])
    assert not loaded
    embedder.encode(["Le 中文 a été lu."])
    assert len(loaded) == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda said: said.update(normalizer={"type": "Strip", "strip_left": True, "strip_right": True}),
        lambda said: said.update(pre_tokenizer={"type": "Whitespace"}),
        lambda said: said["model"].update(byte_fallback=True),
    ],
)
def test_another_tokenizer_is_not_imitated(tmp_path, monkeypatch, tokenizer, change):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    said = json.loads(tokenizer.to_str())
    change(said)
    file = Path(tmp_path) / "tokenizer.json"
    file.write_text(json.dumps(said), encoding="utf-8")
    size, words = PlainWords.read(file, lambda: Tokenizer.from_file(str(file)))
    assert (size, words) == (28000, None)
