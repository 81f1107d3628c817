"""One set of articles through every format."""

from __future__ import annotations

import csv
import json
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import pytest

from auditor.article import Article
from auditor.render.audited import Audited
from auditor.render.formats import FORMATS, Settings, write
from auditor.scorecard import Finding, ScoreCard

EXPECTED = Path(__file__).parent / "expected"
HOSTILE = '<script>alert(1)</script> "><img src=x onerror=y> & \x1b[2J \u202e ]]> | `a` *b* \ud800\n::error::x'


def rendered(form, audits, book, **settings):
    stream = StringIO()
    write(form, audits, book, stream, Settings(**{"width": 80, "to_file": True, **settings}))
    return stream.getvalue()


@pytest.fixture(scope="session")
def hostile():
    finding = Finding("xx-twins", "translation", "major", 0.9, 1.0, 0, len(HOSTILE), HOSTILE, HOSTILE, HOSTILE)
    return Audited(Article(HOSTILE, id=HOSTILE), ScoreCard(HOSTILE, "not_scored", HOSTILE, findings=(finding,)))


@pytest.mark.parametrize("form", ["compact", "markdown", "github", "junit", "csv", "sarif"])
def test_exact_output(form, audited, book):
    found = rendered(form, [audited], book)
    assert found == (EXPECTED / f"report.{form}").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_equal_input_gives_equal_bytes_and_can_be_encoded(form, audited, hostile, book):
    audits = [audited, hostile]
    first = rendered(form, audits, book)
    assert first == rendered(form, audits, book)
    first.encode("utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_writes_articles_that_could_not_be_read(form, book):
    unread = Audited(Article(""), ScoreCard("in.jsonl:3", "error", "in.jsonl:3: no JSON"))
    assert "in.jsonl" in rendered(form, [unread], book)


def test_csv_rows_have_their_columns_and_no_formula(audited, book):
    formula = Audited(Article(""), ScoreCard("=1+1", "error", "@x"))
    rows = list(csv.DictReader(StringIO(rendered("csv", [audited, formula], book))))
    assert rows[0]["overall"] == "69.4"
    assert rows[1]["id"] == "'=1+1"


def test_sarif_columns_count_utf16_units(book):
    text = "😀😀 mauvais mot"
    start = text.index("mauvais")
    finding = Finding("xx-space", "language", "minor", 1.0, 1.0, start, start + 7, "mauvais", "m")
    log = json.loads(
        rendered("sarif", [Audited(Article(text), ScoreCard("a b.txt", "scored", findings=(finding,)))], book)
    )
    location = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert location["region"]["startColumn"] == 6
    assert location["region"]["endColumn"] == 13
    assert location["artifactLocation"]["uri"] == "a%20b.txt"


def test_sarif_names_an_absolute_path_by_its_scheme(book):
    finding = Finding("xx-space", "language", "minor", 1.0, 1.0, 0, 1, "a", "m")
    log = json.loads(
        rendered("sarif", [Audited(Article("a"), ScoreCard("/tmp/é.txt", "scored", findings=(finding,)))], book)
    )
    location = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "file:///tmp/%C3%A9.txt"


def test_junit_is_xml_whatever_the_text_holds(hostile, audited, book):
    suite = ET.fromstring(rendered("junit", [hostile, audited], book)).find("testsuite")
    assert suite.get("tests") == "2"
    assert suite.get("failures") == "2"


def test_github_commands_are_one_line_each(hostile, book):
    lines = rendered("github", [hostile], book).splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("::warning file=")


class Page(HTMLParser):
    """Collects what a page would load or run, its ids and the targets of its links."""

    def __init__(self):
        super().__init__()
        self.scripts, self.loads, self.ids, self.targets, self.handlers = 0, [], [], [], []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.scripts += tag == "script"
        self.loads += [given[name] for name in ("src", "srcset", "data") if name in given]
        self.loads += [given["href"]] if tag == "link" else []
        self.ids += [given["id"]] if "id" in given else []
        self.targets += [given["href"][1:]] if tag == "a" and given.get("href", "").startswith("#") else []
        self.handlers += [name for name in given if name.startswith("on")]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("several", [False, True])
def test_html_is_self_contained_escaped_and_its_links_lead_somewhere(several, language, audited, hostile, book):
    audits = [audited, hostile] if several else [hostile]
    html = rendered("html", audits, book, language=language)
    page = Page()
    page.feed(html)
    assert page.scripts == 1
    assert not page.loads
    assert not page.handlers
    assert len(set(page.ids)) == len(page.ids)
    assert set(page.targets) <= set(page.ids)
    assert "http" not in re.sub(r"http-equiv", "", html)
    assert "\x1b" not in html


def test_html_marks_hold_the_findings_text(audited, book):
    html = rendered("html", [audited], book)
    marks = re.findall(r'<a class="mark[^>]*>([^<]*)</a>', html)
    assert marks == ["clairs et clairs", "discussions ,", "M.Pryce", "« maire »"]


def test_html_tells_what_readers_may_mark_and_that_no_score_uses_it(audited, book):
    for language, said in (("en", "5.1 points per 100 words (1.3 to 9.0)"), ("fr", "points pour 100 mots")):
        html = rendered("html", [audited], book, language=language)
        assert said in html
        assert {"en": "the score does not use it", "fr": "la note n’en tient pas compte"}[language] in html


def test_html_of_two_thousand_articles_stays_under_ten_megabytes(audited, book):
    assert len(rendered("html", [audited] * 2000, book).encode()) < 10_000_000
