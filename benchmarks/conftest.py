"""Articles of a usual length, made of the project's own samples."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor import Article, Auditor

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
COUNT = 60


@pytest.fixture(scope="session")
def articles() -> list[Article]:
    """Sixty articles, no two alike, in the order of the samples."""
    texts = [file.read_text(encoding="utf-8") for file in sorted(SAMPLES.glob("*.txt"))]
    return [Article(f"{texts[number % len(texts)]}\n\nSuite {number}.", str(number)) for number in range(COUNT)]


@pytest.fixture(scope="session")
def auditor(articles) -> Auditor:
    """An auditor that has seen an article, so that all is loaded."""
    made = Auditor()
    made.audit(articles[0])
    return made


@pytest.fixture
def rate(benchmark):
    """Notes words a second in the benchmark's extra information."""

    def note(words: int) -> None:
        if benchmark.stats:  # none with --benchmark-disable
            benchmark.extra_info["words_per_second"] = round(words / benchmark.stats["mean"])

    return note
