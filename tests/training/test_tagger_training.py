"""A tiny lexicon and tagger through the code that makes the real ones."""

from __future__ import annotations

import gzip
import json

import pytest
from click.testing import CliRunner

from auditor.reading.lexicon import Lexicon
from auditor.reading.tagger import Tagger
from training.tagger.__main__ import TEST, TRAIN, main
from training.tagger.genders import count, gender, singular_share
from training.tagger.treebank import sentences

_ROWS = {
    "le": ("DET", "Gender=Masc|Number=Sing"),
    "la": ("DET", "Gender=Fem|Number=Sing"),
    "chat": ("NOUN", "Gender=Masc|Number=Sing"),
    "maison": ("NOUN", "Gender=Fem|Number=Sing"),
    "dort": ("VERB", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
    "brûle": ("VERB", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
    ".": ("PUNCT", "_"),
}


def conllu(*texts: str) -> str:
    lines = []
    for text in texts:
        lines.append(f"# text = {text}")
        for number, word in enumerate(text.split(), 1):
            tag, features = _ROWS[word]
            lines.append(f"{number}\t{word}\t_\t{tag}\t_\t{features}\t0\t_\t_\t_")
        lines.append("")
    return "\n".join(lines) + "\n"


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "data"
    (folder / "ud").mkdir(parents=True)
    (folder / "lexicon").mkdir()
    for name in (*TRAIN, TEST):
        with gzip.open(folder / "ud" / f"{name}.conllu.gz", "wt", encoding="utf-8") as out:
            out.write(conllu("le chat dort .", "la maison brûle ."))
    rows = "form\tpos\tfrequency_per_million\nchat\tNOM\t50\nchats\tNOM\t20\nbrûler\tVER\t9\nbrûle\tVER\t9\n"
    with gzip.open(folder / "lexicon" / "lexique383.tsv.gz", "wt", encoding="utf-8") as out:
        out.write(rows + "tentacule\tNOM\t0.2\ngrand\tADJ\t9\ngrandes\tADJ\t3\ngrande\tADJ\t3\n")
    for name in ("parallel_en_fr.jsonl.gz", "parallel_xx_fr.jsonl.gz"):
        with gzip.open(folder / name, "wt", encoding="utf-8") as out:
            out.write(json.dumps({"fr": "Un chat et un chat : les chats."}) + "\n" * 1)
    return folder


def train(data, out):
    result = CliRunner().invoke(main, ["--data", str(data), "--out", str(out), "--epochs", "3", "--least", "0"])
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


def test_a_tiny_model_learns_its_treebank(data, tmp_path):
    figures = train(data, tmp_path / "out")
    assert figures["upos"] == 100.0
    lexicon = Lexicon.read(tmp_path / "out" / "lexicon.txt")
    tagger = Tagger.read(tmp_path / "out" / "tagger.json", lexicon)
    assert tagger.tag(["la", "maison", "dort", "."]) == ["DET", "NOUN", "VERB", "PUNCT"]
    assert "100.0 %" in (tmp_path / "out" / "README.md").read_text(encoding="utf-8")


def test_features_of_forms(data, tmp_path):
    train(data, tmp_path / "out")
    lexicon = Lexicon.read(tmp_path / "out" / "lexicon.txt")
    assert lexicon.analyses("tentacule")[0].gender == "m"
    assert [(a.gender, a.number) for a in lexicon.analyses("grandes")] == [("f", "p")]
    assert {(a.mood, a.person) for a in lexicon.analyses("brûle")} >= {("ind", "3"), ("sub", "1")}


def test_training_twice_gives_equal_files(data, tmp_path):
    train(data, tmp_path / "one")
    train(data, tmp_path / "two")
    for name in ("lexicon.txt", "tagger.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_contractions_are_one_token(tmp_path):
    path = tmp_path / "x.conllu.gz"
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.write(
            "1-2\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n1\tde\t_\tADP\t_\t_\t_\t_\t_\t_\n2\tle\t_\tDET\t_\t_\t_\t_\t_\t_\n"
            "3-4\tauquel\t_\t_\t_\t_\t_\t_\t_\t_\n3\tà\t_\tADP\t_\t_\t_\t_\t_\t_\n4\tlequel\t_\tPRON\t_\t_\t_\t_\t_\t_\n"
        )
    assert [(word.form, word.tag) for word in next(sentences([path]))] == [("du", "ADP"), ("auquel", "PRON")]


def test_gender_needs_enough_and_equal_witnesses():
    counts = count(["un vol, un vol, ce vol et le vol", "une tour, un tour, le tour, la tour", "les gens, les gens"])
    assert gender("vol", counts, verb=False) == "m"
    assert gender("tour", counts, verb=False) == ""
    assert gender("vol", counts, verb=True, least=4) == ""
    assert singular_share("vol", counts) == 1.0
    assert singular_share("gens", counts) is None
