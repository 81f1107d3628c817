"""The model that ships with auditor."""

from __future__ import annotations

from translation_texts import MACHINE, NATIVE

from auditor import Article
from auditor.reading import Document
from auditor.resources import model as folder
from auditor.scoring.translation.origin import estimate_all


def test_the_files_are_small():
    assert sum(path.stat().st_size for path in folder("translation").iterdir()) < 6_000_000


def test_word_by_word_french_is_told_from_native_french():
    machine, native = estimate_all([Document(Article(text)) for text in (MACHINE, NATIVE)], [(), ()])
    assert machine["probability"] > 0.8
    assert native["probability"] < 0.2
    assert machine["translated"] >= machine["probability"]


def test_evidence_names_what_it_counts():
    document = Document(Article(MACHINE))
    for piece in estimate_all([document], [()])[0]["evidence"]:
        assert set(piece) == {"feature", "text", "contribution", "spans"}
        for start, end in piece["spans"]:
            assert document.text[start:end].strip()
            if piece["feature"].startswith("«"):
                assert document.folded[start:end] in piece["text"]


def test_short_text_is_not_judged():
    short = Document(Article("Le directeur a déclaré que la compagnie était excitée.", language="fr"))
    assert estimate_all([short], [()]) == [None]
