"""Framing that only informs is shown in bulk, the article's own words apart from quoted ones."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from auditor import Article
from auditor.render import formats
from auditor.render.audited import Audited
from auditor.render.terminal.wording import MAX_WORDS, wording

TEXT = (
    "Ce fiasco annoncé embarrasse la majorité. « C'est une mascarade », a dit la députée Anne Berthier. Le vote a lieu "
    "jeudi à l'Assemblée, après deux semaines de débats en commission et trois auditions de la ministre du Travail."
)


@pytest.fixture
def one(auditor):
    article = Article(TEXT, "a", language="fr")
    return Audited(article, auditor.audit(article))


def test_own_words_and_quoted_ones_stand_apart(one):
    assert [[finding.text for finding in findings] for findings in one.wording] == [["fiasco annoncé"], ["mascarade"]]
    assert "framing" not in one.by_rule()


def test_what_counts_is_shown_rule_by_rule(auditor):
    article = Article(f"Les soi-disant experts ont scandaleusement menti. {TEXT}", "a", language="fr")
    audited = Audited(article, auditor.audit(article))
    assert set(audited.by_rule()["framing"]) == {"fr-doubt-so-called", "fr-loaded-editorial-adverbs"}


def test_many_words_are_counted(auditor):
    text = "Il a tonné, fulminé, tancé, rabroué les élus effarés, hagards et tétanisés. " * 12
    article = Article(text, "a", language="fr")
    audited = Audited(article, auditor.audit(article))
    console = Console(file=StringIO(), width=80)
    for part in wording(audited):
        console.print(part)
    assert len(audited.wording[0]) > MAX_WORDS
    assert f"and {len(audited.wording[0]) - MAX_WORDS} more" in console.file.getvalue()


@pytest.mark.parametrize(("form", "shown"), [("terminal", True), ("markdown", True), ("github", False)])
def test_it_is_one_line_and_no_annotation(one, auditor, form, shown):
    stream = StringIO()
    formats.write(form, [one], auditor.rulebook, stream, formats.Settings(width=100, to_file=True))
    assert ("mascarade" in stream.getvalue()) is shown
