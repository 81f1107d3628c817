"""A card made by hand, so that exact output does not change with the rule book."""

from __future__ import annotations

import pytest

from auditor.article import Article
from auditor.render.audited import Audited
from auditor.rule import Rule
from auditor.rulebook import RuleBook
from auditor.scorecard import CategoryScore, Finding, ScoreCard

TEXT = (
    "Grève au port : des échanges « clairs et clairs »\n\n"
    "Les bateliers ont repris lundi les discussions , et M.Pryce attend. Le « maire » n’a rien dit 😀.\n"
)

MACHINE_TRANSLATED = {
    "probability": 0.83,
    "translated": 0.1,
    "interval": [0.7, 0.91],
    "quality": {"points_per_100_words": 5.14, "interval": [1.3, 9.02]},
    "evidence": [{"text": "12 of 14 sentences open with the subject"}],
}
OUTLET = {
    "name": "Gazette",
    "kind": "commercial",
    "country": "FR",
    "statements": [{"value": "2 of 4", "says": "A register", "date": "2018-03"}],
}
SOURCE = {"reliability": 62.0, "coverage": 0.58, "signals": [], "outlet": OUTLET}


def _finding(rule, category, quote, severity="major", weight=1.0, fix=None):
    start = TEXT.index(quote)
    message = f"« {quote} »: something is wrong here"
    return Finding(rule, category, severity, 0.9, weight, start, start + len(quote), quote, message, fix)


@pytest.fixture(scope="session")
def audited() -> Audited:
    findings = (
        _finding("xx-twins", "translation", "clairs et clairs", fix="Keep one of them."),
        _finding("xx-space", "language", "discussions ,", "minor"),
        _finding("xx-glued", "language", "M.Pryce", "minor"),
        _finding("xx-style", "language", "« maire »", "minor", 0.0),
    )
    categories = {
        "translation": CategoryScore(41.2, 3.1, 0.5, 1),
        "language": CategoryScore(88.0, 0.9, 0.5, 3),
        "boilerplate": CategoryScore(100.0, 0.0, 0.5, 0),
        "framing": CategoryScore(100.0, 0.0, 0.5, 0),
    }
    card = ScoreCard(
        "port.txt", "scored", None, "fr", 24, 69.4, (), categories,
        MACHINE_TRANSLATED, SOURCE, findings, None, {"auditor": "0"},
    )  # fmt: skip
    return Audited(Article(TEXT, id="port.txt"), card)


@pytest.fixture(scope="session")
def book() -> RuleBook:
    def rule(name, category):
        return Rule(name, category, ("fr",), "phrase", "major", 0.9, "m", f"The reason why {name} matters to a reader.")

    languages = [rule(name, "language") for name in ("xx-space", "xx-glued", "xx-style")]
    return RuleBook([rule("xx-twins", "translation"), *languages])
