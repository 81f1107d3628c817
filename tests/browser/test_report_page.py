"""The HTML reports in a real browser: marks, filters, keyboard, no request, no error, accessible.

Needs Playwright and a Chromium, and axe-core in a file named by AXE_CORE; where they are missing tests are skipped.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from auditor import Article, Auditor
from auditor.render.audited import Audited
from auditor.render.formats import Settings, write

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (extra: browser)")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.fixture(scope="module")
def audits():
    auditor = Auditor()
    articles = [Article(file.read_text(encoding="utf-8"), id=file.name) for file in sorted(SAMPLES.glob("*.txt"))]
    return auditor.rulebook, [Audited(article, auditor.audit(article)) for article in articles]


@pytest.fixture(scope="module")
def pages(audits, tmp_path_factory):
    book, audited = audits
    folder = tmp_path_factory.mktemp("pages")
    for name, some in (("article", [a for a in audited if a.card.id == "scraped-festival.txt"]), ("batch", audited)):
        with (folder / f"{name}.html").open("w", encoding="utf-8") as stream:
            write("html", some, book, stream, Settings())
    return folder


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def opened(browser, pages):
    """A function that opens a page and fails the test on a request that leaves it or an error in its console."""
    contexts, left, errors = [], [], []

    def open_page(name, width=1280):
        context = browser.new_context(viewport={"width": width, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: left.append(request.url) if not request.url.startswith("file:") else None)
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto((pages / f"{name}.html").as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert left == []
    assert errors == []


def test_marks_are_the_findings(opened, audits):
    card = next(audited.card for audited in audits[1] if audited.card.id == "scraped-festival.txt")
    page = opened("article")
    assert page.locator(".notes li").count() == len(card.findings)
    covered = {place for finding in card.findings for place in range(finding.start, finding.end)}
    text = (SAMPLES / card.id).read_text(encoding="utf-8")
    marked = "".join(page.locator(".mark").all_inner_texts())
    assert marked.split() == "".join(c for place, c in enumerate(text) if place in covered).split()


def test_a_mark_leads_to_its_note_by_keyboard_and_back(opened):
    page = opened("article")
    page.locator(".mark").first.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("n0")
    page.locator(".notes li").first.locator(".head a").press("Enter")
    assert page.url.endswith("m0")


def test_filters_hide_a_category(opened):
    page = opened("article")
    notes = page.locator(".notes li.boilerplate")
    assert notes.first.is_visible()
    page.locator(".f-boilerplate").first.uncheck()
    assert not notes.first.is_visible()


def test_the_table_filters_and_sorts(opened):
    page = opened("batch")
    page.fill("#filter", "clean-")
    assert page.locator("#all tbody tr:visible").count() == 3
    page.fill("#filter", "")
    page.locator("#all thead button").first.click()
    assert page.locator("#all thead th").first.get_attribute("aria-sort") == "descending"


@pytest.mark.parametrize("width", [360, 768, 1600])
@pytest.mark.parametrize("name", ["article", "batch"])
def test_nothing_overflows_sideways(opened, name, width):
    page = opened(name, width)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["article", "batch"])
def test_axe_finds_no_violation(opened, name, scheme):
    axe = os.environ.get("AXE_CORE")
    if not axe:
        pytest.skip("AXE_CORE does not name axe.min.js")
    page = opened(name)
    page.emulate_media(color_scheme=scheme)
    page.evaluate(Path(axe).read_text(encoding="utf-8"))
    result = page.evaluate("axe.run()")
    assert [(found["id"], found["nodes"][0]["html"][:200]) for found in result["violations"]] == []
