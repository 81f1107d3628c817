"""Accepted findings: configuration, baseline files, and what is no longer needed."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from auditor import Article, Auditor
from auditor.cli import cli
from auditor.config import Config
from auditor.errors import ConfigError
from auditor.suppression import Suppression, normalised, read_baseline

TEXT = "Les deux délégations ont eu des pourparlers « francs et francs » puis « longs et longs » lundi à Genève."


def found(*entries, **article):
    card = Auditor(Config(select=("fr-coordinated-twins",), suppress=entries)).audit(Article(TEXT, **article))
    return [finding.text for finding in card.findings]


def test_a_suppression_is_keyed_by_rule_and_normalised_text():
    assert found() == ["francs et francs", "longs et longs"]
    assert found(Suppression("fr-coordinated-twins", "a quotation", "francs et francs")) == ["longs et longs"]
    assert found(Suppression("fr-coordinated", "a quotation")) == []
    assert found(Suppression("xx", "another rule")) == ["francs et francs", "longs et longs"]
    assert normalised("« Francs\n et  l’Un »") == '" francs et l\'un "'


def test_a_suppression_may_name_a_path_or_an_outlet():
    by_path = Suppression("fr-", "a feed with dialogues", path="feed/*")
    assert found(by_path, id="feed/1.txt") == []
    assert len(found(by_path, id="other/1.txt")) == 2
    assert found(Suppression("fr-", "its style", outlet="Gazette"), outlet="Gazette") == []


def test_unused_suppressions_are_told():
    needed, unneeded = Suppression("fr-coordinated-twins", "x"), Suppression("fr-never", "y")
    auditor = Auditor(Config(suppress=(needed, unneeded)))
    auditor.audit(Article(TEXT))
    assert auditor.suppressions.unused() == [unneeded]


def test_the_configuration_file_holds_suppressions(tmp_path):
    file = tmp_path / "auditor.toml"
    file.write_text('min-words = 10\n[[suppress]]\nrule = "fr-"\nreason = "x"\n', encoding="utf-8")
    assert Config.load(file) == Config(min_words=10, suppress=(Suppression("fr-", "x"),))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[suppress]]\nrule = "fr-"\n', "suppress 1: a suppression names its rule and its reason @ $.reason"),
        ('[[suppress]]\nrules = "fr-"\n', "unknown key"),
        ("min-words = true\n", "must be of type int @ $.min-words"),
        ('select = "fr-"\n', "must be a list of strings @ $.select"),
        ("minwords = 3\n", "unknown setting"),
        ("= 3\n", "cannot be read"),
    ],
)
def test_a_wrong_configuration_is_refused_with_its_key(tmp_path, text, message):
    file = tmp_path / "auditor.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        Config.load(file)
    assert str(error.value).startswith(str(file))
    assert message in str(error.value)


def test_a_baseline_accepts_what_is_there_and_nothing_new(tmp_path):
    article, baseline = tmp_path / "a.txt", tmp_path / "baseline.json"
    article.write_text(TEXT, encoding="utf-8")
    run = CliRunner().invoke
    run(cli, ["check", str(article), "--write-baseline", str(baseline)])
    assert len(json.loads(baseline.read_text(encoding="utf-8"))["suppress"]) == 2
    quiet = run(cli, ["check", str(article), "--baseline", str(baseline), "--format", "json"])
    assert json.loads(quiet.stdout)["findings"] == []
    article.write_text(
        "Et de plus, « sûrs et sûrs » lundi dans la ville. " + TEXT.replace("francs", "nets"), encoding="utf-8"
    )
    later = run(cli, ["check", str(article), "--baseline", str(baseline), "--format", "json"])
    assert [finding["text"] for finding in json.loads(later.stdout)["findings"]] == ["sûrs et sûrs", "nets et nets"]
    assert "unused suppression: fr-coordinated-twins francs et francs" in later.stderr


def test_a_damaged_baseline_is_named(tmp_path):
    file = tmp_path / "baseline.json"
    file.write_text("[]", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"baseline\.json: no baseline"):
        read_baseline(file)
