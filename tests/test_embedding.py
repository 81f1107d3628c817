"""The embedders: equality with sentence-transformers, the cache, and errors that say what is absent."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers

from auditor import embedding, resources
from auditor.embedding import transformer
from auditor.embedding.cached import VectorCache
from auditor.embedding.static import widened
from auditor.embedding.tokens import TokenReader
from auditor.errors import ModelError
from training.embeddings.folder import write_model

TEXTS = [
    "Le Parlement a voté la loi.",
    "",
    "« L’économie »\u00a0: 3,5 % en 2012…",
    "\ufffd\U0001f600",
    "парламент принял закон",
    "le parlement a voté la loi. " * 40,
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    from tokenizers import Tokenizer, models, pre_tokenizers

    letters = sorted(set("".join(TEXTS)) - set(" \ufffd\U0001f600"))
    pieces = [("[UNK]", 0.0), ("[PAD]", 0.0), ("▁parlement", -2.0), ("▁voté", -2.5)]
    tokenizer = Tokenizer(models.Unigram(pieces + [(letter, -6.0) for letter in letters], unk_id=0))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    weights = np.random.default_rng(3).normal(size=(tokenizer.get_vocab_size(), 8)).astype(np.float32)
    path = tmp_path_factory.mktemp("model")
    write_model(path, tokenizer, weights)
    return path


def test_equals_sentence_transformers(folder):
    sentence_transformers = pytest.importorskip("sentence_transformers")
    reference = sentence_transformers.SentenceTransformer(str(folder), local_files_only=True, device="cpu")
    theirs = reference.float().encode(TEXTS)  # else torch rounds the vectors, too, to 16 bits
    ours = embedding.StaticEmbedder(folder).encode(TEXTS)
    assert ours.dtype == np.float32
    np.testing.assert_allclose(ours, theirs, atol=1e-5)
    wrapped = embedding.TransformerEmbedder(str(folder))
    np.testing.assert_allclose(wrapped.encode(TEXTS), theirs, atol=1e-5)
    assert (wrapped.dimensions, len(wrapped.digest)) == (8, 64)


def test_vectors_have_length_one_and_unknown_text_is_zero(folder):
    lengths = np.linalg.norm(embedding.StaticEmbedder(folder).encode(TEXTS), axis=1)
    np.testing.assert_allclose(lengths, [1, 0, 1, 0, 1, 1], atol=1e-5)


def test_batches_and_the_cache_do_not_change_the_vectors(folder):
    texts = [f"le parlement {'a ' * (number % 7)}{number % 400}" for number in range(700)]
    small, none = embedding.StaticEmbedder(folder, cache_size=5), embedding.StaticEmbedder(folder, cache_size=0)
    large = embedding.StaticEmbedder(folder)
    first = large.encode(texts)
    assert first.shape == (700, 8)
    for vectors in (large.encode(texts), small.encode(texts), none.encode(texts), large.encode(texts[::-1])[::-1]):
        np.testing.assert_array_equal(first, vectors)


def test_words_looked_up_once_give_the_tokens_of_whole_texts(model):
    tokenizer = Tokenizer.from_file(str(Path(resources.model("embedding")) / "tokenizer.json"))
    reader, forgetful = TokenReader(lambda: tokenizer), TokenReader(lambda: tokenizer, memory=3)
    odd = [
        "  L’an\u00a0« 2012 »\u202f– fin…  \n\tsuite ",
        "ΟΔΟΣ Σ ΑΣ",
        "e\u0301 \u0301e \u00b4a",
        "[UNK] a[PAD]b",
        "\ud800x",
    ]
    texts = [*TEXTS, *odd, "x" * 60 + " mot mot", *("un deux trois quatre".split())]
    whole = [text.encode("utf-8", "replace").decode() for text in texts]
    expected = [encoding.ids for encoding in tokenizer.encode_batch_fast(whole, add_special_tokens=False)]
    assert reader.by_words
    for given in (reader, reader, forgetful, forgetful):
        assert given(texts) == expected
    assert [forgetful([text])[0] for text in texts] == expected


def test_a_tokenizer_that_looks_beyond_words_is_asked_for_whole_texts(model):
    tokenizer = Tokenizer.from_file(str(Path(resources.model("embedding")) / "tokenizer.json"))
    normalizer, pre_tokenizer = tokenizer.normalizer, tokenizer.pre_tokenizer
    joining = normalizers.Sequence([normalizer, normalizers.Replace("a b", "ab")])
    for other in (joining, normalizers.Strip(), normalizers.Replace(Regex("b"), "c")):
        tokenizer.normalizer = other
        assert not TokenReader(lambda: tokenizer).by_words
    tokenizer.normalizer, tokenizer.pre_tokenizer = joining, pre_tokenizers.Metaspace()
    assert not TokenReader(lambda: tokenizer).by_words
    assert TokenReader(lambda: tokenizer)(["ka bo"]) == [tokenizer.encode("kabo").ids]
    tokenizer.normalizer, tokenizer.pre_tokenizer = normalizer, pre_tokenizer
    assert TokenReader(lambda: tokenizer).by_words
    tokenizer.enable_truncation(4)
    assert not TokenReader(lambda: tokenizer).by_words


def test_a_caller_cannot_change_the_cache(folder):
    embedder = embedding.StaticEmbedder(folder)
    before = embedder.encode(["le"])
    embedder.encode(["le"])[:] = 0
    np.testing.assert_array_equal(embedder.encode(["le"]), before)


def test_cache_forgets_the_least_recently_used():
    cache = VectorCache(2)
    keys = [VectorCache.key(text) for text in "abc"]
    for key in keys[:2]:
        cache.put(key, np.ones(1, dtype=np.float32))
    assert cache.get(keys[0]) is not None
    cache.put(keys[2], np.ones(1, dtype=np.float32))
    assert len(cache) == 2
    assert cache.get(keys[1]) is None
    assert cache.get(keys[0]) is not None


def test_no_texts_give_no_rows(folder):
    assert embedding.StaticEmbedder(folder).encode([]).shape == (0, 8)


def test_a_lone_surrogate_is_read_as_a_replacement_sign(folder):
    embedder = embedding.StaticEmbedder(folder)
    np.testing.assert_array_equal(embedder.encode(["le \ud800"]), embedder.encode(["le ?"]))


def test_digest_depends_on_the_weights(folder, tmp_path):
    for name in ("tokenizer.json", "model.safetensors"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    same = embedding.StaticEmbedder(tmp_path)
    assert same.digest == embedding.StaticEmbedder(folder).digest
    raw = bytearray((folder / "model.safetensors").read_bytes())
    raw[-1] ^= 1
    (tmp_path / "model.safetensors").write_bytes(raw)
    assert embedding.StaticEmbedder(tmp_path).digest != same.digest


def test_load_knows_a_static_folder_and_loads_it_once(folder):
    assert isinstance(embedding.load(folder), embedding.StaticEmbedder)
    assert embedding.load(folder) is embedding.load(str(folder))


def test_load_says_what_is_not_there(tmp_path):
    with pytest.raises(ModelError, match=r"tokenizer\.json"):
        embedding.StaticEmbedder(tmp_path)


def test_shipped_is_none_without_its_folder(monkeypatch, tmp_path):
    monkeypatch.setattr(resources, "model", lambda name: tmp_path / name)
    assert embedding.shipped() is None
    with pytest.raises(ModelError, match="no embedding model"):
        embedding.load()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("tokenizer.json", b"{}"),
        ("model.safetensors", b"short"),
        ("model.safetensors", (2).to_bytes(8, "little") + b"{}"),
        ("modules.json", b"{}x"),
    ],
)
def test_damaged_files_are_named(folder, tmp_path, name, content):
    for path in folder.glob("*.*"):
        if path.is_file():
            (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ModelError, match=name.replace(".", r"\.")):
        embedding.load(tmp_path)


def test_a_tokenizer_larger_than_the_table_is_refused(folder, tmp_path):
    (tmp_path / "model.safetensors").write_bytes((folder / "model.safetensors").read_bytes())
    tokenizer = json.loads((folder / "tokenizer.json").read_text("utf-8"))
    tokenizer["model"]["vocab"].append(["zzz", -9.0])
    (tmp_path / "tokenizer.json").write_text(json.dumps(tokenizer), encoding="utf-8")
    with pytest.raises(ModelError, match="more tokens"):
        embedding.StaticEmbedder(tmp_path)


def test_without_the_extra_the_error_names_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(ModelError, match=r"auditor\[transformers\]"):
        embedding.load("some/model")


def test_a_name_that_cannot_be_had_is_an_error(monkeypatch):
    asked = []

    class Refusing:
        def __init__(self, name: str, *, local_files_only: bool, device: str) -> None:
            asked.append(local_files_only)
            raise OSError("offline")

    module = type(sys)("sentence_transformers")
    module.SentenceTransformer = Refusing
    monkeypatch.setitem(sys.modules, "sentence_transformers", module)
    with pytest.raises(ModelError, match="not on disk and cannot be fetched: offline"):
        transformer.TransformerEmbedder("some/model")
    assert asked == [True, False]


def test_importing_loads_neither_numpy_nor_torch():
    code = (
        "import sys; import auditor.embedding; print([m for m in ('numpy', 'torch', 'tokenizers') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"


@pytest.fixture(scope="module")
def model():
    if not resources.model("embedding").is_dir():
        pytest.skip("the model folder is not part of this installation")
    return embedding.StaticEmbedder(resources.model("embedding"), cache_size=0)


def test_shipped_model_fits_its_budget(model):
    files = [path for path in Path(resources.model("embedding")).rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= 16_000_000
    assert {"README.md", "modules.json", "tokenizer.json", "model.safetensors"} <= {path.name for path in files}


def test_shipped_model_equals_sentence_transformers(model):
    sentence_transformers = pytest.importorskip("sentence_transformers")
    reference = sentence_transformers.SentenceTransformer(
        str(resources.model("embedding")), local_files_only=True, device="cpu"
    )
    np.testing.assert_allclose(model.encode(TEXTS), reference.float().encode(TEXTS), atol=1e-5)


def test_shipped_model_finds_the_translation(model):
    french = [
        "Le président a promis de baisser les impôts avant la fin de l’année.",
        "La police a arrêté trois hommes après l’attaque d’une banque.",
        "Les chercheurs ont découvert une nouvelle espèce de poisson.",
        "Le club a perdu son dernier match à domicile.",
    ]
    others = {
        "en": [
            "The president promised to cut taxes before the end of the year.",
            "The police arrested three men after a bank attack.",
        ],
        "es": [
            "El presidente prometió bajar los impuestos antes de fin de año.",
            "La policía detuvo a tres hombres tras el ataque a un banco.",
        ],
        "de": [
            "Der Präsident versprach, die Steuern bis Jahresende zu senken.",
            "Die Polizei nahm nach einem Banküberfall drei Männer fest.",
        ],
        "ru": [
            "Президент пообещал снизить налоги до конца года.",
            "Полиция задержала трёх мужчин после нападения на банк.",
        ],
        "pl": [
            "Prezydent obiecał obniżyć podatki przed końcem roku.",
            "Policja zatrzymała trzech mężczyzn po napadzie na bank.",
        ],
    }
    for language, texts in others.items():
        best = (model.encode(texts) @ model.encode(french).T).argmax(axis=1)
        assert best.tolist() == [0, 1], language


def test_shipped_model_reads_typographic_signs(model):
    straight, curly = model.encode(['l\'an "2012" - fin', "l’an «\u00a02012\u202f» – fin"])
    assert float(straight @ curly) > 0.99


def test_shipped_model_is_fast(model):
    sentence = "Le Parlement européen a adopté mardi une résolution sur la politique agricole commune, par {} voix."
    texts = [sentence.format(number) for number in range(4000)]
    start = time.process_time()
    model.encode(texts)
    assert len(texts) / (time.process_time() - start) > 3000, "sentences a second of one core"


def test_all_numbers_of_16_bits_are_widened_exactly():
    numbers = np.arange(1 << 16, dtype=np.uint16).view(np.float16)
    finite = numbers[np.isfinite(numbers)]
    assert widened(finite).tobytes() == finite.astype(np.float32).tobytes()
