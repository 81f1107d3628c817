"""Runs the command line in this process, as `auditor` does."""

from __future__ import annotations

import gc
import json
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from auditor.cli import main

CLEAN = (
    "Le conseil municipal de Vierzac a voté mardi soir le budget de la commune. La maire a salué un vote qui permettra "
    "de rénover l'école et la salle des fêtes avant la fin de l'année. L'opposition a regretté que la piscine reste "
    "fermée pendant les travaux. Les habitants pourront consulter les plans à la mairie jusqu'au mois de juin, et une "
    "réunion publique se tiendra dans la salle du marché au début du printemps."
)
BROKEN = CLEAN.replace("Les habitants", "Les pourparlers « francs et francs » ont duré. Les habitants")


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it printed."""

    status: int
    out: str
    err: str

    @property
    def cards(self) -> list[dict]:
        return [json.loads(line) for line in self.out.splitlines()]


RULE = "fr-coordinated-twins"
"""The one rule that these tests run, so that a hundred starts do not take minutes."""


@pytest.fixture
def one_rule(monkeypatch, tmp_path_factory):
    """Work in a folder whose configuration selects one rule."""
    home = tmp_path_factory.mktemp("home")
    (home / "auditor.toml").write_text(f'select = ["{RULE}"]\n')
    monkeypatch.chdir(home)


@pytest.fixture
def cli(monkeypatch, capfd, one_rule):
    """Calls `auditor ARGUMENT...` in this process."""

    def call(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["auditor", *map(str, arguments)])
        try:
            main()
            status = 0
        except SystemExit as stopped:
            status = int(stopped.code or 0)
        finally:
            gc.unfreeze()  # this process does not end with the command
        return Ran(status, *capfd.readouterr())

    return call


@pytest.fixture
def write(tmp_path):
    """Writes a file of bytes, text or rows below the test's folder."""

    def make(name: str, content: bytes | str | list) -> Path:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, list):
            content = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in content)
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return file

    return make


@pytest.fixture
def clean() -> str:
    return CLEAN


@pytest.fixture
def broken() -> str:
    return BROKEN


def card_of(ran: Ran) -> dict:
    """The only card that a command wrote."""
    (card,) = ran.cards
    return card
