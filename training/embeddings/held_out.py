"""Retrieval tests cut from the parallel data before training, whole components of translations at a time."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from training.embeddings.data import Pair, Text, components

CANDIDATES = 2000


class Plan(NamedTuple):
    """The last `size` sentences of a set in one language, looked for among those of another."""

    language: str
    other: str
    source: str
    size: int


# News where there are any, else phrases. The ends of the sets are held out, so that few documents are torn apart.
PLANS = (
    Plan("en", "fr", "newstest2013", CANDIDATES),
    *(Plan(language, "fr", "newstest2012", 300) for language in ("en", "es", "de", "ru")),
    Plan("it", "fr", "newstest2009", 300),
    Plan("pl", "en", "newstest2020", 200),
    *(Plan(language, "fr", "tatoeba-test-v2020-07-28", 200) for language in ("pt", "nl", "uk", "pl")),
    Plan("ar", "fr", "tatoeba-test-v2021-08-07", 200),
)
# Held out whole, as the set to develop on.
DEVELOPMENT = PLANS[0].source


class RetrievalTest(NamedTuple):
    """Queries, and candidates of which the first ones are the queries' translations, in order."""

    name: str
    queries: list[str]
    candidates: list[str]


def split(pairs: list[Pair]) -> tuple[list[Pair], list[RetrievalTest]]:
    """Pairs to train on, and retrieval tests that share no sentence with them, nor a translation of one."""
    component = components(pairs)
    held = {component[pair.left] for pair in pairs if pair.source == DEVELOPMENT}
    for plan in PLANS[1:]:
        held.update(list(dict.fromkeys(component[pair.left] for pair in pairs if _fits(pair, plan)))[-plan.size :])
    kept = [pair for pair in pairs if component[pair.left] not in held]
    out = [pair for pair in pairs if component[pair.left] in held]
    tests = (_test(out, component, plan) for plan in PLANS)
    return kept, [test for test in tests if test.queries]


def _fits(pair: Pair, plan: Plan) -> bool:
    return (pair.source, pair.left.language, pair.right.language) == (plan.source, plan.language, plan.other)


def _test(out: list[Pair], component: dict[Text, Text], plan: Plan) -> RetrievalTest:
    """One query per component; held-out sentences of the same domain fill up the candidates."""
    chosen = {component[pair.left]: pair for pair in out if _fits(pair, plan)}
    picked = list(chosen.values())[-plan.size :]
    answers = [pair.right.text for pair in picked]
    domain = picked[0].domain if picked else ""
    pool = _others(out, plan.other, domain, set(answers))
    name = f"{plan.language}-{plan.other} {plan.source}"
    return RetrievalTest(name, [pair.left.text for pair in picked], [*answers, *pool[: CANDIDATES - len(answers)]])


def _others(out: list[Pair], language: str, domain: str, known: Collection[str]) -> list[str]:
    texts = (text for pair in out if pair.domain == domain for text in (pair.left, pair.right))
    return [text for text in dict.fromkeys(t.text for t in texts if t.language == language) if text not in known]
