"""Where a command writes: nothing that is there is lost, and what cannot be written is told."""

from __future__ import annotations

import os
import resource
import signal
import threading

import pytest


@pytest.fixture
def rows(write, clean, broken):
    """A file of two rows, and what it holds."""
    file = write("rows.jsonl", [{"id": "a", "text": clean}, {"id": "b", "text": broken}])
    return file, file.read_bytes()


@pytest.mark.parametrize(
    "arguments",
    [
        ("score", "{}", "-o", "{}"),
        ("score", "{}", "-o", "link.jsonl"),
        ("gate", "{}", "--rejected", "{}"),
        ("gate", "{}", "--summary", "{}"),
        ("gate", "{}", "--junit", "{}"),
        ("gate", "--cards", "{}", "--accepted", "{}"),
        ("check", "{}", "-o", "{}"),
        ("check", "{}", "--write-baseline", "{}"),
        ("compare", "{}", "-o", "{}"),
        ("outlets", "report", "--ledger", "{}", "-o", "{}"),
    ],
    ids=" ".join,
)
def test_an_input_is_not_written_over(cli, rows, arguments):
    file, content = rows
    os.symlink(file, "link.jsonl")
    ran = cli(*(word.format(file) for word in arguments))
    assert ran.status == 2
    assert "is read by this run and would be lost; name another output\n" in ran.err
    assert file.read_bytes() == content


def test_an_input_that_is_called_as_an_unfinished_output_is_not_written_over(cli, write, clean):
    file = write("cards.jsonl.part", [{"text": clean}])
    ran = cli("score", file, "--from", "jsonl", "-o", file.with_suffix(""))
    assert (ran.status, file.exists()) == (2, True)
    assert "cards.jsonl.part: is read by this run" in ran.err


def test_one_file_is_not_two_outputs(cli, rows, tmp_path):
    out = tmp_path / "out.jsonl"
    ran = cli("gate", rows[0], "--accepted", out, "--rejected", f"{tmp_path}/../{tmp_path.name}/out.jsonl")
    assert ran.status == 2
    assert "out.jsonl: is named for two outputs\n" in ran.err
    assert not out.exists()


def test_an_output_without_a_name_is_an_error(cli, rows):
    ran = cli("gate", rows[0], "--accepted", "")
    assert (ran.status, ran.err) == (2, "auditor: an output has an empty name\n")


def test_a_name_that_is_too_long_is_an_error(cli, rows):
    for arguments in (("score", rows[0], "-o", "o" * 300 + ".jsonl"), ("check", rows[0], "-o", "o" * 300)):
        ran = cli(*arguments)
        assert ran.status == 2
        assert "cannot be written: File name too long\n" in ran.err


def test_a_named_pipe_is_written_to_and_stays_one(cli, rows, tmp_path):
    pipe, read = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    ran = cli("gate", rows[0], "--accepted", pipe, "-q")
    reader.join(10)
    assert ran.status == 0
    assert read[0].count(b'"decision":"accepted"') == 2
    assert pipe.is_fifo()


def test_what_a_link_leads_to_is_written(cli, rows, tmp_path):
    link = tmp_path / "link"
    link.symlink_to("file")
    assert cli("gate", rows[0], "--accepted", link, "-q").status == 0
    assert link.is_symlink()
    assert (tmp_path / "file").read_bytes().count(b"\n") == 2


@pytest.mark.parametrize("option", ["--accepted", "--junit"])
def test_a_full_disk_is_told_and_leaves_no_half_file(cli, write, clean, tmp_path, option):
    file = write("rows.jsonl", [{"id": str(number), "text": clean} for number in range(200)])
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, limits[1]))
    try:
        ran = cli("gate", file, option, tmp_path / "out", "-q")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, before)
    assert (ran.status, ran.err) == (2, f"auditor: {tmp_path}/out: cannot be written: File too large\n")
    assert [file.name for file in tmp_path.iterdir()] == ["rows.jsonl"]
