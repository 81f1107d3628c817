from __future__ import annotations

import os

import pytest

from auditor import cache


@pytest.fixture(autouse=True)
def empty_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def test_only_the_newest_files_of_a_kind_are_kept():
    for number in range(cache.KEPT + 3):
        name = f"rulebook-{number:08x}-{number:08x}.json"
        cache.store(name, b"{}")
        os.utime(cache.folder() / name, (number, number))  # as if each were a second younger than the last
    cache.store("rulebook-ffffffff-ffffffff.json", b"{}")
    kept = sorted(path.name for path in cache.folder().iterdir())
    assert len(kept) == cache.KEPT
    assert kept[-1] == "rulebook-ffffffff-ffffffff.json"
    assert kept[0] == f"rulebook-{4:08x}-{4:08x}.json"


def test_files_of_other_kinds_stay():
    cache.store("words-fr-wordfreq-3.1.1-1.bin", b"1")
    for number in range(cache.KEPT + 2):
        cache.store(f"words-lexicon-{number:016x}-1.bin", b"2")
    assert (cache.folder() / "words-fr-wordfreq-3.1.1-1.bin").read_bytes() == b"1"


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    cache.store("rulebook-00000000-00000000.json", b"{}")
    assert (tmp_path / "file").read_text() == ""


def test_what_is_made_of_files_is_made_again_when_one_changes(tmp_path):
    file = tmp_path / "table.tsv"
    file.write_text("a\tb")
    made = []

    def make():
        made.append(file.read_text())
        return {"cells": tuple(made[-1].split("\t"))}

    first = cache.remembered("tables", [file], make)
    assert first == cache.remembered("tables", [file], make) == {"cells": ("a", "b")}
    assert len(made) == 1
    file.write_text("a\tb\tc")
    assert cache.remembered("tables", [file], make) == {"cells": ("a", "b", "c")}
    for kept in cache.folder().glob("tables-*"):
        kept.write_bytes(b"damaged")
    assert cache.remembered("tables", [file], make) == {"cells": ("a", "b", "c")}
    assert len(made) == 3
