"""How a command ends when it is stopped, when nobody reads what it prints, and when it cannot print."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

ROW = b'{"text": "Trop court."}\n'


def command(*words):
    return [sys.executable, "-m", "auditor", *map(str, words), "--select", "fr-coordinated-twins"]


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=str
)
def test_a_gate_that_is_stopped_says_so_and_leaves_nothing(tmp_path, number, status):
    words = command("gate", "-", "--accepted", tmp_path / "out", "-q")
    with subprocess.Popen(words, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdin.write(ROW)
        process.stdin.flush()
        end = time.monotonic() + 30
        while not list(tmp_path.iterdir()) and time.monotonic() < end:
            time.sleep(0.05)
        assert list(tmp_path.iterdir())
        process.send_signal(number)
        assert process.wait(10) == status
        assert process.stderr.read() == b""
    assert not list(tmp_path.iterdir())


def test_a_signal_that_is_not_to_end_it_does_not(tmp_path):
    words = command("gate", "-", "--accepted", tmp_path / "out", "-q")
    ignoring = lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN)  # noqa: E731 - as nohup does
    with subprocess.Popen(words, stdin=subprocess.PIPE, preexec_fn=ignoring) as process:
        while not list(tmp_path.iterdir()):
            time.sleep(0.05)
        process.send_signal(signal.SIGHUP)
        process.communicate(ROW)
        assert process.returncode == 0


@pytest.mark.parametrize(
    "words", [("score", "-", "-o", "-", "-q"), ("gate", "-", "--review", "-", "-q"), ("rules", "list")], ids=" ".join
)
def test_a_reader_that_has_seen_enough_is_no_failure(words):
    reader, writer = os.pipe()
    os.close(reader)
    words = command(*words) if words[0] != "rules" else command(*words)[:-2]
    ran = subprocess.run(words, input=ROW * 500, stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a disk that is full")
@pytest.mark.parametrize("words", [("score", "-", "-o", "-", "-q"), ("check", "-")], ids=" ".join)
def test_output_that_cannot_be_printed_is_an_error(words):
    with open("/dev/full", "wb") as full:
        ran = subprocess.run(command(*words), input=ROW, stdout=full, stderr=subprocess.PIPE)
    assert (ran.returncode, ran.stderr) == (2, b"auditor: [Errno 28] No space left on device\n")


@pytest.mark.parametrize(
    ("closed", "message"), [("<&-", "standard input is closed"), (">&-", "standard output is closed")]
)
def test_a_stream_that_is_closed_is_an_error(closed, message):
    line = " ".join(command("score", "-", "-o", "-", "-q"))
    ran = subprocess.run(["sh", "-c", f"{line} {closed}"], stdin=subprocess.DEVNULL, capture_output=True)
    assert (ran.returncode, ran.stderr.decode()) == (2, f"auditor: {message}\n")


def test_what_is_piped_is_utf8_whatever_the_locale(tmp_path):
    (tmp_path / "a.txt").write_text("Les pourparlers « francs et francs » ont duré… " * 10, encoding="utf-8")
    for form in ("json", "terminal", "compact"):
        words = command("check", tmp_path / "a.txt", "--format", form)
        outputs = [
            subprocess.run(words, env={**os.environ, **settings}, capture_output=True, check=True).stdout
            for settings in ({}, {"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"})
        ]
        assert outputs[0] == outputs[1] == outputs[2]
        assert "«" in outputs[0].decode("utf-8")
