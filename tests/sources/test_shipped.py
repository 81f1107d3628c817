"""The tables that ship: loaded, and so checked; large enough; each kind and statement reachable."""

from __future__ import annotations

import re

import pytest

from auditor.resources import folder
from auditor.sources import Registry
from auditor.sources.store import read

CONTROL = {"eu-sanctioned", "us-foreign-mission", "state-charter"}


def test_there_are_2500_domains(shipped):
    assert len(shipped) >= 2500
    assert not any("/" in domain for domain in shipped.domains)


def test_every_kind_is_reached_by_a_look_up(shipped):
    assert {shipped.by_url(domain).kind for domain in shipped.domains} - {None} == set(shipped.kinds)


def test_every_statement_has_source_date_and_address(shipped):
    for domain in shipped.domains:
        for said in shipped.by_url(domain).statements:
            assert said.says
            assert said.value
            assert re.match(r"\d{4}", said.date)
            assert said.url.startswith("http")
            assert said.statement in shipped.statements


def test_what_is_said_last_stands_first(shipped):
    dates = [said.date for said in shipped.by_url("fr.sputniknews.com").statements]
    assert len(dates) > 3
    assert dates == sorted(dates, reverse=True)


def test_who_is_called_state_controlled_is_called_so_by_an_act(shipped):
    outlets = [shipped.by_url(domain) for domain in shipped.domains]
    controlled = [outlet for outlet in outlets if outlet.kind == "state-controlled"]
    without = [outlet.domain for outlet in controlled if not CONTROL & {said.statement for said in outlet.statements}]
    assert controlled
    assert without == []


def test_who_is_called_an_influence_operation_is_called_so_by_a_report(shipped):
    outlets = [shipped.by_url(domain) for domain in shipped.domains]
    called = [outlet for outlet in outlets if outlet.kind == "influence-operation"]
    tags = [{said.statement for said in outlet.statements} for outlet in called]
    assert len(called) > 400
    assert all("influence-operation" in said for said in tags)


def test_outlets_of_all_sides_carry_what_the_other_side_says(shipped):
    assert "ru-foreign-agent" in {said.statement for said in shipped.by_url("voanews.com").statements}
    assert "us-foreign-mission" in {said.statement for said in shipped.by_url("cgtn.com").statements}
    assert "eu-sanctioned" in {said.statement for said in shipped.by_url("rt.com").statements}


@pytest.mark.parametrize(
    ("regulation", "domains"),
    [
        ("2022/350", ["rt.com", "francais.rt.com", "de.rt.com", "actualidad.rt.com", "sputniknews.com"]),
        ("2022/879", ["rtr-planeta.com", "vesti.ru", "tvc.ru"]),
        ("2022/2474", ["ntv.ru", "russia.tv", "ren.tv", "1tv.ru"]),
        ("2023/427", ["arabic.rt.com", "arabic.sputniknews.com"]),
        ("2023/1214", ["rt.rs", "orientalreview.org", "tsargrad.tv", "journal-neo.org", "katehon.com"]),
        ("2024/1428", ["voiceofeurope.com", "ria.ru", "iz.ru", "rg.ru"]),
        ("2025/395", ["eadaily.com", "lenta.ru", "news-front.su", "southfront.press", "strategic-culture.org"]),
    ],
)
def test_the_media_of_annex_xv_are_named_with_their_regulation(shipped, regulation, domains):
    for domain in domains:
        says = [said.says for said in shipped.by_url(domain).statements if said.statement == "eu-sanctioned"]
        assert any(regulation in each for each in says), domain


@pytest.mark.parametrize(
    ("asked", "domain", "kind"),
    [
        ("https://fr.sputniknews.com/20220121/x.html", "fr.sputniknews.com", "state-controlled"),
        ("https://fr.sputniknews.africa/x", "sputniknews.africa", "state-controlled"),
        ("swentr.site", "rt.com", "state-controlled"),
        ("https://rmc.bfmtv.com/a", "bfmtv.com", "commercial"),
        ("https://edition.cnn.com/a", "cnn.com", "commercial"),
        ("https://www.legorafi.fr", "legorafi.fr", "parody"),
        ("https://france.news-pravda.com/x", "france.news-pravda.com", "influence-operation"),
        ("https://blog.wordpress.com/x", "wordpress.com", "platform"),
        ("Agence France-Presse", "afp.com", "agency"),
        ("Radio France Internationale", "rfi.fr", "public"),
    ],
)
def test_well_known_outlets_are_found(shipped, asked, domain, kind):
    outlet = shipped.find(asked)
    assert (outlet.domain, outlet.kind) == (domain, kind)


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("20minuts.com", "20minutes.fr"),
        ("lemonde.ltd", "lemonde.fr"),
        ("spiegelr.today", "spiegel.de"),
        ("blld.live", "bild.de"),
        ("20minutes.fr.truemindword.com", "20minutes.fr"),
        ("libération.fr", "liberation.fr"),
        ("leparisien.press", "leparisien.fr"),
        ("rnediapart.fr", "mediapart.fr"),
    ],
)
def test_imitations_are_named(shipped, host, domain):
    assert shipped.find(host).lookalike_of == domain


def test_no_outlet_of_the_registry_is_called_a_lookalike(shipped):
    store = read(folder("rules") / "outlets")
    called = [domain for domain in store.outlets if shipped.by_url(domain).lookalike_of]
    assert called == []


def test_a_report_s_shorthand_is_no_domain(shipped):
    assert shipped.by_url("https://news.ru/a") is None


def test_loading_is_cached():
    assert Registry.load().by_url("lemonde.fr") == Registry.load().by_url("lemonde.fr")
