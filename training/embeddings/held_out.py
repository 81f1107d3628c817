"""Retrieval tests cut from the parallel data before training, whole components of translations at a time."""

from __future__ import annotations

import random
from collections.abc import Collection
from typing import NamedTuple

from training.embeddings.data import Pair, Text, components

DEVELOPMENT = "newstest2013"
CANDIDATES = 2000
# Language, language searched in, set, sentences held out: news where there are any, else phrases.
NEWS = (
    ("en", "fr", "newstest2012", 400),
    ("es", "fr", "newstest2012", 400),
    ("de", "fr", "newstest2012", 400),
    ("ru", "fr", "newstest2012", 400),
    ("it", "fr", "newstest2009", 400),
    ("pl", "en", "newstest2020", 300),
)
PHRASES = tuple((language, "fr", "tatoeba-test-v2020-07-28", 200) for language in ("nl", "pl", "pt", "uk"))
TESTS = (*NEWS, *PHRASES, ("ar", "fr", "tatoeba-test-v2021-08-07", 200))


class RetrievalTest(NamedTuple):
    """Queries, and candidates of which the first ones are the queries' translations, in order."""

    name: str
    queries: list[str]
    candidates: list[str]


def split(pairs: list[Pair], *, hold_out: bool, seed: int) -> tuple[list[Pair], list[RetrievalTest]]:
    """Pairs to train on, and tests that share no sentence with them.

    The development test is always kept apart; with `hold_out` so is a sample of the other languages' sentences.
    """
    component = components(pairs)
    plans = [("en", "fr", DEVELOPMENT, CANDIDATES), *(TESTS if hold_out else ())]
    held = {component[pair.left] for pair in pairs if pair.source == DEVELOPMENT}
    for plan in plans[1:]:
        held |= _sample(pairs, component, plan, random.Random(f"{seed}-{plan[2]}"))
    kept = [pair for pair in pairs if component[pair.left] not in held]
    out = [pair for pair in pairs if component[pair.left] in held]
    tests = (_test(out, component, plan) for plan in plans)
    return kept, [test for test in tests if test.queries]


def _sample(
    pairs: list[Pair], component: dict[Text, Text], plan: tuple[str, str, str, int], draw: random.Random
) -> set[Text]:
    """Components of a plan's sentences; the same for all languages of one set as far as they share them."""
    language, other, source, count = plan
    found = sorted({component[p.left] for p in pairs if _fits(p, language, other, source)}, key=lambda t: t.text)
    draw.shuffle(found)
    return set(found[:count])


def _fits(pair: Pair, language: str, other: str, source: str) -> bool:
    return pair.source == source and pair.left.language == language and pair.right.language == other


def _test(out: list[Pair], component: dict[Text, Text], plan: tuple[str, str, str, int]) -> RetrievalTest:
    """One query per component; held-out sentences of the same kind fill up the candidates."""
    language, other, source, count = plan
    chosen = {component[p.left]: p for p in out if _fits(p, language, other, source)}
    picked = list(chosen.values())[:count]
    answers = [pair.right.text for pair in picked]
    domain = picked[0].domain if picked else ""
    pool = _others(out, other, domain, set(answers))
    name = f"{language}-{other} {source}"
    return RetrievalTest(name, [pair.left.text for pair in picked], [*answers, *pool[: CANDIDATES - len(answers)]])


def _others(out: list[Pair], language: str, domain: str, known: Collection[str]) -> list[str]:
    texts = (text for pair in out if pair.domain == domain for text in (pair.left, pair.right))
    return [text for text in dict.fromkeys(t.text for t in texts if t.language == language) if text not in known]
