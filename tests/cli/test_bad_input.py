"""Bad input, through the command line: each ends in a clear error or in an error card in its place."""

from __future__ import annotations

import json
import time

import pytest


@pytest.fixture
def score(cli, write):
    """Cards of a file with this content."""

    def call(name, content, *options):
        return cli("score", write(name, content), "--output", "-", *options)

    return call


def one(ran):
    """The only card, after a run that ended well."""
    assert ran.status == 0, ran.err
    (card,) = ran.cards
    return card


@pytest.mark.parametrize("command", ["score", "check"])
def test_a_missing_file_is_named(cli, tmp_path, command):
    options = ("--output", "-") if command == "score" else ()
    ran = cli(command, tmp_path / "none.txt", *options)
    assert ran.status == 2
    assert ran.err == f"auditor: {tmp_path}/none.txt: no such file\n"


@pytest.mark.parametrize("command", ["score", "check"])
def test_a_folder_is_refused_and_the_way_out_is_named(cli, tmp_path, command):
    ran = cli(command, tmp_path, *(("--output", "-") if command == "score" else ()))
    assert ran.status == 2
    assert f"{tmp_path}: is a folder" in ran.err


def test_a_missing_file_stops_the_run_before_anything_is_written(cli, write, clean, tmp_path):
    good = write("good.txt", clean)
    ran = cli("score", good, tmp_path / "none.txt", "--output", tmp_path / "out.jsonl")
    assert ran.status == 2
    assert sorted(file.name for file in tmp_path.iterdir()) == ["good.txt"]


def test_an_empty_text_is_not_scored(score):
    card = one(score("empty.txt", ""))
    assert (card["status"], card["overall"]) == ("not_scored", None)
    assert card["reason"].startswith("empty")


def test_an_empty_file_of_rows_has_no_cards(score):
    ran = score("empty.jsonl", "")
    assert (ran.status, ran.cards) == (0, [])


def test_text_that_is_not_utf_8_says_which_byte(score, clean):
    data = clean.encode("cp1252")
    card = one(score("old.txt", data))
    offset = data.index("é".encode("cp1252"))
    assert card["status"] == "error"
    assert f"old.txt: not utf-8: byte 0xE9 at offset {offset}" in card["reason"]
    assert "--encoding" in card["reason"]


def test_the_encoding_can_be_named(score, clean):
    assert one(score("old.txt", clean.encode("cp1252"), "--encoding", "cp1252"))["status"] == "scored"


def test_an_unknown_encoding_is_refused(score, clean):
    ran = score("a.txt", clean, "--encoding", "utf-9")
    assert ran.status == 2
    assert "there is no encoding called 'utf-9'" in ran.err


def test_a_byte_order_mark_is_no_text(score, broken):
    with_mark = one(score("a.txt", b"\xef\xbb\xbf" + broken.encode()))
    without = one(score("a.txt", broken))
    assert with_mark == without


BAD_LINES = {
    '{"text": "ab"': "no JSON: Expecting ',' delimiter at column 14 @ $",
    "[1, 2]": "an article must be an object, not a list @ $",
    "null": "an article must be an object, not null @ $",
    '{"title": "no text"}': "the field is missing @ $.text",
    '{"text": 7}': "must be a string, not a number @ $.text",
    '{"text": ["a"]}': "must be a string, not a list @ $.text",
    '{"text": null}': "must be a string, not null @ $.text",
    '{"text": "a", "date": {}}': "must be a string, not an object @ $.date",
    '{"text": "\x01"}': "no JSON: Invalid control character at column 11 @ $",
    "[" * 100_000: "no JSON that can be read",
    '{"n": ' + "9" * 5000 + "}": "no JSON that can be read",
}


@pytest.mark.parametrize(("line", "message"), BAD_LINES.items(), ids=range(len(BAD_LINES)))
def test_a_bad_row_becomes_an_error_card_in_its_place(score, write, clean, line, message):
    good = json.dumps({"text": clean})
    ran = score("rows.jsonl", f"{good}\n{line}\n\n{good}\n")
    assert ran.status == 0
    assert [card["status"] for card in ran.cards] == ["scored", "error", "scored"]
    bad, last = ran.cards[1:]
    assert bad["reason"].startswith(f"{bad['id']}: ")
    assert bad["id"].endswith("rows.jsonl:2")
    assert last["id"].endswith("rows.jsonl:4")
    assert message in bad["reason"]
    assert "1 row" in ran.err


def test_a_row_that_is_not_utf_8_names_row_and_byte(score, clean):
    rows = json.dumps({"text": clean}).encode() + b'\n{"text": "caf\xe9"}\n'
    ran = score("rows.jsonl", rows)
    assert "rows.jsonl:2: not utf-8: byte 0xE9 at offset 13" in ran.cards[1]["reason"]


def test_bad_rows_change_the_exit_status_only_when_asked(score, clean):
    rows = json.dumps({"text": clean}) + "\nbroken\n"
    assert score("rows.jsonl", rows).status == 0
    strict = score("rows.jsonl", rows, "--strict")
    assert strict.status == 2
    assert len(strict.cards) == 2


def test_50_mb_on_one_line_is_not_scored_with_the_reason(cli, write, tmp_path):
    file = write("long.txt", b"mot " * 12_500_000)
    start = time.perf_counter()
    card = one(cli("score", file, "--output", "-"))
    assert time.perf_counter() - start < 2
    assert card["reason"] == "too long: 50,000,000 characters, the limit is 2,000,000"
    assert card["status"] == "not_scored"


@pytest.mark.parametrize(
    "text",
    [
        "?!... ,;: « » “” ()[]{} — – ' ’",
        ". " * 500_000,
        " « . » " * 140_000,
        "(" * 100_000,
        "«" * 100_000,
        "[" * 50_000 + "]" * 50_000,
        "e" + "\u0301" * 100_000,
        "\x00" * 1000,
        "\u202e\u200f\u2067" * 300,
        "\U0001f600" * 5000,
        "\r\n" * 10_000,
    ],
    ids=[
        "marks",
        "full stops",
        "quotes",
        "brackets",
        "open quotes",
        "nested",
        "accents",
        "NUL",
        "RTL",
        "astral",
        "CRLF",
    ],
)
def test_text_without_words_is_read_in_time_and_not_scored(score, text):
    start = time.perf_counter()
    card = one(score("odd.jsonl", [{"id": "odd", "text": text}]))
    assert card["status"] == "not_scored"
    assert card["reason"]
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    "oddity",
    [
        "\ud800",
        "\udfff\ud800",
        "\x00",
        "\u202e\u200f\u200e",
        "e" + "\u0301" * 100_000,
        "\ufeff",
        "\U0001f600",
        "\u2028",
        "\x85",
    ],
    ids=["high", "pair reversed", "NUL", "RTL", "accents", "BOM", "astral", "LS", "NEL"],
)
def test_odd_characters_move_no_offset(cli, write, broken, oddity):
    text = f"{oddity} {broken} {oddity}"
    file = write("odd.jsonl", json.dumps({"id": "odd", "text": text}) + "\n")
    card = one(cli("score", file, "--output", "-"))
    assert card["status"] in ("scored", "not_scored")
    assert "francs et francs" in [finding["text"] for finding in card["findings"]]
    assert all(text[finding["start"] : finding["end"]] == finding["text"] for finding in card["findings"])


def test_line_ends_of_all_systems_keep_their_offsets(score, broken):
    for end in ("\n", "\r\n", "\r"):
        text = broken.replace(". ", f".{end}{end}")
        card = one(score("lines.txt", text))
        assert all(text[finding["start"] : finding["end"]] == finding["text"] for finding in card["findings"])
