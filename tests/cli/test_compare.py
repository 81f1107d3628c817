"""auditor compare, end to end with a tiny model."""

from __future__ import annotations

import json
import sys

import pytest

FIRST = """Incendie à Karvel
Un incendie a ravagé mardi soir une usine textile de Karvel, faisant 12 morts et trente blessés.
Les pompiers du district ont mis six heures à éteindre le feu.
Des syndicats appellent à une grève générale <b>vendredi</b> prochain.
"""
SECOND = """Incendie à Karvel
Un incendie a détruit mardi soir une usine textile de Karvel, faisant 15 morts et trente blessés.
Les pompiers du district ont mis six heures à éteindre le feu.
La ministre du Travail promet de punir tous les responsables.
"""
ORIGINAL = FIRST.replace("trente blessés", "trente blessés graves")


@pytest.fixture
def compare(cli, tiny_model):
    model = tiny_model([FIRST, SECOND, ORIGINAL])

    def call(*arguments):
        return cli("compare", *arguments, "--embedding-model", model)

    return call


@pytest.fixture
def two(write):
    return write("a.txt", FIRST), write("b.txt", SECOND)


@pytest.mark.parametrize("width", [80, 120])
def test_a_report_fits_its_width_and_says_what_contradicts(compare, two, width):
    ran = compare(*two, "--width", width)
    assert ran.status == 0
    assert "« 12 morts » or « 15 morts »" in ran.out
    assert "told by one alone" in ran.out
    assert all(len(line) <= width for line in ran.out.splitlines())


def test_json_names_both_articles(compare, two):
    data = json.loads(compare(*two, "--format", "json").out)
    assert [article["id"] for article in data["articles"]] == [str(file) for file in two]
    assert data["contradictions"][0]["kind"] == "number"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_is_escaped_and_complete(compare, two, tmp_path, language):
    out = tmp_path / "page.html"
    assert compare(*two, "--format", "html", "--language", language, "-o", out).out == ""
    page = out.read_text(encoding="utf-8")
    assert "&lt;b&gt;vendredi&lt;/b&gt;" in page
    assert "<b>vendredi" not in page
    assert 'class="against' in page
    assert page.rstrip().endswith("</html>")


def test_a_translation_is_compared_with_its_source(compare, write, two):
    source = write("o.txt", ORIGINAL.replace("12 morts", "120 morts"))
    ran = compare("--source", source, two[0], "--width", 100)
    assert "120 in the original, 12 in the translation" in ran.out
    assert "adequacy" in ran.out
    data = json.loads(compare("--source", source, two[0], "--format", "json").out)
    assert [item["kind"] for item in data["differences"]] == ["number"]
    assert "120 morts" in compare("--source", source, two[0], "--format", "html").out


def test_a_batch_is_grouped(compare, write):
    pytest.importorskip("sklearn")
    other = "Le club de football remporte la coupe régionale samedi après-midi devant ses supporters."
    batch = write("batch.jsonl", [{"id": str(n), "text": text} for n, text in enumerate((FIRST, other, SECOND))])
    data = json.loads(compare("--cluster", batch, "--format", "json").out)
    assert [event["members"] for event in data["events"]] == [[0, 2]]
    assert data["alone"] == [1]
    assert "2 in 1 event," in compare("--cluster", batch, "--width", 80).out
    assert "</html>" in compare("--cluster", batch, "--format", "html").out


@pytest.mark.parametrize("arguments", [(), ("--cluster", "x", "a.txt"), ("--source", "x"), ("--source", "x", "a", "b")])
def test_wrong_use_is_told(compare, arguments):
    ran = compare(*arguments)
    assert ran.status == 2
    assert "give two articles or more" in ran.err


def test_errors_are_one_line_with_status_2(compare, two, write, monkeypatch):
    assert "needs two articles" in compare(two[0]).err
    assert "no such file" in compare(two[0], "nowhere.txt").err
    several = write("two.jsonl", [{"text": FIRST}, {"text": SECOND}])
    assert "holds 2 articles" in compare("--source", several, two[0]).err
    assert "no JSON" in compare(two[0], write("bad.jsonl", "{")).err
    monkeypatch.setitem(sys.modules, "sklearn.cluster", None)
    ran = compare("--cluster", several)
    assert ran.status == 2
    assert "auditor[learn]" in ran.err


def test_without_a_model_the_error_says_so(cli, two, tmp_path, monkeypatch):
    from auditor import resources

    original = resources.model
    monkeypatch.setattr(resources, "model", lambda name: tmp_path / name if name == "embedding" else original(name))
    ran = cli("compare", *two)
    assert ran.status == 2
    assert "no embedding model" in ran.err
