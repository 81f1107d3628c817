"""Each input format, by the rows it gives."""

from __future__ import annotations

import datetime
import gzip
import io
import json
import sys

import pytest

from auditor.errors import ConfigError, InputError
from auditor.formats.reader import read
from auditor.formats.rows import ReadOptions

zstandard = pytest.importorskip("zstandard")

PAGE = """<!doctype html><html lang="fr"><head><title>Budget voté - Le Canton</title>
<meta property="og:site_name" content="Le Canton"><meta name="author" content="Anne Dupré">
<meta property="article:published_time" content="2024-03-05"><link rel="canonical" href="https://canton.example/b">
</head><body><nav><a href="/">Accueil</a> <a href="/sport">Sport</a></nav><article><h1>Budget voté</h1>
<p>Le conseil municipal de Vierzac a voté mardi soir le budget de la commune, après un long débat.</p>
<p>La maire a salué un vote qui permettra de rénover l'école et la salle des fêtes avant la fin de l'année.</p>
</article><footer>Tous droits réservés</footer></body></html>"""


@pytest.fixture
def rows(tmp_path):
    """Rows of a file with this content."""

    def call(name, content, **options):
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(read([str(file)], options=ReadOptions(**options)))

    return call


def texts(rows):
    return [row.article.text if row.article else None for row in rows]


def errors(rows):
    return [row.error.split("/")[-1] for row in rows if row.error]


def test_json_is_an_article_or_a_list_of_them(rows):
    assert texts(rows("a.json", '{"text": "un"}')) == ["un"]
    assert texts(rows("a.json", '[{"text": "un"}, {"no": 1}, {"text": "deux"}]')) == ["un", None, "deux"]
    assert errors(rows("a.json", '{"text": "un"}\n{"text": "deux"}')) == [
        "a.json: no JSON: Extra data at line 2 column 1 @ $; JSON lines are read with --from jsonl"
    ]
    assert "no JSON that can be read" in errors(rows("a.json", "[" * 100_000))[0]


def test_a_page_gives_its_article_and_what_is_known_of_it(rows):
    pytest.importorskip("trafilatura")
    (row,) = rows("b.html", PAGE)
    assert row.article.text.startswith(("Budget voté\nLe conseil", "Le conseil municipal"))
    assert "Accueil" not in row.article.text
    assert "droits réservés" not in row.article.text
    known = (row.article.title, row.article.outlet, row.article.author, row.article.date, row.article.url)
    assert known == ("Budget voté", "Le Canton", "Anne Dupré", "2024-03-05", "https://canton.example/b")
    assert row.article.id.endswith("b.html")
    assert row.page == PAGE


@pytest.mark.parametrize("page", ["", "no page at all", "<html></html>", "<p>" * 5000, "\x00\ufffd<"])
def test_a_page_without_an_article_is_an_empty_text(rows, page):
    pytest.importorskip("trafilatura")
    assert texts(rows("b.html", page)) == [""]


def test_csv_with_any_delimiter(rows):
    for delimiter in ",;\t|":
        content = delimiter.join(("id", "text", "n")) + "\r\n" + delimiter.join(("a", '"d\'""un""\r\ncoup\u2028"', "3"))
        (row,) = rows("a.csv", content)
        assert row.article.text == 'd\'"un"\r\ncoup\u2028'
        assert (row.article.id, row.article.metadata) == ("a", {"n": "3"})


def test_a_bad_record_of_csv_loses_only_itself(rows):
    content = b"id,text\na,un\nb\nc,caf\xe9\n\nd,deux,trois\ne,trois\n"
    found = rows("a.csv", content)
    assert texts(found) == ["un", None, None, None, "trois"]
    assert errors(found) == [
        "a.csv:2: 1 columns where the header has 2",
        "a.csv:3: not utf-8: byte 0xE9; name the encoding with --encoding @ $.text",
        "a.csv:4: 3 columns where the header has 2",
    ]
    assert texts(rows("a.csv", b"id,text\nc,caf\xe9\n", encoding="cp1252")) == ["café"]
    assert texts(rows("a.csv", "\ufeffid,text\na,un\n")) == ["un"]


def test_csv_without_what_it_needs(rows):
    assert rows("a.csv", "") == []
    assert errors(rows("a.csv", "text,text\na,b\n")) == ["a.csv: the header has two columns called 'text'"]
    assert errors(rows("a.csv", "body\na\n")) == ["a.csv:1: the field is missing @ $.text"]


def test_parquet_gives_each_row_as_json_types(rows):
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    data = {"text": ["un", None, "trois"], "id": [1, 2, 3], "date": [datetime.date(2024, 3, 5)] * 3, "b": [b"\xff"] * 3}
    sink = io.BytesIO()
    parquet.write_table(arrow.table(data), sink)
    found = rows("a.parquet", sink.getvalue())
    assert texts(found) == ["un", None, "trois"]
    assert errors(found) == ["a.parquet:2: must be a string, not null @ $.text"]
    assert found[0].article.date == "2024-03-05"
    assert json.dumps(found[0].raw["b"]) == '"/w=="'
    assert texts(rows("a.parquet.zst", zstandard.compress(sink.getvalue()))) == texts(found)
    assert errors(rows("b.parquet", b"PAR1 broken"))[0].startswith("b.parquet: no Parquet that can be read")


def warc(*records):
    """A web archive of (address, status, content type, body)."""
    archive = b""
    for number, (url, status, kind, body) in enumerate(records):
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        fields = {
            "WARC-Type": "response",
            "WARC-Record-ID": f"<urn:uuid:{number}>",
            "WARC-Target-URI": url,
            "WARC-Date": "2024-03-05T10:00:00Z",
            "Content-Type": "application/http; msgtype=response",
            "Content-Length": len(answer),
        }
        head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        archive += f"WARC/1.0\r\n{head}\r\n".encode() + answer + b"\r\n\r\n"
    return archive


def test_a_web_archive_gives_its_pages(rows):
    pytest.importorskip("warcio")
    content = warc(
        ("https://canton.example/b", "200 OK", "text/html; charset=utf-8", PAGE.encode()),
        ("https://canton.example/i", "200 OK", "image/png", b"\x89PNG"),
        ("https://canton.example/n", "404 Not Found", "text/html", PAGE.encode()),
        ("https://canton.example/e", "200 OK", "text/html", b"<html></html>"),
    )
    found = rows("crawl.warc", content)
    assert [row.article.id for row in found] == ["https://canton.example/b", "https://canton.example/e"]
    assert [row.number for row in found] == [1, 2]
    assert found[0].article.metadata == {"captured": "2024-03-05T10:00:00Z"}
    assert "conseil municipal" in found[0].article.text
    assert texts(rows("crawl.warc.gz", gzip.compress(content))) == texts(found)
    assert "no WARC" in errors(rows("bad.warc", b"hello\r\n\r\nworld"))[0]


@pytest.mark.parametrize("form", ["jsonl", "csv", "text"])
def test_everything_is_read_compressed_too(rows, form):
    content = {"jsonl": b'{"text": "un"}\n' * 3, "csv": b"text\nun\nun\nun\n", "text": b"un"}[form]
    name = {"text": "a.txt"}.get(form, f"a.{form}")
    plain = texts(rows(name, content))
    two_members = gzip.compress(content[:10]) + gzip.compress(content[10:])
    assert texts(rows(f"{name}.gz", two_members)) == plain
    assert texts(rows(f"{name}.zst", zstandard.compress(content[:10]) + zstandard.compress(content[10:]))) == plain
    assert texts(rows(f"{name.upper()}.GZ", gzip.compress(content))) == plain


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress], ids=["gz", "zst"])
def test_a_compressed_file_cut_short_ends_in_an_error_row(rows, pack):
    lines = b"".join(b'{"text": "%d"}\n' % number for number in range(50_000))
    name = "a.jsonl.gz" if pack is gzip.compress else "a.jsonl.zst"
    packed = pack(lines)
    found = rows(name, packed[: len(packed) // 2])
    assert 100 < len(found) < 50_000
    whole = [row.article.text for row in found if row.article]
    assert whole == [str(number) for number in range(len(whole))]
    assert "cannot be read on after row" in found[-1].error
    damaged = rows(name, b"this is not compressed")
    assert "cannot be read on after row 0" in damaged[0].error


def test_a_line_longer_than_the_limit_is_skipped(rows, monkeypatch):
    monkeypatch.setattr("auditor.formats.jsonl.MAX_ROW", 50)
    found = rows("a.jsonl", '{"text": "un"}\n{"text": "' + "x" * 500 + '"}\n{"text": "trois"}\n')
    assert texts(found) == ["un", None, "trois"]
    assert errors(found) == ["a.jsonl:2: the line is longer than 50 bytes"]


def test_fields_may_have_other_names(rows):
    line = json.dumps({"body": "un", "text": "not this", "link": "https://a.example", "id": 7, "n": 1})
    (row,) = rows("a.jsonl", line, fields={"text": "body", "url": "link", "id": "link"})
    assert (row.article.text, row.article.url, row.article.id) == ("un", "https://a.example", "https://a.example")
    assert row.raw == json.loads(line)
    found = rows(
        "a.jsonl", '{"text": "un"}\n{"body": 3}\n{"body": "a", "day": []}', fields={"text": "body", "date": "day"}
    )
    assert errors(found) == [
        "a.jsonl:1: the field is missing @ $.body",
        "a.jsonl:2: must be a string, not a number @ $.body",
        "a.jsonl:3: must be a string, not a list @ $.day",
    ]


def test_the_format_can_be_named(rows):
    assert texts(rows("a.dat", '{"text": "un"}', form="jsonl")) == ["un"]
    assert texts(rows("a.dat", "un")) == ["un"]
    with pytest.raises(ConfigError, match="there is no format 'xml'"):
        rows("a.dat", "un", form="xml")


def test_a_missing_extra_is_named(rows, monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(ConfigError, match=r"needs trafilatura.*pip install 'auditor\[html\]'"):
        rows("a.html", "<p>")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ConfigError, match=r"auditor\[parquet\]"):
        rows("a.parquet", b"")


def test_a_pipe_can_hold_any_format(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"text\nun\n")))
    (row,) = read(["-"], options=ReadOptions(form="csv"))
    assert (row.article.text, row.name) == ("un", "<stdin>:1")


class TestSources:
    """Globs, folders and addresses."""

    @pytest.fixture
    def tree(self, tmp_path, monkeypatch):
        for name in ("b.txt", "a.jsonl", "sub/c.txt.gz", "sub/.hidden.txt", "sub/image.png", ".cache/d.txt"):
            file = tmp_path / "tree" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(gzip.compress(b"c") if name.endswith(".gz") else b'{"text": "t"}')
        (tmp_path / "empty").mkdir()
        monkeypatch.chdir(tmp_path)

    def test_globs_are_sorted(self, tree):
        names = [row.source for row in read(["tree/**/*.txt*"])]
        assert names == ["tree/b.txt", "tree/sub/c.txt.gz"]
        with pytest.raises(InputError, match=r"tree/\*\.csv: no file matches"):
            read(["tree/*.csv"])

    def test_folders_are_read_when_asked(self, tree):
        with pytest.raises(InputError, match=r"is a folder; .* --recursive"):
            read(["tree"])
        names = [row.source for row in read(["tree"], options=ReadOptions(recursive=True))]
        assert names == ["tree/a.jsonl", "tree/b.txt", "tree/sub/c.txt.gz"]
        with pytest.raises(InputError, match="holds no file that can be read"):
            read(["empty"], options=ReadOptions(recursive=True))

    def test_addresses_go_through_fsspec(self, tree):
        fsspec = pytest.importorskip("fsspec")
        memory = fsspec.filesystem("memory")
        memory.pipe({"/news/b.jsonl": b'{"text": "b"}', "/news/a.jsonl.gz": gzip.compress(b'{"text": "a"}')})
        try:
            found = list(read(["memory://news/*.jsonl*"]))
            assert [(row.source, row.article.text) for row in found] == [
                ("memory:///news/a.jsonl.gz", "a"),
                ("memory:///news/b.jsonl", "b"),
            ]
            assert texts(read(["memory://news/b.jsonl"])) == ["b"]
            assert texts(read(["memory://news"], options=ReadOptions(recursive=True))) == ["a", "b"]
            for address in ("memory://news/none.jsonl", "memory://none/*", "nothing://a/b"):
                with pytest.raises(InputError, match=address.replace("*", r"\*")):
                    read([address])
        finally:
            memory.rm("/news", recursive=True)
