"""Numbered parts, by one machine and by Ray: together the bytes of the single output."""

from __future__ import annotations

import hashlib
import json

import pytest

from auditor.config import Config
from auditor.errors import ConfigError
from auditor.formats.reader import pieces
from auditor.formats.rows import ReadOptions
from auditor.pipeline import folder, shards
from auditor.pipeline.score import run
from auditor.pipeline.work import Settings

CONFIG = Config(select=("fr-coordinated-twins",))
TEXT = "La maire a salué le vote. Les pourparlers « francs et francs » ont duré. "


@pytest.fixture
def rows(tmp_path, monkeypatch):
    """Two files, the first of which is cut into many shards."""
    monkeypatch.setattr(shards, "SIZE", 2000)
    lines = [json.dumps({"text": TEXT * (number % 9)}) for number in range(60)]
    lines[7], lines[8] = "no row", ""
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    (tmp_path / "b.txt").write_text(TEXT * 9)
    return [str(tmp_path / "a.jsonl"), str(tmp_path / "b.txt")]


@pytest.fixture
def whole(rows, tmp_path):
    run(rows, str(tmp_path / "whole.jsonl"), CONFIG, Settings())
    return (tmp_path / "whole.jsonl").read_bytes()


def joined(home):
    return b"".join(part.read_bytes() for part in sorted(home.glob("part-*.jsonl")))


def test_shards_are_the_source_again(rows):
    cut = shards.shards(rows, ReadOptions())
    assert len(cut) > 5
    assert [shard.number for shard in cut] == list(range(len(cut)))
    apart = [piece for shard in cut for piece in shards.shard_pieces(shard, ReadOptions())]
    assert apart == list(pieces(rows, ReadOptions()))


def test_parts_are_the_single_output_and_the_manifest_describes_them(rows, whole, tmp_path):
    outcome = run(rows, f"{tmp_path}/out/", CONFIG, Settings())
    assert joined(tmp_path / "out") == whole
    assert (outcome.rows, outcome.errors) == (60, 1)
    manifest = json.loads((tmp_path / "out" / folder.MANIFEST).read_text())
    assert (manifest["rows"], manifest["errors"]) == (60, 1)
    assert manifest["versions"]["rules"]
    for part in manifest["parts"]:
        content = (tmp_path / "out" / part["name"]).read_bytes()
        assert part["sha256"] == hashlib.sha256(content).hexdigest()
        assert part["rows"] == content.count(b"\n")
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {part["name"] for part in manifest["parts"]} | {folder.RUN, folder.MANIFEST}


def test_only_missing_parts_are_made_again(rows, whole, tmp_path):
    out = tmp_path / "out"
    run(rows, f"{out}/", CONFIG, Settings())
    kept = (out / "part-00000.jsonl").stat().st_mtime_ns
    (out / "part-00003.jsonl").unlink()
    with pytest.raises(ConfigError, match="is not empty; go on with --resume"):
        run(rows, f"{out}/", CONFIG, Settings())
    with pytest.raises(ConfigError, match="are not those of its parts"):
        run(rows, f"{out}/", Config(), Settings(resume=True))
    run(rows, f"{out}/", CONFIG, Settings(resume=True))
    assert joined(out) == whole
    assert (out / "part-00000.jsonl").stat().st_mtime_ns == kept


def test_ray_makes_the_same_parts(rows, whole, tmp_path):
    pytest.importorskip("ray.data")
    from auditor.pipeline.ray_engine import RayEngine

    with pytest.raises(ConfigError, match="name a folder"):
        run(rows, f"{tmp_path}/out.jsonl", CONFIG, Settings(), engine=RayEngine())
    run(rows, f"{tmp_path}/out/", CONFIG, Settings(), engine=RayEngine(workers=2))
    assert joined(tmp_path / "out") == whole


@pytest.mark.parametrize(
    ("processors", "cpus", "workers", "size"),
    [(8, 1, 99, 7), (8, 1, 3, 3), (1, 1, 4, 1), (2, 0.5, 4, 2), (64, 1, 64, 40)],
)
def test_the_pool_never_takes_all_processors(processors, cpus, workers, size):
    from auditor.pipeline.ray_engine import RayEngine

    assert RayEngine(workers=workers, cpus=cpus)._pool(processors, shards=40) == size
