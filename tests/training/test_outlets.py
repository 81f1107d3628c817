"""Published lists become tables: cleaned, in order, the same each time."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from training.outlets.__main__ import main

LISTS = {
    "decodex_2018-03.tsv": "domain\tlevel\nb.fr\t2\nA.fr\t1\nb.fr\t2\nc.fr\t0\nd.fr/index.html\t4\n",
    "wikipedia_perennial_2026.tsv": (
        "domain\tname\tstatus\tlast_discussed\nwww.x.com\tX\tgr\t2019\nX.com\tX\tgu\t2024\nroyal.uk\tanchor\td\t\n"
    ),
    "influence_operations.tsv": (
        "domain\toperation\tnamed_by\n-news.ru\tPortalKombat\tVIGINUM, Portal Kombat, February 2024\n"
        "pravda-xx.com\tPravda\tsee DIMA (M82 project)\n"
    ),
    "medias_francais_organisation-media.tsv": (
        "id\torigine\tqualificatif\tvaleur\tcible\r\n1\tGroupe A\tégal à\t60.00%\tLa Gazette\r\n"
        "2\tGroupe B\tégal à\t40.00%\tLa Gazette\r\n3\tGroupe C\tégal à\t0.00%\tLa Gazette\r\n"
    ),
    "medias_francais_organisation-organisation.tsv": (
        "id\torigine\tqualificatif\tvaleur\tcible\tcommentaire\r\n1\tHolding\tsupérieur à\t50.00%\tGroupe A\t\r\n"
    ),
    "medias_francais_personne-organisation.tsv": (
        "id\torigine\tqualificatif\tvaleur\tcible\tcommentaire\r\n1\tAnne Durand\tcontrôle\t\tHolding\t\r\n"
    ),
}
REGISTRY = (
    "domain\tname\taliases\thosts\tkind\tcountry\tlanguage\towner\tpart_of\n"
    "gazette.fr\tLa Gazette\t\t\tcommercial\tFR\tfr\t\t\n"
)


@pytest.fixture
def converted(tmp_path):
    """Converts the lists and gives the rows of each table, without its header."""

    def convert():
        lists, out = tmp_path / "outlets", tmp_path / "rules"
        lists.mkdir(exist_ok=True)
        out.mkdir(exist_ok=True)
        for name, text in LISTS.items():
            (lists / name).write_bytes(text.encode("utf-8"))
        (out / "registry.tsv").write_text(REGISTRY, encoding="utf-8")
        ran = CliRunner().invoke(main, ["--data", str(tmp_path), "--out", str(out)], catch_exceptions=False)
        assert ran.exit_code == 0
        return {file.stem: file.read_text(encoding="utf-8").splitlines()[1:] for file in sorted(out.glob("*.tsv"))}

    return convert


def test_levels_become_statements_once_each_without_the_unrated(converted):
    rows = [row.split("\t")[:2] for row in converted()["decodex"]]
    assert rows == [["a.fr", "decodex-1"], ["b.fr", "decodex-2"], ["d.fr", "decodex-4"]]


def test_entries_of_one_domain_become_one_statement(converted):
    assert converted()["wikipedia_perennial"] == [
        "royal.uk\t\twikipedia-deprecated\twikipedia-perennial-2026\tdeprecated",
        "x.com\tX\twikipedia-mixed\twikipedia-perennial-2026\t"
        "generally reliable / generally unreliable, by topic or period; last discussed 2024",
    ]


def test_a_shorthand_is_left_out(converted):
    assert [row.split("\t")[0] for row in converted()["influence_operations"]] == ["pravda-xx.com"]


def test_owners_are_followed_upwards(converted):
    (row,) = converted()["owners"]
    assert row.split("\t") == [
        "gazette.fr", "ownership", "medias-francais",
        "Groupe A (60 %) + Groupe B (40 %) ← Holding (more than 50 %) ← Anne Durand (control)",
    ]  # fmt: skip


def test_the_same_lists_give_the_same_tables(converted):
    assert converted() == converted()
