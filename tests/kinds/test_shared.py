"""What the older kinds learnt: limits, styles of marks, clashing words, copies by their words."""

from __future__ import annotations

from auditor.article import Article
from auditor.kinds.duplicate import DuplicateKind
from auditor.kinds.pairing import PairingKind
from auditor.kinds.punctuation import PunctuationKind
from auditor.kinds.repetition import RepetitionKind
from auditor.reading import Document
from auditor.rule import Rule


def found(kind, text, **params):
    rule = Rule("a-rule", "language", ("fr",), "kind", "minor", 0.9, "m", "w", params=params)
    matches = sorted(kind([rule]).find(Document(Article(text, language="fr"))), key=lambda match: match.start)
    return [text[match.start : match.end] for match in matches]


def test_a_limit_of_matches():
    text = "un.Deux trois.Quatre cinq.Six"
    assert found(PunctuationKind, text, gaps=["."]) == [".", ".", "."]
    assert found(PunctuationKind, text, gaps=["."], limit=2) == [".", "."]
    assert found(PunctuationKind, text, gaps=["."], limit=1, with_words=True) == ["un.Deux"]


def test_only_some_marks():
    text = 'Il dit "non. Elle répond oui ».'
    assert found(PairingKind, text, marks="quotes", problems=["unopened", "unclosed"], styles=["»"]) == []
    text = "Elle répond oui ». Il dit non »."
    assert len(found(PairingKind, text, marks="quotes", problems=["unopened"], styles=["»"])) == 2
    assert len(found(PairingKind, text, marks="quotes", problems=["unopened"], styles=["»"], limit=1)) == 1


def test_a_mark_inside_another_quotation_and_texts_whose_style_is_broken():
    text = "« Il a dit : “Partez », raconte-t-elle."
    assert found(PairingKind, text, marks="quotes", problems=["nested"]) == ["“Partez"]
    assert found(PairingKind, text, marks="quotes", problems=["unclosed"]) == []
    text = "Oui ». Non ». Si »."
    assert found(PairingKind, text, marks="quotes", problems=["unopened"], most=2) == []


def test_a_mark_that_opens_a_line_is_left_out():
    text = "« Je pars.\nIl reste."
    assert found(PairingKind, text, marks="quotes", problems=["unclosed"]) == ["« Je"]
    assert found(PairingKind, text, marks="quotes", problems=["unclosed"], inside=True) == []


def test_a_long_quotation_opened_again_by_paragraphs():
    text = "« Je pars.\n« Je reviendrai », dit-il."
    assert found(PairingKind, text, marks="quotes", problems=["unclosed", "unopened", "mismatched"]) == []


def test_a_curly_mark_that_opens():
    text = "il veut d'”attaquer” la ville ; ”non”, dit-il"
    assert found(PairingKind, text, marks="quotes", problems=["mismatched"]) == []


def test_clashing_words():
    assert found(RepetitionKind, "il voit la le maire", mode="clashing", pairs=["la le"]) == ["la le"]
    assert found(RepetitionKind, "il la, le maire", mode="clashing", pairs=["la le"]) == []


def test_copies_are_equal_by_their_words():
    text = "Le pont de l’île est fermé.\nLe pont de l'île est fermé !\nAutre chose."
    assert found(DuplicateKind, text, unit="line", min_words=4, distance=1, both=True) == [text[: text.rindex("\n")]]
    assert found(DuplicateKind, text, unit="line", min_words=40) == []
