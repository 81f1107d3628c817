"""Token patterns: what they match, what they refuse, and that a hostile text cannot make them slow."""

from __future__ import annotations

import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from auditor.article import Article
from auditor.errors import CardError
from auditor.kinds.grammar import GrammarKind
from auditor.kinds.grammar.conditions import forms
from auditor.kinds.grammar.pattern import Pattern
from auditor.kinds.grammar.sentence import Sentences
from auditor.kinds.grammar.wordclasses import WordClasses
from auditor.reading import Document
from auditor.reading.lexicon import french
from auditor.rule import Rule


def rule(patterns, **params) -> Rule:
    return Rule(
        id="fr-test",
        category="language",
        languages=("fr",),
        kind="grammar",
        severity="major",
        confidence=0.9,
        message="{match}",
        why="test",
        params={"patterns": patterns, **params},
    )


def found(text: str, *patterns, **params) -> list[str]:
    document = Document(Article(text, language="fr"))
    matches = sorted(GrammarKind([rule(list(patterns), **params)]).find(document), key=lambda match: match.start)
    return [text[match.start : match.end] for match in matches]


BIEN_QUE = [
    {"word": "bien", "mark": True},
    {"word": ["que", "qu'"], "mark": True},
    {"tag": ["DET", "NOUN", "ADJ"], "repeat": "1-4", "mark": True},
    {"tag": "V", "can": "V.ind", "cannot": "V.sub", "mark": True},
    {"can": "V.part.past"},
]


def test_words_tags_and_forms_in_order():
    assert found("Il reste, bien que la rivière a regagné son lit.", BIEN_QUE) == ["bien que la rivière a"]
    assert found("Il reste, bien que la rivière ait regagné son lit.", BIEN_QUE) == []


def test_offsets_hold_with_astral_and_combining_characters_and_crlf():
    text = "😀 E\u0301té.\r\nIl reste, bien que la rivière a regagné son lit."
    assert found(text, BIEN_QUE) == ["bien que la rivière a"]


def test_a_pattern_stays_inside_its_sentence():
    pattern = [{"word": "fin"}, {"word": "début"}]
    assert found("C'est la fin. Début juin, il part.", pattern) == []
    assert found("Il note fin début.", pattern) == ["fin début"]


def test_punctuation_is_a_token_and_has_names():
    pattern = [{"word": "<comma>"}, {"word": "rapporter", "mark": True}, {"word": "<quote>"}]
    assert found("Il recule, rapporter « La Stampa ».", pattern) == ["rapporter"]
    assert found("Il recule, rapporter La Stampa.", pattern) == []


def test_elements_before_the_anchor():
    pattern = [{"tag": "DET"}, {"can": "NOUN", "repeat": "1-2"}, {"word": "soudain", "anchor": True, "mark": True}]
    assert found("Le maire soudain parla.", pattern) == ["soudain"]
    assert found("Soudain parla le maire.", pattern) == []


def test_edge_lets_a_context_hold_at_the_start():
    pattern = [{"not": "la", "edge": True}, {"word": "grâce", "mark": True}, {"word": "a", "mark": True}]
    assert found("Grâce a lui, on rit.", pattern) == ["Grâce a"]
    assert found("On rit, la grâce a lui.", pattern) == []


def test_at_start_and_end():
    assert found("Hier il part hier", [{"word": "hier", "at": "start"}]) == ["Hier"]
    assert found("Hier il part hier", [{"word": "hier", "at": "end"}]) == ["hier"]


def test_case_and_numbers():
    pattern = [{"word": ["deux", "<number>"]}, {"word": "tours", "case": "lower", "mark": True, "anchor": True}]
    assert found("Il fait 12 tours, deux tours et 3 Tours.", pattern) == ["tours", "tours"]


def test_must_is_silent_on_unknown_words():
    pattern = [{"word": "une"}, {"must": "NOUN.m", "mark": True}]
    assert found("Il perd une tentacule et une zorglubine.", pattern) == ["tentacule"]


def test_word_lists_and_forms_of_verbs():
    pattern = [{"word": "$say:ind.pres.3s", "mark": True, "as": "verb"}]
    assert found("Il dit qu'elle annonce la fin, disent-ils.", pattern, words={"say": ["dire", "annoncer"]}) == [
        "dit",
        "annonce",
    ]
    assert "soulignez" in forms("souligner", "imp.pres.2p")
    assert forms("souligner", "inf") == ["souligner"]


def test_disagreement_needs_two_certain_features():
    pattern = [
        {"word": ["les", "la"]},
        {"tag": "NOUN", "as": "noun", "mark": True},
        {"tag": ["ADJ", "VERB"], "as": "adjective", "mark": True},
    ]
    clash = {"between": ["noun", "adjective"], "in": ["gender", "number"]}
    assert found("Ils votent les mesures important.", pattern, disagree=clash) == ["mesures important"]
    assert found("Ils votent les mesures importantes.", pattern, disagree=clash) == []


def test_unless_silences():
    pattern = [{"word": "ou"}]
    assert found("Le jour ou la nuit", pattern, unless=["jour ou"]) == []


def test_named_tokens_fill_the_message():
    document = Document(Article("Ils leurs donnent.", language="fr"))
    pattern = [{"word": "leurs"}, {"tag": "V", "as": "verb"}]
    (match,) = GrammarKind([rule([pattern])]).find(document)
    assert match.values == {"verb": "donnent"}


@pytest.mark.parametrize(
    ("patterns", "params", "message"),
    [
        ([[{"tag": "NOUN"}]], {}, "needs an anchor"),
        ([[{"word": "a", "repeat": "0-1"}]], {}, "needs an anchor"),
        ([[]], {}, "1 to 16 elements"),
        ([[{"word": "a", "colour": "red"}]], {}, "an element takes"),
        ([[{"word": "a", "repeat": "0-99"}]], {}, "repeat is"),
        ([[{"word": "a"}, *[{"tag": "NOUN", "repeat": "0-8"}] * 3]], {}, "run away"),
        ([[{"word": "a"}, {"can": "NOUN.xyz"}]], {}, "no reading"),
        ([[{"word": "a", "case": "big"}]], {}, "must be one of"),
        ([[{"word": True}]], {}, "quotes"),
        ([[{"word": "$none"}]], {}, "no word list"),
        ([[{"word": "a"}]], {"disagree": {"between": ["x", "y"], "in": ["gender"]}}, "names no x or y"),
        ([[{"word": "a"}]], {"disagree": {"between": ["x", "y"], "in": ["colour"]}}, "disagree is"),
    ],
)
def test_a_bad_card_is_refused_with_its_path(patterns, params, message):
    with pytest.raises(CardError, match=message) as caught:
        GrammarKind([rule(patterns, **params)])
    assert " @ $.params" in str(caught.value)


def test_a_hostile_text_costs_little():
    many = [{"word": "la"}, *[{"tag": ["DET", "NOUN"], "repeat": "0-8"}] * 2, {"word": "zut"}]
    document = Document(Article("la la la " * 20_000, language="fr"))
    assert document.index
    start = time.process_time()
    assert not list(GrammarKind([rule([many])]).find(document))
    assert time.process_time() - start < 5
    document = Document(Article("Il a vu la fin la nuit la mer la ville la rue la la la zou. " * 400, language="fr"))
    assert not list(GrammarKind([rule([many])]).find(document))
    assert time.process_time() - start < 10


WORDS = 'le la les de une maison maisons chat petit petites parle parlent 12 Xylo Chat . , ; », "." (: et'.split()
ELEMENTS = [
    {"word": ["le", "la", "les"]},
    {"word": ["le", "<number>"], "repeat": "0-1"},
    {"word": "chat", "edge": True, "repeat": "0-1"},
    {"word": ["<end>", "et"]},
    {"can": "NOUN"},
    {"can": "NOUN.s", "not": "chat", "repeat": "1-2"},
    {"must": "ADJ", "repeat": "0-1"},
    {"cannot": ["VERB", "NOUN"]},
    {"can": "V.ind.3p"},
    {"not": ["de", "et"], "edge": True},
    {"not": "de", "repeat": "0-6"},
    {"case": "lower"},
    {"can": "NOUN", "case": "capital", "at": "clause"},
    {"at": "start", "repeat": "0-1"},
]


@given(
    st.lists(st.sampled_from(WORDS), max_size=18),
    st.lists(st.sampled_from(ELEMENTS), max_size=3),
    st.sampled_from(["de", "la", "maison", "parle"]),
    st.lists(st.sampled_from(ELEMENTS), max_size=3),
)
def test_the_sieve_lets_all_pass_that_match(words, before, anchor, after):
    own = [*before, {"word": anchor, "anchor": True}, *after]
    assume(sum("repeat" in element for element in own) < 3)  # more might be refused
    document = Document(Article(" ".join(words), language="fr"))
    kind, pattern, sentences = GrammarKind([rule([own])]), Pattern(own, {}, "$"), Sentences(document)
    classes = WordClasses(sorted(set(pattern.names())), french())
    expected = set()
    for token in document.index.get(anchor, ()):
        sentence = sentences.at(token)
        taken = pattern.match(sentence, sentence.place(token), classes)
        spans = [(max(a, 0), min(b, len(sentence))) for a, b in taken.values() if a < b] if taken else []
        if spans:
            expected.add((sentence.starts[min(spans)[0]], sentence.ends[max(b for _, b in spans) - 1]))
    others = [Document(Article(text, language="fr")) for text in ("", "Le chat parle de la maison.", "...")]
    for matches in kind.find_all([*others, document, *others])[len(others)], kind.find(document):
        assert {(match.start, match.end) for match in matches} == expected


def test_the_tables_of_a_rule_book_are_kept_and_a_damaged_file_is_made_anew(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("auditor.kinds.tables.MIN_KEPT", 1)
    document = Document(Article("Il reste, bien que la rivière a regagné son lit."))
    for damaged in (False, False, True, False):
        for file in (tmp_path / "auditor").glob("grammar-*") if damaged else ():
            file.write_bytes(file.read_bytes()[:200])
        assert [match.start for match in GrammarKind([rule([BIEN_QUE])]).find(document)] == [10]
    assert len(list((tmp_path / "auditor").glob("grammar-*"))) == 1
