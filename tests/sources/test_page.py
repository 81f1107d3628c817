"""Signals of an HTML page, and pages that mean harm."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.sources import assess, page_signals, read_page

ARTICLE = {
    "@context": "https://schema.org",
    "@graph": [
        {
            "@type": "NewsArticle",
            "author": [{"@type": "Person", "name": "Camille Duroc"}],
            "datePublished": "2024-01-12T08:00:00+01:00",
            "dateModified": "2024-01-13T09:00:00+01:00",
            "publisher": {
                "@type": "NewsMediaOrganization",
                "name": "Le Courrier",
                "masthead": "https://courrier.example/ours",
                "ownershipFundingInfo": "https://courrier.example/capital",
                "correctionsPolicy": "https://courrier.example/corrections",
            },
            "isBasedOn": "https://afp.example/depeche",
            "articleSection": "Opinions",
        }
    ],
}
PAGE = f"""<!doctype html><html lang="fr"><head><title>Une bibliothèque
pour Vierzac</title><link rel="canonical" href="https://courrier.example/a">
<meta property="og:site_name" content="Le Courrier"><script type="application/ld+json">{json.dumps(ARTICLE)}</script>
</head><body><p>Voir <a href="https://insee.example/chiffres">les chiffres</a> et
<a href="/autre">un autre article</a>.</p><footer><a href="/ml">Mentions légales</a> ISSN 0395-2037</footer>
</body></html>"""


def of(html):
    return {signal.signal: signal for signal in page_signals(read_page(html))}


def test_a_page_that_declares_all_passes_all():
    found = of(PAGE)
    expected = {
        "author-named": ("json-ld author", "Camille Duroc"),
        "dated": ("json-ld datePublished", "2024-01-12T08:00:00+01:00"),
        "updates-dated": ("json-ld dateModified", "2024-01-13T09:00:00+01:00"),
        "origin-credited": ("json-ld isBasedOn", "https://afp.example/depeche"),
        "opinion-labelled": ("json-ld articleSection", "Opinions"),
        "corrections-visible": ("json-ld publisher correctionsPolicy", "https://courrier.example/corrections"),
        "ownership-stated": ("json-ld publisher ownershipFundingInfo", "https://courrier.example/capital"),
        "responsible-named": ("json-ld publisher masthead", "https://courrier.example/ours"),
        "registration-shown": ("text", "ISSN 0395-2037"),
        "outlet-named": ("json-ld publisher", "Le Courrier"),
    }
    assert {name: (signal.tag, signal.text) for name, signal in found.items() if name in expected} == expected
    assert found["sources-cited"].status == "pass"
    assert {signal.status for signal in found.values()} == {"pass"}


def test_title_and_address_are_read():
    page = read_page(PAGE)
    assert (page.title, page.url, page.language) == (
        "Une bibliothèque pour Vierzac", "https://courrier.example/a", "fr",
    )  # fmt: skip
    assert "https://insee.example/chiffres" in page.cited


def test_an_article_without_author_or_date_fails_these_and_nothing_else():
    found = of('<html><head><meta property="og:type" content="article"></head><body><p>Texte.</p></body></html>')
    assert {name: signal.status for name, signal in found.items()} == {"author-named": "fail", "dated": "fail"}


def test_a_page_that_is_no_article_fails_nothing():
    assert of("<html><body><h1>Accueil</h1></body></html>") == {}


@pytest.mark.parametrize("name", ["La rédaction", "admin", "Le Courrier"])
def test_a_desk_or_the_house_itself_is_no_author(name):
    html = f'<meta property="og:site_name" content="Le Courrier"><meta name="author" content="{name}">'
    assert of(html)["author-named"].status == "fail"


def test_links_at_the_foot_name_who_is_in_charge():
    found = of('<a href="/ml">Mentions légales</a><a href="/a">Nos actionnaires</a><a href="/c">Corrections</a>')
    assert [found[name].status for name in ("responsible-named", "ownership-stated", "corrections-visible")] == [
        "pass"
    ] * 3


def test_sponsored_links_label_advertising():
    assert of('<a rel="nofollow sponsored" href="https://shop.example">x</a>')["advertising-labelled"].status == "pass"


@pytest.mark.parametrize(
    ("html", "declared"),
    [
        ('<link rel="alternate machine-translated-from" hreflang="en">', "alternate machine-translated-from en"),
        ('<html lang="fr-x-mtfrom-en">', "lang fr-x-mtfrom-en"),
        ('<link rel="stylesheet" id="gtranslate-style-css" href="/x.css">', "GTranslate"),
        ('<script src="https://cdn.gtranslate.net/widgets/latest/float.js"></script>', "GTranslate"),
        ('<meta name="translation-stats" content="{}">', "Transposh"),
        ('<script src="https://cdn.weglot.com/weglot.min.js"></script>', "Weglot"),
        ('<link href="/wp-content/plugins/translatepress-multilingual/assets/x.css">', "TranslatePress"),
        ('<meta http-equiv="X-Translated-By" content="Google">', "Google Translate"),
    ],
)
def test_translation_plug_ins_are_shown_as_declared_machine_translation(html, declared):
    signal = of(html)["translation-declared"]
    assert signal.text == f"declared machine translation: {declared}"
    assert signal.points == 0


def test_a_page_goes_together_with_its_text(document, shipped):
    text = "Une bibliothèque\n\nPar la rédaction\n\nLe maire a dit oui."
    card = assess(document(text), shipped, page=read_page(PAGE))
    author = next(signal for signal in card["signals"] if signal["signal"] == "author-named")
    assert (author["status"], author["tag"]) == ("pass", "json-ld author")
    assert card["coverage"] > 0.7
    assert assess(document(text, metadata={"html": PAGE}), shipped) == card


@pytest.mark.parametrize(
    "html",
    [
        "<a>" * 200_000,
        "<div " + "x=y " * 200_000 + ">",
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        '<script type="application/ld+json">' + '{"@graph":' * 50_000 + "</script>",
        "<script>" + "<" * 500_000,
        "<!" * 200_000,
        "&#x110000;" * 50_000,
        "<title>" + "t" * 1_000_000,
        '<meta name="a" content="' + "é" * 1_000_000,
    ],
)
def test_hostile_pages_are_read_in_bounded_time(html):
    started = time.perf_counter()
    page_signals(read_page(html))
    assert time.perf_counter() - started < 8


@settings(max_examples=60)
@given(st.text(alphabet="<>/!-\"=' aplinkmetscriptd{}[]:,&#;\x00", max_size=300))
def test_no_page_raises(html):
    page_signals(read_page(html))


KEYS = st.sampled_from(["@type", "author", "publisher", "name", "datePublished", "@graph", "issn"])
LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
JSON_LD = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner), max_leaves=12)


@given(JSON_LD)
def test_no_json_ld_raises(value):
    page_signals(read_page(f'<script type="application/ld+json">{json.dumps(value)}</script>'))
