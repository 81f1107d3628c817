"""The auditor as a whole, from Python."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor import Article, Auditor
from auditor.config import Config
from auditor.formats.jsonl import dumps

PROSE = (
    "Le conseil municipal a voté mardi le budget de la commune, et les travaux du pont commenceront au printemps. " * 4
)


def test_a_card_names_its_versions_and_is_valid(auditor, valid):
    card = auditor.audit(Article(PROSE, id="a"))
    valid(card.to_dict())
    assert card.status == "scored"
    assert card.language == "fr"
    assert set(card.versions) >= {"auditor", "rules", "config"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \n\t", "empty"),
        ("… !!! ???", "empty"),
        ("Le maire a dit non.", "too short"),
        ("The mayor said that the meeting would be held in the town hall. " * 10, "unsupported language: en"),
        ("a" * 2_000_001, "too long: 2,000,001 characters, the limit is 2,000,000"),
    ],
)
def test_what_is_not_scored_says_why(auditor, valid, text, reason):
    card = auditor.audit(Article(text))
    valid(card.to_dict())
    assert card.status == "not_scored"
    assert card.overall is None
    assert reason in card.reason


def test_an_error_page_and_a_consent_wall_are_vetoed(auditor):
    error = Article("Erreur 404. Cette page n'existe plus ou a été déplacée par le site.")
    assert "error-page" in auditor.audit(error).vetoes
    wall = "Nous et nos 814 partenaires stockons des informations. Tout accepter. Continuer sans accepter."
    assert "consent-wall" in auditor.audit(Article(wall)).vetoes


def test_a_short_text_still_gets_its_findings(auditor):
    card = auditor.audit(Article("Les deux délégations ont eu des pourparlers « francs et francs » lundi."))
    assert card.status == "not_scored"
    assert [finding.text for finding in card.findings] == ["francs et francs"]


HOSTILE = {
    "surrogates": "\ud800 Le maire \udfff a dit que " * 50,
    "nul": "Le maire\0 a dit que la\0réunion " * 50,
    "right-to-left": "\u202eLe maire a dit\u202c que la réunion \u200f" * 50,
    "combining": "e" + "\u0301" * 100_000,
    "stops": " . " * 1_000_000,
    "brackets": "(" * 200_000 + "a" + "]" * 200_000,
    "quotes": '« “ " ' * 100_000,
    "one-word": "a" * 1_900_000,
    "hyphens": "a-" * 900_000,
    "capitals": "Aa" * 800_000,
    "names": " ".join(f"Nom{n}a" for n in range(60_000)),
    "newlines": "\n" * 1_900_000,
    "lines": "Lire aussi : rien\n" * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_neither_crashes_nor_hangs(auditor, valid, name):
    start = time.monotonic()
    card = auditor.audit(Article(HOSTILE[name]))
    valid(card.to_dict())
    dumps(card.to_dict()).encode("utf-8")
    assert time.monotonic() - start < 60  # a runaway takes hours, a slow machine does not


MARKS = "«»“”\"'’.,;:!?- \u00a0\u202f\r\n(\u0301\U0001f600eéaAÉL"
TEXT = st.text(st.one_of(st.characters(), st.sampled_from(MARKS)), max_size=400)
OPENING = "Le maire a dit que les élus et les habitants de la ville "


@settings(max_examples=60, deadline=None)
@given(TEXT)
def test_findings_repeat_the_text_at_their_offsets(auditor, text):
    whole = OPENING + text
    for finding in auditor.audit(Article(whole, language="fr")).findings:
        assert 0 <= finding.start < finding.end
        assert whole[finding.start : finding.end] == finding.text


def test_threads_share_an_auditor(auditor, samples):
    articles = [Article(file.read_text(encoding="utf-8")) for file in sorted(samples.glob("*.txt"))]
    alone = [auditor.audit(article) for article in articles]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(auditor.audit, articles)) == alone


def test_audit_many_is_lazy_and_numbers_the_nameless(auditor):
    def articles():
        yield Article(PROSE)
        yield Article(PROSE, id="named")
        raise AssertionError("read too far")

    cards = auditor.audit_many(articles())
    assert [next(cards).id, next(cards).id] == ["0", "named"]


def test_a_configuration_can_be_pickled_and_selects_rules():
    config = Config(select=("fr-coordinated",))
    assert pickle.loads(pickle.dumps(config)) == config
    card = Auditor(config).audit(Article("Des propos « francs et francs » , dit-il."))
    assert [finding.rule for finding in card.findings] == ["fr-coordinated-twins"]
    silent = Auditor(Config(ignore=("fr-", "common-")))
    assert not silent.audit(Article("Des propos « francs et francs » , dit-il.")).findings


def test_equal_input_gives_equal_bytes_under_any_hash_seed(samples):
    code = (
        "import sys; from pathlib import Path\n"
        "from auditor import Auditor, Article; from auditor.formats.jsonl import dumps\n"
        "a, files = Auditor(), sorted(Path(sys.argv[1]).glob('*.txt'))\n"
        "for f in files: print(dumps(a.audit(Article(f.read_text('utf-8'))).to_dict()))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code, str(samples)], env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True, check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }  # fmt: skip
    assert len(runs) == 1
