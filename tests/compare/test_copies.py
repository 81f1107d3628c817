"""Copies between articles: exact spans, shares, dates, and no work where nothing is shared."""

from __future__ import annotations

import random
import time

from auditor.article import Article
from auditor.compare.copies import LEAST, copies
from auditor.reading import Document

SHARED = "Le conseil a voté mardi soir le budget de la commune, « malgré l’opposition », après six heures de débats."


def documents(*texts, dates=None):
    return [Document(Article(text, date=(dates or {}).get(n))) for n, text in enumerate(texts)]


def words(count, seed):
    chosen = random.Random(seed)
    return " ".join(f"mot{chosen.randrange(10_000)}" for _ in range(count))


def test_spans_are_exact_whatever_the_typography():
    left, right = f"Avant cela. {SHARED} Et puis.", f"\U0001f600 Rien. {SHARED.replace('’', chr(39)).upper()} Fin."
    (copy,) = copies(documents(left, right))
    (one, other) = copy.spans[0]
    assert left[slice(*one)] == SHARED.rstrip(".")
    assert right[slice(*other)].lower().replace("'", "’") == SHARED.rstrip(".").lower()
    assert copy.share_left == round(copy.words / len(documents(left)[0].tokens), 4)


def test_the_shortest_run_is_found_and_a_shorter_one_is_not():
    run = words(LEAST, 1)
    assert copies(documents(f"{words(40, 2)} {run} {words(40, 3)}", f"{words(30, 4)} {run}"))
    short = " ".join(run.split()[:6])
    assert not copies(documents(f"{words(40, 2)} {short} {words(40, 3)}", f"{words(30, 4)} {short}"))


def test_the_earlier_article_is_the_origin():
    texts = [SHARED, f"{SHARED} {words(30, 1)}"]
    assert copies(documents(*texts, dates={0: "2020-05-02", 1: "2020-05-01"}))[0].copied_from == 1
    assert copies(documents(*texts))[0].copied_from is None


def test_a_passage_in_very_many_articles_is_furniture():
    assert not copies(documents(*[f"{SHARED} {words(30, n)}" for n in range(80)]))


def test_work_grows_with_the_text_not_with_the_pairs():
    batch = documents(*[words(200, seed) for seed in range(600)])
    assert all(len(document.tokens) == 200 for document in batch)
    start = time.process_time()
    assert copies(batch) == []
    assert time.process_time() - start < 20, "180,000 pairs, of which none shares a fingerprint"
