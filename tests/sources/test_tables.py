"""Every mistake in a table is refused, by file, row and column."""

from __future__ import annotations

import re

import pytest

from auditor.errors import InputError
from auditor.sources import Registry

END = None
"""In place of what is replaced: the text is added as a row at the end of the table."""


@pytest.mark.parametrize(
    ("table", "old", "new", "message"),
    [
        ("registry", "commercial\tFR", "journal\tFR", "registry.tsv: 'journal' is no kind of kinds.tsv @ row 3, kind"),
        (
            "registry",
            "gazette.fr\tLa",
            "Gazette.fr\tLa",
            "registry.tsv: 'Gazette.fr' is no host in lower case without www. @ row 3, domain",
        ),
        (
            "registry",
            END,
            "gazette.fr\tEncore\t\t\t\t\t\t\t",
            "registry.tsv: 'gazette.fr' is given twice @ row 8, domain",
        ),
        ("registry", "gzt.fr", "murs.com", "registry.tsv: 'murs.com' is given twice @ row 6, domain"),
        ("registry", "La Gazette\t", "\t", "registry.tsv: must not be empty @ row 3, name"),
        (
            "registry",
            "\tradiomonde.com\nmurs",
            "\tnulle.fr\nmurs",
            "registry.tsv: 'nulle.fr' is no outlet of this table @ row 5, part_of",
        ),
        (
            "registry",
            "domain\tname",
            "domain\ttitle",
            "registry.tsv: the header must be "
            "domain name aliases hosts kind country language owner part_of @ row 1, domain",
        ),
        ("registry", END, "x.fr\tX", "registry.tsv: 2 cells, not 9 @ row 8, name"),
        ("sources", "2022-03-01", "", "sources.tsv: must not be empty @ row 2, date"),
        ("sources", "2022-03-01", "mars 2022", "sources.tsv: 'mars 2022' is no year, month or day @ row 2, date"),
        ("sources", "The Council", "", "sources.tsv: must not be empty @ row 2, says"),
        ("sources", "https://law.example/1", "law", "sources.tsv: 'law' is no web address @ row 2, url"),
        ("sources", END, "list\ta\t2019\thttps://a.fr\tb", "sources.tsv: 'list' is given twice @ row 4, source"),
        ("sources", END, "idle\ta\t2019\thttps://a.fr\tb", "sources.tsv: 'idle' is used by no outlet @ row 4, source"),
        ("kinds", END, "party\tof a party", "kinds.tsv: 'party' is used by no outlet @ row 6, kind"),
        ("kinds", END, "agency\tagain", "kinds.tsv: 'agency' is given twice @ row 6, kind"),
        ("statements", END, "idle\tx", "statements.tsv: 'idle' is used by no outlet @ row 4, statement"),
        ("sanctions", "\tcouncil", "\tnobody", "sanctions.tsv: 'nobody' is no source of sources.tsv @ row 2, source"),
        (
            "sanctions",
            "\tsanctioned",
            "\tbanned",
            "sanctions.tsv: 'banned' is no statement of statements.tsv @ row 2, statement",
        ),
        ("sanctions", "\tlisted", "\t", "sanctions.tsv: must not be empty @ row 2, value"),
        (
            "sanctions",
            END,
            "radiomonde.com\tsanctioned\tcouncil\tlisted",
            "sanctions.tsv: the statement on 'radiomonde.com' is given twice @ row 3, domain",
        ),
        (
            "sanctions",
            "radiomonde.com",
            "radiomonde",
            "sanctions.tsv: 'radiomonde' is no domain in lower case @ row 2, domain",
        ),
    ],
)
def test_a_mistake_is_refused_with_its_place(tables, table, old, new, message):
    text = tables.originals[f"{table}.tsv"]
    text = f"{text}\n{new}" if old is END else text.replace(old, new)
    with pytest.raises(InputError, match=f"^{re.escape(message)}$"):
        Registry.load(tables(**{table: text}))


def test_a_missing_table_is_named(tables):
    folder = tables()
    (folder / "kinds.tsv").unlink()
    with pytest.raises(InputError, match=r"^kinds\.tsv: cannot be read"):
        Registry.load(folder)
