"""A floor of speed as a ratio of two times of the same run, so that a slow machine is no failure.

The measure is the reading of the same texts (tokens, sentences, quoted speech). A whole audit takes 26 to 31 times that
for one article after the other and 12 times for articles together, as runs take them. (Together it was 13 at most 18
before documents were looked through as one. One after the other it was 19 to 25 at most 26: reading has become a tenth
quicker since, and tables that serve many documents cost a single short one up to a tenth more.) A rule that scans every
text, or work done twice, shows here.
"""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

import pytest

from auditor.article import Article
from auditor.reading import Document

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
MOST_TIMES_READING = {"alone": 38, "together": 16}
ROUNDS = 5


def read(articles):
    for article in articles:
        document = Document(article)
        _ = document.index, document.sentences, document.quoted, document.gaps, document.words


def cpu_time(work):
    start = time.process_time()
    work()
    return time.process_time() - start


@pytest.mark.parametrize(("way", "most"), MOST_TIMES_READING.items())
def test_an_audit_costs_a_bounded_multiple_of_reading(auditor, way, most):
    texts = [file.read_text(encoding="utf-8") for file in sorted(SAMPLES.glob("*.txt"))]
    articles = [Article(text) for text in texts for _ in range(4)]
    audits = {"alone": lambda: [auditor.audit(article) for article in articles]}
    audits["together"] = lambda: auditor.audit_batch(articles)
    audits["alone"]()  # what is compiled and loaded once is not the price of an article
    ratios = [cpu_time(audits[way]) / cpu_time(lambda: read(articles)) for _ in range(ROUNDS)]
    assert median(ratios) < most, ratios
