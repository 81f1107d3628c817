"""Look-up of outlets by address, feed, name."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from auditor.sources import Registry, hosts
from auditor.sources.ratings import Rating


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.gazette.fr/2024/01/a-b.html?x=1#top", "gazette.fr"),
        ("http://GAZETTE.FR:8080", "gazette.fr"),
        ("//amp.gazette.fr/x", "gazette.fr"),
        ("gazette.fr/x", "gazette.fr"),
        ("https://user:secret@gazette.fr./x", "gazette.fr"),
        ("https://gzt.fr/abc", "gazette.fr"),
        ("https://fr.radiomonde.com/x", "fr.radiomonde.com"),
        ("https://es.radiomonde.com/x", "radiomonde.com"),
        ("https://m.murs.com/Blagues/12", "murs.com/blagues"),
        ("https://murs.com/autre", "murs.com"),
        ("https://anna.murs.com/", "murs.com"),
        ("lebouffon.fr", "lebouffon.fr"),
    ],
)
def test_an_outlet_is_found_by_its_address(small, url, domain):
    found = small.by_url(url)
    assert found is not None
    assert found.domain == domain


@pytest.mark.parametrize(
    "url", ["", "gazette", "https://", "mailto:a@gazette.fr", "ftp://gazette.fr/x", "https://notgazette.fr", "a b.fr", "https://fr"]
)  # fmt: skip
def test_what_is_no_address_of_an_outlet_is_not_found(small, url):
    assert small.by_url(url) is None


@given(st.text(max_size=80))
@example("https://[::1]/x")
@example("https://xn--/")
@example("https://\u0130.fr/")
@example("http://a@@b.fr\\x?#")
def test_splitting_never_raises_and_gives_a_host_or_nothing(text):
    host, path = hosts.split(text)
    assert host == host.lower()
    assert not any(c.isspace() or c in "/?#@" for c in host)
    assert "?" not in path


@given(
    st.sampled_from(["http://", "https://", "//", ""]),
    st.sampled_from(["", "www.", "amp.", "a.b."]),
    st.sampled_from(["", ":80", ":8443"]),
    st.text(alphabet="abc/%.-é", max_size=20),
    st.sampled_from(["", "?q=https://murs.com/", "#x"]),
)
def test_scheme_subdomain_port_path_and_query_do_not_matter(scheme, sub, port, path, query):
    host, _ = hosts.split(f"{scheme}{sub}gazette.fr{port}/{path}{query}")
    assert host.endswith("gazette.fr")


def test_names_are_found_without_case_accents_or_punctuation(small):
    assert small.by_name("LA GAZETTE").domain == "gazette.fr"
    assert small.by_name("gazette-du-nord").domain == "gazette.fr"
    assert small.by_name("Radio-Monde, France").domain == "fr.radiomonde.com"
    assert small.by_name("Gazette du Sud") is None


@pytest.mark.parametrize(
    ("line", "domain"),
    [
        ("21.01.2022, Radio Monde France", "fr.radiomonde.com"),
        ("La réunion est prévue pour... 21.01.2022, La Gazette", "gazette.fr"),
        ("La Gazette, 12 janvier 2024", "gazette.fr"),
        ("Gazette du Nord | 2024-01-12", "gazette.fr"),
        ("Publié par La Gazette", "gazette.fr"),
        ("Cet article est apparu en premier sur La Gazette.", "gazette.fr"),
        ("© 2024 La Gazette. Tous droits réservés", "gazette.fr"),
        ("21.01.2022, Culture", None),
        ("La Gazette a écrit le 12 janvier 2024 que tout allait bien", None),
        ("", None),
    ],
)
def test_a_byline_names_its_outlet(small, line, domain):
    outlet = small.by_byline(line)
    assert (outlet and outlet.domain) == domain


def test_a_name_that_two_outlets_bear_finds_neither(tables):
    twice = tables.originals["registry.tsv"] + "\nlagazette.be\tLa Gazette\t\t\t\tBE\tfr\t\t"
    assert Registry.load(tables(registry=twice)).by_name("La Gazette") is None


def test_a_feed_is_found_by_host_or_by_the_name_in_its_path(small):
    assert small.by_feed("https://rss.gazette.fr/une.xml").domain == "gazette.fr"
    assert small.by_feed("http://feeds.feedburner.com/gazette/une").domain == "gazette.fr"
    assert small.by_feed("http://feeds.feedburner.com/inconnu").domain == "feedburner.com"


def test_an_edition_carries_what_is_said_of_its_parent(small):
    outlet = small.by_url("fr.radiomonde.com")
    assert (outlet.name, outlet.owner, outlet.part_of) == ("Radio Monde France", "État exemple", "radiomonde.com")
    said = outlet.statements[0].to_dict()
    assert said == {
        "says": "The Council", "value": "listed", "date": "2022-03-01", "url": "https://law.example/1",
        "statement": "sanctioned", "about": "radiomonde.com",
    }  # fmt: skip


def test_a_kind_may_come_from_what_is_said(small):
    assert (small.by_url("lebouffon.fr").kind, small.by_url("lebouffon.fr").name) == ("parody", "Le Bouffon")
    assert small.by_url("murs.com/blagues").kind == "parody"


def test_a_users_ratings_go_first(tables):
    rating = Rating("radiomonde.com", "12", "0-100", "Ma rédaction", "2025-01-02")
    registry = Registry.load(tables(), {"radiomonde.com": [rating]})
    first = registry.by_url("https://radiomonde.com/a").statements[0]
    assert (first.statement, first.says, first.value, first.date) == (
        "user-rating", "Ma rédaction", "12 (0-100)", "2025-01-02",
    )  # fmt: skip


def test_a_rated_outlet_of_no_table_is_known(tables):
    registry = Registry.load(tables(), {"neuf.fr": [Rating("neuf.fr", "A", "A-E", "Moi", "2025")]})
    assert registry.by_url("https://www.neuf.fr/x").statements[0].value == "A (A-E)"


def test_the_digest_names_the_content_of_the_tables(tables):
    first = Registry.load(tables()).digest
    assert Registry.load(tables()).digest == first
    changed = tables.originals["sanctions.tsv"].replace("listed", "named")
    assert Registry.load(tables(sanctions=changed)).digest != first


def test_find_takes_address_or_name(small):
    assert small.find("AEX").domain == "agence.example"
    assert small.find("https://nulle.fr/x").domain == "nulle.fr"
    assert not small.find("https://nulle.fr/x").known
    assert small.find("rien du tout") is None
