"""auditor check, auditor rules and the help, end to end."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from auditor.cli import cli, main
from auditor.errors import AuditorError


def run(*args, status=0):
    result = CliRunner().invoke(cli, [str(arg) for arg in args])
    if isinstance(result.exception, AuditorError):
        raise result.exception
    assert result.exit_code == status, result.output
    return result.output


def test_a_report_names_what_is_wrong_where(samples):
    report = run("check", samples / "mt-from-english.txt", "--width", "100")
    assert "« clairs et clairs »" in report
    assert "fr-coordinated-twins" in report
    assert "^^^^" in report


def test_many_articles_end_in_a_table(samples):
    report = run("check", *sorted(samples.glob("*.txt")), "--width", "100")
    assert report.count("samples/") == len(list(samples.glob("*.txt")))


def test_json_and_jsonl_give_the_same_valid_cards(samples, valid):
    file = samples / "clean-science.txt"
    card = json.loads(run("check", file, "--format", "json"))
    valid(card)
    assert [card] == [json.loads(line) for line in run("check", file, "--format", "jsonl").splitlines()]
    assert card["overall"] > 90


def test_output_goes_to_a_file_without_colour(samples, tmp_path):
    out = tmp_path / "report.txt"
    assert run("check", samples / "typos-council.txt", "-o", out, "--width", "80") == ""
    assert "\x1b" not in out.read_text(encoding="utf-8")


def test_fail_under_sets_the_exit_status(samples):
    run("check", samples / "mt-from-english.txt", "--fail-under", "99", status=1)
    run("check", samples / "clean-science.txt", "--fail-under", "50")


def test_select_and_ignore_choose_rules(samples):
    file = samples / "mt-from-english.txt"
    chosen = json.loads(run("check", file, "--format", "json", "--select", "fr-coordinated-twins"))
    assert {finding["rule"] for finding in chosen["findings"]} == {"fr-coordinated-twins"}
    assert not json.loads(run("check", file, "--format", "json", "--ignore", "fr-", "--ignore", "common-"))["findings"]


def test_an_svg_picture_of_the_report(samples):
    picture = run("check", samples / "mt-from-english.txt", "--format", "svg")
    assert picture.startswith("<svg")
    assert "@font-face" not in picture


def test_rules_are_listed_explained_and_tested():
    assert "fr-coordinated-twins" in run("rules", "list")
    assert {json.loads(line)["id"] for line in run("rules", "list", "--format", "jsonl").splitlines()} >= {
        "fr-coordinated-twins"
    }
    page = run("rules", "explain", "fr-coordinated-twins")
    assert "accuracy/mistranslation" in page
    assert "silent on" in page
    assert "0 failed" in run("rules", "test", "fr-coordinated-twins")


def test_rules_are_measured_on_labelled_rows(tmp_path):
    rows = [
        {"text": "Des mots « francs et francs » lundi dans la ville.", "kind": "mt"},
        {"text": "Le maire est là.", "kind": "native"},
    ]
    file = tmp_path / "set.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    rates = [json.loads(line) for line in run("rules", "measure", file, "--format", "jsonl").splitlines()]
    twins = next(row for row in rates if row["rule"] == "fr-coordinated-twins")
    assert twins["mt"] > twins["native"] == 0


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["check", "nowhere.txt"], "nowhere.txt: no such file"),
        (["rules", "explain", "fr-coordinated-twin"], "did you mean fr-coordinated-twins"),
        (["check", "x", "--config", "nowhere.toml"], "nowhere.toml: cannot be read"),
    ],
)
def test_wrong_use_is_said_on_standard_error_with_status_2(args, message, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["auditor", *args])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 2
    assert message in capsys.readouterr().err


def test_help_loads_nothing_heavy():
    code = (
        "import sys\nfrom auditor.cli import cli\n"
        "try: cli(['--help'])\nexcept SystemExit: pass\n"
        "print(sorted({'numpy', 'rich', 'torch', 'yaml', 'wordfreq', 'pyarrow'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("[]")
    assert "check" in done.stdout


@pytest.mark.parametrize(("given", "kept"), [(None, "1"), ("4", "4")])
def test_numpy_is_to_start_no_threads_unless_it_is_told_to(given, kept):
    code = (
        "import os, sys\nfrom auditor.cli import main\nsys.argv = ['auditor', '--version']\n"
        "try: main()\nexcept SystemExit: print(os.environ['OPENBLAS_NUM_THREADS'])"
    )
    outer = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    inner = outer if given is None else outer | {"OPENBLAS_NUM_THREADS": given}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=inner)
    assert done.stdout.splitlines()[-1] == kept


HEAVY = (
    "html.parser importlib.metadata langdetect multiprocessing opentelemetry pyarrow rich sqlite3 tokenizers torch "
    "wordfreq yaml"
).split()


def test_the_first_card_needs_little_once_the_cache_is_there(tmp_path, clean):
    (tmp_path / "a.txt").write_text(clean, encoding="utf-8")
    code = (
        "import sys\nfrom auditor.cli import main\n"
        f"sys.argv = ['auditor', 'score', {str(tmp_path / 'a.txt')!r}, '-o', {str(tmp_path / 'a.jsonl')!r}]\n"
        f"try: main()\nexcept SystemExit: print([name for name in {HEAVY} if name in sys.modules])"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith("OTEL_")}
    for _ in range(2):  # the first run fills the cache, where that is still to do
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.splitlines()[-1] == "[]"
    assert json.loads((tmp_path / "a.jsonl").read_text())["status"] == "scored"
