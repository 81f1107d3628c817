"""Fixtures that every test may use; the rule book's cache goes to a folder of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def samples() -> Path:
    return ROOT / "samples"


@pytest.fixture(scope="session")
def auditor():
    from auditor import Auditor

    return Auditor()


@pytest.fixture(scope="session")
def valid():
    """A function that checks a score card against the schema in reports/."""
    from jsonschema import Draft202012Validator

    schema = json.loads((ROOT / "reports" / "scorecard.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema).validate


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory):
    """A function that makes a model folder of texts and groups of words that mean the same (`feu Feuer fire`).

    Every group, and every word in none, has a direction of its own; words of three letters or fewer hardly count.
    """

    def make(texts: list[str], same: list[str] = ()) -> Path:  # type: ignore[assignment]
        import re
        from zlib import crc32

        import numpy as np
        from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

        from training.embeddings.folder import write_model

        concept = {word.lower(): group.split()[0].lower() for group in same for word in group.split()}
        words = sorted({word for text in texts for word in re.findall(r"\w+|[^\w\s]+", text.lower())} | concept.keys())
        vocabulary = {token: number for number, token in enumerate(["[UNK]", "[PAD]", *words])}
        rows = np.zeros((len(vocabulary), 128), dtype=np.float32)
        for word in words:
            direction = np.random.default_rng(crc32(concept.get(word, word).encode())).normal(size=128)
            rows[vocabulary[word]] = direction * (1 if len(word) > 3 else 0.1 if word.isalpha() else 0.01)
        tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
        tokenizer.normalizer = normalizers.Lowercase()
        tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
        folder = tmp_path_factory.mktemp("tiny") / "model"
        write_model(folder, tokenizer, rows)
        return folder

    return make
