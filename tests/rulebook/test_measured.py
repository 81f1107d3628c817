"""The table of how often each rule speaks."""

from __future__ import annotations

import pytest

from auditor.errors import CardError
from auditor.rulebook import RuleBook
from auditor.rulebook.measured import LABELS, read, shipped

TABLE = "# rules: 0123abcd\n# date: 2026-11-22\nrule\tpress\tmt\nfr-a-rule\t0.001\t0.25\nfr-b-rule\t0\t0\n"


def test_a_rule_says_its_rates_and_the_rules_they_are_of(tmp_path):
    file = tmp_path / "measured.tsv"
    file.write_text(TABLE, encoding="utf-8")
    measured = read(file)
    assert measured.rates["fr-a-rule"] == {"press": 0.001, "mt": 0.25}
    assert measured.sentence("fr-a-rule") == (
        "Findings per 1,000 words: 0.001 in French press as scraped, 0.250 in machine translations "
        "(rules 0123abcd, 2026-11-22)."
    )
    assert measured.sentence("fr-c-rule") == ""


def test_no_table_is_no_error_and_a_broken_one_is(tmp_path):
    assert read(tmp_path / "none.tsv").rates == {}
    file = tmp_path / "measured.tsv"
    file.write_text(TABLE + "fr-c-rule\toften\t0\n", encoding="utf-8")
    with pytest.raises(CardError, match=r"measured\.tsv:6: .*often"):
        read(file)


def test_the_shipped_table_names_rules_that_exist():
    ids = {rule.id for rule in RuleBook.load()}
    assert shipped().rates
    assert set(shipped().rates) <= ids
    assert {tuple(rates) for rates in shipped().rates.values()} == {tuple(LABELS)}
