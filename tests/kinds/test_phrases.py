"""Phrases over a document: what rules places out lets nothing pass by that the pattern of a phrase finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from auditor.article import Article
from auditor.kinds.phrase import PhraseKind
from auditor.kinds.phrase.expression import parse
from auditor.reading import Document
from auditor.rule import Rule

PARTS = [
    "le|la|l'",
    "(très)",
    "@parler",
    "bien_sûr|non",
    "#",
    "(#)",
    "de_la|du|des",
    "grand~",
    "d'|de",
    "ville",
    "(*)",
    "&|:",
    "?",
    "dix|#",
    "ne|_",
    "*",
    "**",
    "pas (**)",
]
WORDS = (
    "le la l' très parle parlait bien sûr non 12 000 de la du grand grande d' ville villes pas eau . & : ne dix".split()
)


def rule(*phrases: str, **params: object) -> Rule:
    params = {"phrases": list(phrases), **params}
    return Rule("fr-test", "language", ("fr",), "phrase", "major", 0.9, "{match}", "test", params=params)


def found(text: str, *phrases: str, **params: object) -> list[str]:
    document = Document(Article(text, language="fr"))
    matches = sorted(PhraseKind([rule(*phrases, **params)]).find(document), key=lambda match: match.start)
    return [text[match.start : match.end] for match in matches]


@given(
    st.lists(st.sampled_from(PARTS), max_size=3),
    st.sampled_from(["eau", "@parler", "ville|villes", "bien_sûr|certes"]),
    st.lists(st.sampled_from(PARTS), max_size=3),
    st.lists(st.sampled_from(WORDS), max_size=16),
)
def test_where_a_pattern_finds_a_phrase_the_kind_does(before, anchor, after, words):
    if before and before[0] in ("&|:", "?"):
        before = ["grand~", *before]  # a phrase begins with a word
    phrase, text = " ".join([*before, anchor, *after]), " ".join(words).replace("' ", "'")
    first = re.search(parse(phrase).source(), text)
    places = [text.index(match) for match in found(text, phrase)]
    assert bool(places) == bool(first)
    assert not first or first.start() in places


def test_words_at_both_ends_of_a_text():
    assert found("Eau de ville", "eau de ville", "de ville") == ["Eau de ville", "de ville"]
    assert found("ville", "ville", "ville eau", "eau ville", "(très) ville (#)") == ["ville"]


def test_the_case_of_an_anchor_may_count():
    assert found("Le Pays et le pays", "Pays", case=True) == ["Pays"]
    assert found("L'ONU, l'Onu et l'onu", "Onu|ONU", case=True) == ["ONU", "Onu"]


def test_tables_kept_on_disk_find_the_same(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("auditor.kinds.tables.MIN_KEPT", 1)
    for _ in range(2):
        assert found("Il parle de la ville et de l'eau", "@parler de", "de|d' (la|l') eau") == ["parle de", "de l'eau"]
    assert len(list((tmp_path / "auditor").glob("phrases-*"))) == 1
