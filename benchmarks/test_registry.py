"""The registry's costs: 100,000 look-ups of URLs in under a second, a load, an assessment."""

from __future__ import annotations

import random

import pytest

from auditor.article import Article
from auditor.reading import Document
from auditor.resources import folder
from auditor.sources import Registry, assess

TEXT = (
    "Le conseil a voté mardi le budget. « Nous avons tenu nos promesses », a déclaré la maire. Selon l'opposition, la "
    "dette reste trop lourde, et un rapport de la Cour des comptes le disait déjà l'an dernier.\n"
)


@pytest.fixture(scope="module")
def registry():
    return Registry.load()


def test_look_up_of_100_000_urls(benchmark, registry):
    draw = random.Random(5)
    known = draw.choices(registry.domains, k=70_000)
    urls = [f"https://www.{host}/2024/{number}/article.html?page=2" for number, host in enumerate(known)]
    urls += [f"https://site-{number}.example/{number}" for number in range(30_000)]
    draw.shuffle(urls)

    found = benchmark.pedantic(lambda: sum(registry.by_url(url) is not None for url in urls), rounds=3, warmup_rounds=1)

    assert found == 70_000
    assert benchmark.stats.stats.min < 1.0


def test_load(benchmark):
    registry = benchmark.pedantic(lambda: Registry.load(folder("rules") / "outlets"), rounds=5)
    assert len(registry) >= 2500


def test_assess_an_article_of_600_words(benchmark, registry):
    def ready():
        document = Document(Article(text=f"Le budget est voté\n\n{TEXT * 14}", url="https://www.lemonde.fr/a"))
        assess(document, registry)
        return (document, registry), {}

    card = benchmark.pedantic(assess, setup=ready, rounds=100)
    assert card["outlet"]["domain"] == "lemonde.fr"
