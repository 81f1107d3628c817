"""What auditor score writes: formats, attributes, addresses, logs."""

from __future__ import annotations

import csv
import gzip
import json

import pytest

from auditor.formats.flat import unflat

ROWS = ["clean", "broken", "short", "missing", "odd"]


@pytest.fixture
def rows(write, clean, broken):
    """A file with a row of every kind."""
    odd = broken + " \ud800 « ! »"
    texts = [{"id": "clean", "text": clean}, {"id": "broken", "text": broken}, {"id": "short", "text": "Trop court."}]
    lines = [json.dumps(row) for row in [*texts, {"id": "missing"}, {"id": "odd", "text": odd}]]
    return write("rows.jsonl", "\n".join(lines) + "\n")


@pytest.fixture
def cards(cli, rows):
    """The cards of the rows, as JSON lines give them."""
    return cli("score", rows, "--output", "-").cards


def test_json_lines_may_be_compressed(cli, rows, cards, tmp_path):
    zstandard = pytest.importorskip("zstandard")
    plain = tmp_path / "out.jsonl"
    for name in ("out.jsonl", "out.jsonl.gz", "out.jsonl.zst"):
        assert cli("score", rows, "--output", tmp_path / name).status == 0
    assert gzip.decompress((tmp_path / "out.jsonl.gz").read_bytes()) == plain.read_bytes()
    packed = (tmp_path / "out.jsonl.zst").read_bytes()
    assert zstandard.ZstdDecompressor().decompressobj().decompress(packed) == plain.read_bytes()
    assert [json.loads(line) for line in plain.read_text().splitlines()] == cards
    first = (tmp_path / "out.jsonl.gz").read_bytes()
    cli("score", rows, "--output", tmp_path / "out.jsonl.gz")
    assert (tmp_path / "out.jsonl.gz").read_bytes() == first
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "out.jsonl",
        "out.jsonl.gz",
        "out.jsonl.zst",
        "rows.jsonl",
    ]


def test_parquet_holds_the_cards_as_typed_columns(cli, rows, cards, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    assert cli("score", rows, "--output", tmp_path / "out.parquet").status == 0
    table = parquet.read_table(tmp_path / "out.parquet")
    types = {field.name: str(field.type) for field in table.schema}
    assert types["overall"] == types["translation_score"] == types["mt_probability"] == "double"
    assert types["mt_expected_points"] == "double"
    assert types["words"] == types["framing_findings"] == "int32"
    assert types["vetoes"].startswith("list<")
    assert types["findings"].startswith("list<")
    assert "start: int32" in types["findings"]
    found = table.to_pylist()
    assert [unflat(row) for row in found[:-1]] == cards[:-1]
    assert found[-1]["findings"][-1]["start"] == cards[-1]["findings"][-1]["start"]


def test_csv_is_a_summary(cli, rows, cards, tmp_path):
    assert cli("score", rows, "--output", tmp_path / "out.csv").status == 0
    with (tmp_path / "out.csv").open(newline="") as stream:
        table = list(csv.DictReader(stream))
    assert [row["id"] for row in table] == ROWS
    assert [row["findings"] for row in table] == [str(len(card["findings"])) for card in cards]
    assert [row["overall"] for row in table] == [
        "" if card["overall"] is None else str(card["overall"]) for card in cards
    ]
    assert table[1]["translation"] == str(cards[1]["categories"]["translation"]["score"])


def test_attributes_are_keyed_by_id(cli, rows, cards, tmp_path, broken):
    assert cli("score", rows, "--output", tmp_path / "out.jsonl", "--attributes-only").status == 0
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [line["id"] for line in lines] == ROWS
    assert lines[1]["attributes"]["auditor__overall"] == [[0, len(broken), cards[1]["overall"]]]
    (span,) = lines[1]["attributes"]["auditor__translation_findings"]
    assert broken[span[0] : span[1]] == "francs et francs"
    assert span[2] == 4.75
    assert "auditor__overall" not in lines[2]["attributes"]
    assert lines[3]["attributes"] == {}


def test_a_page_card_carries_the_text_its_offsets_count_in(cli, write, broken, valid):
    pytest.importorskip("trafilatura")
    paragraphs = "".join(f"<p>{part}.</p>" for part in broken.rstrip(".").split(". "))
    page = write(
        "a.html", f"<html><body><nav><a>Accueil</a></nav><article><h1>Budget</h1>{paragraphs}</article></html>"
    )
    (card,) = cli("score", page, "--output", "-").cards
    assert "francs et francs" in [finding["text"] for finding in card["findings"]]
    valid(card)
    assert all(card["text"][finding["start"] : finding["end"]] == finding["text"] for finding in card["findings"])


def test_addresses_are_read_and_written(cli, cards, rows):
    fsspec = pytest.importorskip("fsspec")
    memory = fsspec.filesystem("memory")
    try:
        memory.pipe("/in/rows.jsonl", rows.read_bytes())
        assert cli("score", "memory://in/*.jsonl", "--output", "memory://out/cards.jsonl.gz").status == 0
        written = gzip.decompress(memory.cat("/out/cards.jsonl.gz")).splitlines()
        assert [json.loads(line)["overall"] for line in written] == [card["overall"] for card in cards]
        ran = cli("score", rows, "--output", "memory://out/b.jsonl", "--resume")
        assert ran.status == 2
        assert "--resume needs an output on a local disk" in ran.err
    finally:
        memory.rm("/", recursive=True)


@pytest.mark.parametrize(
    ("output", "message"), [("out.xml", "cannot tell the format"), ("out", "cannot tell the format")]
)
def test_an_unknown_ending_is_refused(cli, rows, tmp_path, output, message):
    ran = cli("score", rows, "--output", tmp_path / output)
    assert ran.status == 2
    assert message in ran.err
    assert cli("score", rows, "--output", tmp_path / "out.csv", "--attributes-only").status == 2


def test_fields_may_have_other_names(cli, write, broken, cards):
    file = write("rows.csv", f'link,body\nhttps://a.example,"{broken}"\n')
    ran = cli("score", file, "--output", "-", "--text-field", "body", "--id-field", "link")
    (card,) = ran.cards
    assert card["id"] == "https://a.example"
    assert card["findings"] == cards[1]["findings"]


def test_the_log_can_be_json(cli, rows, tmp_path):
    ran = cli("score", rows, "--output", tmp_path / "out.jsonl", "--log-format", "json")
    warning, done = map(json.loads, ran.err.splitlines())
    assert warning["level"] == "warning"
    assert "rows.jsonl:4: the field is missing @ $.text" in warning["message"]
    assert (done["message"], done["rows"], done["errors"]) == ("scored", 5, 1)


def test_quiet_says_nothing(cli, rows, tmp_path):
    assert cli("score", rows, "--output", tmp_path / "out.jsonl", "--quiet").err == ""


def test_a_folder_is_read_when_asked(cli, write, tmp_path, clean):
    write("in/b.txt", clean)
    write("in/deep/a.jsonl", [{"id": "a", "text": clean}])
    ran = cli("score", tmp_path / "in", "--recursive", "--output", "-")
    assert [card["id"] for card in ran.cards] == [str(tmp_path / "in" / "b.txt"), "a"]
