"""Whole runs of the command line: start-up, articles, pages, two workers, long texts."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest


def auditor(*arguments):
    command = [sys.executable, "-m", "auditor", *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True)


@pytest.fixture(scope="module")
def rows(articles, tmp_path_factory):
    """A file of 600 articles."""
    file = tmp_path_factory.mktemp("rows") / "rows.jsonl"
    lines = [json.dumps({"id": f"{turn}-{row.id}", "text": row.text}) for turn in range(10) for row in articles]
    file.write_text("\n".join(lines) + "\n")
    return file


def test_help(benchmark):
    benchmark.pedantic(lambda: auditor("--help"), rounds=10, warmup_rounds=1)


def test_first_card(benchmark, articles, tmp_path):
    (tmp_path / "a.txt").write_text(articles[0].text)
    benchmark.pedantic(lambda: auditor("score", tmp_path / "a.txt", "-o", "-"), rounds=5, warmup_rounds=1)


@pytest.mark.parametrize("workers", [1, 2])
def test_score(benchmark, rows, articles, tmp_path, rate, workers):
    run = lambda: auditor("score", rows, "-o", tmp_path / "out.jsonl", "--workers", workers)  # noqa: E731
    benchmark.pedantic(run, rounds=2)
    rate(10 * sum(len(article.text.split()) for article in articles))


def test_pages(benchmark, articles):
    pytest.importorskip("trafilatura")
    from auditor.formats.html import extract

    pages = [
        f"<html><body><nav>{'<a>Accueil</a>' * 60}</nav><article><h1>Un titre</h1>"
        f"{''.join(f'<p>{part}</p>' for part in article.text.split(chr(10)))}</article></body></html>"
        for article in articles
    ]
    benchmark(lambda: [extract(page) for page in pages])
    if benchmark.stats:
        benchmark.extra_info["pages_per_second"] = round(len(pages) / benchmark.stats["mean"])


@pytest.mark.parametrize("characters", [100_000, 1_000_000])
def test_a_long_text(benchmark, auditor_of_long_texts, articles, characters):
    from auditor import Article

    text = "\n\n".join(article.text for article in articles)
    long = Article((text * (1 + characters // len(text)))[:characters])
    benchmark.pedantic(lambda: auditor_of_long_texts.audit(long), rounds=3, warmup_rounds=1)
    if benchmark.stats:
        benchmark.extra_info["characters_per_second"] = round(characters / benchmark.stats["mean"])


@pytest.fixture(scope="module")
def auditor_of_long_texts():
    from auditor import Auditor

    return Auditor()
