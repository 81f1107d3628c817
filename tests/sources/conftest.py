"""A small registry of made-up outlets."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.article import Article
from auditor.reading import Document
from auditor.sources import Registry

TABLES = {
    "kinds.tsv": "kind\tmeaning\nagency\tdispatches\ncommercial\tprivate\nparody\tsatire\nplatform\thosts others",
    "statements.tsv": "statement\tmeaning\ndecodex-1\tsatire\nsanctioned\tmay not broadcast",
    "sources.tsv": (
        "source\tsays\tdate\turl\tlicence\n"
        "council\tThe Council\t2022-03-01\thttps://law.example/1\tofficial act\n"
        "list\tThe List\t2018\thttps://list.example\tODbL"
    ),
    "endings.tsv": "ending\tsort\nco.uk\tdouble\nltd\tgeneric",
    "registry.tsv": (
        "domain\tname\taliases\thosts\tkind\tcountry\tlanguage\towner\tpart_of\n"
        "agence.example\tAgence Exemple\tAEX\t\tagency\tFR\tfr\t\t\n"
        "gazette.fr\tLa Gazette\tGazette du Nord\tgzt.fr|m-gazette.co.uk\tcommercial\tFR\tfr\tFamille Durand\t\n"
        "radiomonde.com\tRadio Monde\t\t\tcommercial\tXX\tmul\tÉtat exemple\t\n"
        "fr.radiomonde.com\tRadio Monde France\tRMF\t\tcommercial\tXX\tfr\t\tradiomonde.com\n"
        "murs.com\tMurs\t\t\tplatform\tUS\tmul\t\t\n"
        "feedburner.com\tFeedBurner\t\t\tplatform\tUS\tmul\t\t"
    ),
    "sanctions.tsv": "domain\tstatement\tsource\tvalue\nradiomonde.com\tsanctioned\tcouncil\tlisted",
    "satire.tsv": (
        "domain\tname\tstatement\tsource\tvalue\n"
        "lebouffon.fr\tLe Bouffon\tdecodex-1\tlist\t1 of 4\n"
        "murs.com/blagues\t\tdecodex-1\tlist\t1 of 4"
    ),
}


@pytest.fixture
def tables(tmp_path):
    """Writes the tables, some of them changed, and gives their folder."""

    def make(**changed: str) -> Path:
        for name, text in (TABLES | {f"{key}.tsv": text for key, text in changed.items()}).items():
            (tmp_path / name).write_text(text + "\n", encoding="utf-8")
        return tmp_path

    make.originals = TABLES
    return make


@pytest.fixture
def small(tables):
    """The registry of the made-up outlets."""
    return Registry.load(tables())


@pytest.fixture(scope="session")
def shipped():
    """The registry that ships."""
    return Registry.load()


@pytest.fixture(scope="session")
def document():
    """Reads a text, with fields of the article by name."""
    return lambda text, **fields: Document(Article(text=text, **fields))
