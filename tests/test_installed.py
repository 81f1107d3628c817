from __future__ import annotations

import logging
import sys
from importlib import metadata

import pytest

from auditor import installed
from auditor.rulebook import plugins


@pytest.fixture(autouse=True)
def fresh(tmp_path, monkeypatch):
    """An empty cache, and nothing known of what is installed before and after."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    known = (installed._facts, plugins.kinds, plugins.card_folders)
    for function in known:
        function.cache_clear()
    yield
    for function in known:
        function.cache_clear()


def package(folder, name, points):
    home = folder / f"{name}-1.0.dist-info"
    home.mkdir(parents=True)
    (home / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (home / "entry_points.txt").write_text(points)


def test_it_says_what_the_metadata_say():
    wanted = sorted((point.name, point.value) for point in metadata.entry_points(group="auditor.kinds"))
    assert installed.entry_points("auditor.kinds") == wanted
    assert installed.version("wordfreq") == metadata.version("wordfreq")


def test_metadata_are_read_again_when_a_package_comes(tmp_path, monkeypatch):
    before = installed.entry_points("auditor.rules")
    installed._facts.cache_clear()
    with monkeypatch.context() as patch:
        patch.setattr("auditor.installed._look", lambda: pytest.fail("nothing has changed"))
        assert installed.entry_points("auditor.rules") == before
    installed._facts.cache_clear()
    package(tmp_path / "site", "more", "[auditor.rules]\nmore = more_rules:home\n")
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path / "site")])
    assert installed.entry_points("auditor.rules") == sorted([*before, ("more", "more_rules:home")])


def test_cards_and_kinds_of_a_third_party_are_found_and_what_is_broken_is_logged(tmp_path, monkeypatch, caplog):
    site = tmp_path / "site"
    package(
        site,
        "more",
        "[auditor.rules]\nmore = more_rules:home\n"
        "[auditor.kinds]\nmine = more_rules:Mine\nbroken = no_such_module:Kind\n",
    )
    (site / "more_rules.py").write_text(f"class Mine: ...\ndef home(): return {str(tmp_path)!r}\n")
    monkeypatch.setattr(sys, "path", [*sys.path, str(site)])
    monkeypatch.setattr(logging.getLogger("auditor"), "propagate", True)  # a command that ran before may log elsewhere
    caplog.set_level(logging.WARNING, logger="auditor")
    assert tmp_path in plugins.card_folders()
    kinds = plugins.kinds()
    assert kinds["mine"].__name__ == "Mine"
    assert "phrase" in kinds
    assert "broken" not in kinds
    assert "no_such_module:Kind" in caplog.text
