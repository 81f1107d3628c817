"""Options that would silently do nothing, or what nobody meant, are errors."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("score", "{}", "-o", "-", "--select", "fr-coordinated-twin-set"), "did you mean fr-coordinated-twins"),
        (("score", "{}", "-o", "-", "--select", ""), "holds an empty name, with which every rule begins @ $.select"),
        (("check", "{}", "--ignore", ""), "holds an empty name, with which every rule begins @ $.ignore"),
        (("gate", "{}", "--forbid", "fr-coordinated-twin-set"), "did you mean fr-coordinated-twins"),
        (("gate", "{}", "--forbid", ""), "what is forbidden holds an empty name"),
        (("gate", "{}", "--deny-kind", "state"), "there is no kind of outlet 'state'; there are: agency, aggregator"),
        (("gate", "{}", "--deny-statement", "sanctioned"), "there is no statement 'sanctioned'; there are: agency-"),
        (("gate", "{}", "--language", "fr-FR"), "a language is named by two letters (ISO 639-1), as fr, not 'fr-FR'"),
        (("gate", "{}", "--review-margin", "nan"), "a margin is 0 to 100, not nan"),
        (("gate", "{}", "--review-margin", "-5"), "a margin is 0 to 100, not -5"),
        (("check", "{}", "--fail-under", "nan"), "Invalid value for '--fail-under': 'nan' is not a number."),
        (("check", "{}", "--fail-under", "101"), "101.0 is not in the range 0<=x<=100"),
        (("score", "{}", "-o", "-", "--time-limit", "nan"), "'nan' is not a number"),
        (("score", "{}", "-o", "-", "--time-limit", "inf"), "inf is not in the range"),
        (("score", "{}", "-o", "-", "--ray-cpus", "0"), "0.0 is not in the range x>0"),
        (("score", "{}", "-o", "-", "--encoding", "idna"), "there is no encoding called 'idna'"),
        (("score", "{}", "-o", "-", "--encoding", "undefined"), "there is no encoding called 'undefined'"),
        (("score", "-", "-", "-o", "-"), "standard input is named twice and can be read once"),
        (("rules", "list", "--category", "grammar"), "'grammar' is not one of 'translation', 'language'"),
        (("score", "{}", "-o", "nosuch://x/cards.jsonl"), "nosuch://x/cards.jsonl: no such address"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_it_is_told(cli, write, clean, arguments, message):
    file = write("row.jsonl", [{"text": clean}])
    ran = cli(*(word.format(file) for word in arguments))
    assert (ran.status, ran.out) == (2, "")
    assert message in ran.err


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("auditor.toml", "min_words = -1", "auditor.toml: must be 0 or more @ $.min_words"),
        ("auditor.toml", "max_characters = 0", "auditor.toml: must be 1 or more @ $.max_characters"),
        ("auditor.toml", 'select = [""]', "auditor.toml: holds an empty name"),
        ("auditor.toml", 'select = ["fr-nowhere"]', "there is no rule 'fr-nowhere'"),
        ("pyproject.toml", "tool = 5", "pyproject.toml: [tool.auditor] must be a table"),
        ("pyproject.toml", "[tool]\nauditor = 5", "pyproject.toml: [tool.auditor] must be a table"),
    ],
)
def test_a_configuration_is_checked(cli, write, clean, name, content, message):
    ran = cli("score", write("row.jsonl", [{"text": clean}]), "-o", "-", "--config", write(name, content))
    assert (ran.status, ran.out) == (2, "")
    assert message in ran.err
