"""Many cards are compiled in another process, and here where that fails."""

from __future__ import annotations

import os
import stat
import sys

import pytest

from auditor import cache
from auditor.errors import CardError
from auditor.rulebook import RuleBook, apart

CARD = """\
id: xx-test-card
category: language
languages: [fr]
kind: phrase
severity: minor
confidence: 0.9
message: "{match}"
why: "because"
params:
  phrases: ["mauvais mot"]
examples:
  - wrong: "un [[mauvais mot]]"
  - right: "un bon mot"
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of as many cards as are compiled apart, and an empty cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "rules"
    folder.mkdir()
    for number in range(apart.LEAST):
        card = CARD.replace("xx-test", f"xx-test{number}")
        (folder / f"xx-test{number}-card.yaml").write_text(card, encoding="utf-8")
    return folder


@pytest.fixture
def counted(monkeypatch):
    """Cards that were checked in this process, as they are."""
    from auditor.rulebook import book

    checked, check = [], book.check
    monkeypatch.setattr("auditor.rulebook.book.check", lambda cards: checked.extend(cards) or check(cards))
    return checked


def test_many_cards_are_compiled_by_another_process(folder, counted):
    book = RuleBook.load([folder])
    assert len(book) == apart.LEAST
    assert not counted
    assert cache.folder().is_dir()
    assert book["xx-test7-card"].params["phrases"] == ["mauvais mot"]


def program(tmp_path, text):
    file = tmp_path / "python-that-fails"
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return str(file)


@pytest.mark.parametrize(
    ("name", "text"),
    [("fails", "exit 3"), ("dies", "kill -9 $$"), ("stores nothing", "exit 0"), ("hangs", "exec sleep 60")],
)
def test_a_process_that_fails_costs_only_its_time(folder, counted, tmp_path, monkeypatch, name, text):
    monkeypatch.setattr(sys, "executable", program(tmp_path, text))
    monkeypatch.setattr(apart, "_MOST_SECONDS", 0.3 if name == "hangs" else 60)
    assert len(RuleBook.load([folder])) == len(counted) == apart.LEAST


@pytest.mark.parametrize("executable", ["", None, "/nowhere/python3", "/usr/sbin/uwsgi"])
def test_without_python_the_cards_are_compiled_here(folder, counted, monkeypatch, executable):
    monkeypatch.setattr(sys, "executable", executable)
    assert len(RuleBook.load([folder])) == len(counted) == apart.LEAST


def test_a_cache_that_cannot_be_written_needs_no_other_process(folder, counted, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    monkeypatch.setattr("subprocess.run", lambda *args, **options: pytest.fail("another process was started"))
    assert len(RuleBook.load([folder])) == len(counted) == apart.LEAST


def test_the_process_that_compiles_starts_no_other(folder, monkeypatch):
    monkeypatch.setitem(os.environ, "AUDITOR_COMPILES", "1")
    monkeypatch.setattr("subprocess.run", lambda *args, **options: pytest.fail("another process was started"))
    assert len(RuleBook.load([folder])) == apart.LEAST


def test_a_bad_card_is_told_as_ever(folder):
    (folder / "xx-bad-card.yaml").write_text(CARD.replace("xx-test", "xx-bad").replace("minor", "tiny"), "utf-8")
    with pytest.raises(CardError, match=r"xx-bad-card.yaml:5: must be one of minor, major, critical, not 'tiny'"):
        RuleBook.load([folder])
