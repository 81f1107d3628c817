"""Look-alikes are named with what they resemble and how; namesakes and strangers are not."""

from __future__ import annotations

import pytest

from auditor.sources.lookalike import Lookalikes, skeleton

KNOWN = {
    host: host
    for host in ("lemonde.fr", "20minutes.fr", "spiegel.de", "bild.de", "mediapart.fr", "letemps.ch", "letemps.tn")
} | {"m.lemonde.fr": "lemonde.fr", "monde-abonnes.fr": "lemonde.fr"}
ENDINGS = {"co.uk": "double", "eu.com": "double", "ltd": "generic", "live": "generic"}


@pytest.fixture(scope="module")
def lookalikes():
    return Lookalikes(KNOWN, ENDINGS)


@pytest.mark.parametrize(
    ("host", "domain", "how"),
    [
        ("lemonde.ltd", "lemonde.fr", "other ending"),
        ("www.lemonde.com", "lemonde.fr", "other ending"),
        ("fr.lemonde.live", "lemonde.fr", "other ending"),
        ("bild.eu.com", "bild.de", "other ending"),
        ("20minuts.com", "20minutes.fr", "one letter off"),
        ("20mintues.fr", "20minutes.fr", "one letter off"),
        ("lemond.fr", "lemonde.fr", "one letter off"),
        ("blld.live", "bild.de", "homoglyph"),
        ("xn--lemnde-yqf.fr", "lemonde.fr", "homoglyph"),
        ("rnediapart.fr", "mediapart.fr", "homoglyph"),
        ("lémonde.fr", "lemonde.fr", "homoglyph"),
        ("lemonde-info.fr", "lemonde.fr", "with an addition"),
        ("lemonde24h.com", "lemonde.fr", "with an addition"),
        ("lemonde.fr.evil.example", "lemonde.fr", "domain put in front"),
        ("letemps.ltd.ch", None, None),
    ],
)
def test_a_lookalike_is_named(lookalikes, host, domain, how):
    found = lookalikes.explain(host)
    assert (found and found.domain, found and found.how) == (domain, how)


@pytest.mark.parametrize(
    "host",
    ["lemonde.fr", "sport.lemonde.fr", "lepoing.net", "monde.fr", "bild.com", "letemps.com", "example.org", "", "fr"],
)
def test_the_outlet_itself_and_strangers_are_not(lookalikes, host):
    assert lookalikes.of(host) is None


def test_a_name_of_two_outlets_points_at_the_one_with_the_same_ending(lookalikes):
    assert lookalikes.of("letemps-info.ch") == "letemps.ch"
    assert lookalikes.of("letemps-info.com") is None


def test_skeletons_are_equal_where_the_eye_is_deceived():
    assert skeleton("lеmоndе") == skeleton("lemonde")  # Cyrillic е and о
    assert skeleton("b1ld") == skeleton("bild")
    assert skeleton("monde") != skeleton("mende")
