"""A run that is stopped, however it is, and goes on: the same bytes as one that was not."""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import subprocess
import sys
import time

import pytest

from auditor.config import Config
from auditor.errors import ConfigError, InputError
from auditor.pipeline.part import Part
from auditor.pipeline.score import run
from auditor.pipeline.work import Settings

KILLS = int(os.environ.get("AUDITOR_KILLS", "2"))
CONFIG = Config(select=("fr-coordinated-twins",))
TEXT = "La maire a salué le vote du budget. Les pourparlers « francs et francs » ont duré. "


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The input, and the cards of a run that was not stopped."""
    file = tmp_path_factory.mktemp("rows") / "rows.jsonl"
    lines = [json.dumps({"id": str(number), "text": TEXT * (number % 5)}) for number in range(300)]
    lines[77] = "no row"
    file.write_text("\n".join(lines) + "\n")
    run([str(file)], str(file.with_name("whole.jsonl")), CONFIG, Settings())
    return file, file.with_name("whole.jsonl").read_bytes()


@pytest.fixture
def rows(made):
    return made[0]


@pytest.fixture
def whole(made):
    return made[1]


def command(rows, output, *options):
    return [
        sys.executable,
        "-m",
        "auditor",
        "score",
        str(rows),
        "--output",
        str(output),
        "-q",
        "--select",
        "fr-coordinated-twins",
        *options,
    ]


def kill_children(pid):
    """End the workers too, as a machine that stops does."""
    with open(f"/proc/{pid}/task/{pid}/children") as children:
        for child in children.read().split():
            os.kill(int(child), signal.SIGKILL)


@pytest.mark.parametrize("workers", [1, 2])
def test_killed_at_random_points_and_resumed_gives_the_same_bytes(rows, whole, tmp_path, workers):
    options = ("--workers", str(workers))
    start = time.perf_counter()
    subprocess.run(command(rows, tmp_path / "whole.jsonl", *options), check=True)
    length = time.perf_counter() - start
    assert (tmp_path / "whole.jsonl").read_bytes() == whole
    chance, output = random.Random(workers), tmp_path / "out.jsonl"
    for _ in range(KILLS):
        process = subprocess.Popen(command(rows, output, "--resume", *options))
        time.sleep(chance.uniform(0.3, 1) * length)
        if process.poll() is None:
            kill_children(process.pid)
            process.kill()
        process.wait()
        if output.exists():  # it was done before the blow
            assert output.read_bytes() == whole
            output.unlink()
            continue
        done = (tmp_path / "out.jsonl.part").read_bytes() if (tmp_path / "out.jsonl.part").exists() else b""
        subprocess.run(command(rows, output, "--resume", *options), check=True)
        assert output.read_bytes() == whole
        assert whole.startswith(done)
        output.unlink()
        assert not list(tmp_path.glob("out.jsonl*"))
    assert whole.count(b"\n") == 300


def stopped(rows, output, after, **settings):
    """Run until so many rows are written, then stop as by Ctrl-C."""

    def watch(results, meter):
        for number, result in enumerate(results):
            if number == after:
                raise KeyboardInterrupt
            yield result

    with pytest.raises(KeyboardInterrupt):
        run([str(rows)], str(output), CONFIG, Settings(**settings), watch)


def test_a_resumed_run_does_not_do_again_what_is_done(rows, whole, tmp_path):
    output = tmp_path / "out.jsonl"
    stopped(rows, output, 100)
    assert not output.exists()
    seen = []

    def watch(results, meter):
        for result in results:
            seen.append(result)
            yield result

    outcome = run([str(rows)], str(output), CONFIG, Settings(resume=True), watch)
    assert (len(seen), outcome.rows, outcome.errors) == (200, 300, 1)
    assert output.read_bytes() == whole


@pytest.mark.parametrize("name", ["out.parquet", "out.csv", "out.jsonl.gz"])
def test_tables_go_on_too(rows, tmp_path, name):
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow")
    run([str(rows)], str(tmp_path / f"whole-{name}"), CONFIG, Settings())
    stopped(rows, tmp_path / name, 200)
    run([str(rows)], str(tmp_path / name), CONFIG, Settings(resume=True))
    assert (tmp_path / name).read_bytes() == (tmp_path / f"whole-{name}").read_bytes()
    assert not list(tmp_path.glob("out*.part"))


@pytest.mark.parametrize(
    "tail", [b'{"id": "torn', b'{"id": "torn"}', b"\x00" * 100, b"\n"], ids=["torn", "unended", "NUL", "blank"]
)
def test_a_torn_last_line_is_done_again(rows, whole, tmp_path, tail):
    stopped(rows, tmp_path / "out.jsonl", 50)
    with (tmp_path / "out.jsonl.part").open("ab") as part:
        part.write(tail)
    run([str(rows)], str(tmp_path / "out.jsonl"), CONFIG, Settings(resume=True))
    assert (tmp_path / "out.jsonl").read_bytes() == whole


def test_another_run_is_not_gone_on_with(rows, tmp_path):
    output = tmp_path / "out.jsonl"
    stopped(rows, output, 50)
    with pytest.raises(ConfigError, match="a change since in: versions"):
        run([str(rows)], str(output), Config(min_words=3), Settings(resume=True))
    longer = tmp_path / "longer.jsonl"
    longer.write_bytes(rows.read_bytes() + b'{"text": "new"}\n')
    with pytest.raises(ConfigError, match="a change since in: inputs"):
        run([str(longer)], str(output), CONFIG, Settings(resume=True))
    assert run([str(longer)], str(output), CONFIG, Settings()).rows == 301


def test_two_runs_do_not_write_one_output(rows, tmp_path):
    with (
        Part(tmp_path / "out.jsonl", {}).writing(resume=False),
        pytest.raises(ConfigError, match="another run is writing it"),
    ):
        run([str(rows)], str(tmp_path / "out.jsonl"), CONFIG, Settings())


def test_a_full_disk_is_an_error_and_the_run_goes_on_after_it(rows, whole, tmp_path):
    output = tmp_path / "out.jsonl"
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, limits[1]))
    try:
        with pytest.raises(InputError, match=r"out.jsonl: cannot be written; go on with --resume"):
            run([str(rows)], str(output), CONFIG, Settings())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert not output.exists()
    run([str(rows)], str(output), CONFIG, Settings(resume=True))
    assert output.read_bytes() == whole


def test_an_output_folder_that_goes_away_is_an_error(rows, tmp_path):
    folder = tmp_path / "gone"
    folder.mkdir()

    def watch(results, meter):
        for number, result in enumerate(results):
            if number == 10:
                for file in folder.iterdir():
                    file.unlink()
                folder.rmdir()
            yield result

    with pytest.raises(InputError, match="cannot be written"):
        run([str(rows)], str(folder / "out.jsonl"), CONFIG, Settings(), watch)
