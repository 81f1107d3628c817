"""Tags beside direct speech, and quotations that are no speech."""

from __future__ import annotations

import pytest

from auditor.article import Article
from auditor.kinds.speech import SpeechKind
from auditor.reading import Document
from auditor.rule import Rule

AFTER = r"(?: ?,)? (?P<span>(?:elle|le maire) a dit)"


def spans(text: str, **params) -> list[str]:
    rule = Rule("x-tags", "translation", ("fr",), "speech", "major", 0.9, "{match}", "", params=params)
    return [text[m.start : m.end] for m in SpeechKind([rule]).find(Document(Article(text, language="fr")))]


@pytest.mark.parametrize(
    "text",
    [
        "« Nous sommes là », elle a dit.",
        "Elle a salué : « Bonsoir », elle a dit.",
        "La pluie tombe. “Nous partons” elle a dit.",
        "« Merci », elle a dit.",
    ],
)
def test_speech_opens_a_sentence_or_follows_a_colon(text):
    assert spans(text, after=AFTER) == ["elle a dit"]


@pytest.mark.parametrize(
    "text",
    [
        "Devant ce « grand silence », elle a dit non.",
        "« grand silence », elle a dit.",
        "« Zadig » elle a dit.",
        "« Nous sommes là », a-t-elle dit. Puis elle a dit non.",
    ],
)
def test_words_quoted_in_mid_sentence_and_titles_are_no_speech(text):
    assert spans(text, after=AFTER) == []


def test_what_interrupts_a_quotation():
    text = "« Rien, elle a dit, ne presse. » Dehors, elle a dit, rien ne presse."
    assert spans(text, inside="(?<=, )(?P<span>elle a dit),") == ["elle a dit"]


def test_a_pattern_names_its_words_once():
    params = {"after": ", (?P<span>elle a {said})", "words": {"said": ["dit", "crié"]}}
    assert spans("« Nous sommes là », elle a crié.", **params) == ["elle a crié"]
    assert spans("« Nous sommes là », elle a ri.", **params) == []
