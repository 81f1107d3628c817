"""Quoted speech and marks that do not pair."""

from __future__ import annotations

import pytest

from auditor.article import Article
from auditor.reading import Document


def quotes(text):
    return [text[quote.start : quote.end] for quote in Document(Article(text)).quotes]


def unpaired(text):
    return [(mark.mark, mark.problem) for mark in Document(Article(text)).quoted.unpaired]


def test_quotes_nest():
    text = "Il dit : « Elle crie “non”, puis part. » Fin."
    assert quotes(text) == ["« Elle crie “non”, puis part. »", "“non”"]
    assert [quote.depth for quote in Document(Article(text)).quotes] == [0, 1]


@pytest.mark.parametrize(
    "text",
    [
        "« Oui », dit-il, « et non ».",
        'Le "grand" jour et le "petit".',
        "“Un”, puis „Zwei“, puis « trois ».",
        "«Ce n’est pas une opposition aux ”gilets”, mais à ”Paris”».",
        "« Un premier paragraphe qui court\n\n« et sa suite, selon l'usage. »",
        "« Un paragraphe ouvert\n\net fermé au suivant. »",
    ],
)
def test_these_pair(text):
    assert unpaired(text) == []


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("“Nous partons », dit-il.", [("“", "mismatched")]),
        ("après la Réponse américaine » de Moscou", [("»", "unopened")]),
        ("« Il n'a rien dit.", [("«", "unclosed")]),
        ("« Le juge a dit : “Vous aurez tout », dit-elle.", [("“", "unclosed")]),
    ],
)
def test_these_do_not(text, marks):
    assert unpaired(text) == marks


def test_turns_of_a_dialogue_are_speech():
    text = "– Vous venez ?\n\n– Non.\n\nIl rit."
    document = Document(Article(text))
    assert document.in_quote(3)
    assert not document.in_quote(text.index("Il rit"))
    assert quotes("– Une incise seule") == []
