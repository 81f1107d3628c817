"""Exact output of the terminal report at fixed widths."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from auditor.article import Article
from auditor.render.audited import Audited
from auditor.render.terminal import ArticleReport, SummaryTable
from auditor.scorecard import ScoreCard

EXPECTED = Path(__file__).parent / "expected"


def rendered(renderable, width, **kwargs):
    console = Console(file=StringIO(), width=width, highlight=False, **kwargs)
    console.print(renderable)
    return console.file.getvalue()


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_report_of_an_article(audited, book, width):
    found = rendered(ArticleReport(audited, book), width)
    assert found == (EXPECTED / f"report-{width}.txt").read_text(encoding="utf-8")
    assert all(len(line) <= width for line in found.splitlines())


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_table_of_many(audited, width):
    unread = Audited(Article(""), ScoreCard("broken.jsonl:3", "error", "broken.jsonl:3: no JSON"))
    found = rendered(SummaryTable([unread, audited]), width)
    assert found == (EXPECTED / f"table-{width}.txt").read_text(encoding="utf-8")


def test_colour_adds_no_character(audited, book):
    from rich.text import Text

    plain = rendered(ArticleReport(audited, book), 80)
    coloured = rendered(ArticleReport(audited, book), 80, force_terminal=True, color_system="truecolor")
    assert "\x1b[" in coloured
    assert Text.from_ansi(coloured).plain.rstrip() == plain.rstrip()


def test_hostile_ids_and_texts_cannot_act(book):
    text = "Le \x1b[2Jmaire\u202e [bold]a dit[/bold] oui."
    found = rendered(ArticleReport(Audited(Article(text), ScoreCard("\x1b[2Ja", "not_scored", "too short")), book), 80)
    assert "\x1b" not in found
    assert "[bold]" in found
