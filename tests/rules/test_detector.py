"""What a finding counts: weak signals by density, framing not in opinion pieces."""

from __future__ import annotations

from dataclasses import replace

from auditor.article import Article
from auditor.reading import Document
from auditor.rule import Rule
from auditor.rulebook import Detector


def rule(**fields):
    card = {"id": "t-loaded", "category": "framing", "languages": ("fr",), "kind": "phrase", "severity": "minor"}
    return Rule(**card, confidence=0.9, message="« {match} »", why="", params={"phrases": ["odieux"]}, **fields)


def weights(text: str, a_rule: Rule) -> list[float]:
    return [finding.weight for finding in Detector([a_rule]).find(Document(Article(text, language="fr")))]


NEUTRAL = "Le conseil municipal a voté le budget de la ville mardi soir. "
LOADED = "Cet odieux calcul a été présenté mardi soir. "


def test_a_weak_signal_counts_by_density():
    weak = rule(counts_from=5.0)
    assert weights(NEUTRAL * 20 + LOADED, weak) == [0.0]
    assert weights(NEUTRAL * 20 + LOADED * 3, weak) == [1.0, 0.0, 0.0]
    assert weights(NEUTRAL * 80 + LOADED * 3, weak) == [0.0] * 3


def test_the_same_words_cost_once_but_not_what_the_page_left():
    assert weights("Un calcul odieux, un mot odieux.", rule()) == [1.0, 0.0]
    assert weights("Un calcul odieux, un mot ODIEUX, des mots odieux.", rule()) == [1.0, 0.0, 0.0]
    left = replace(rule(), category="boilerplate")
    assert weights("Un calcul odieux, un mot odieux.", left) == [1.0, 1.0]


def test_one_slip_in_a_long_article_informs():
    slip = replace(rule(), category="language")
    assert weights(LOADED, slip) == [1.0]
    assert weights(NEUTRAL * 60 + LOADED, slip) == [0.0]
    assert weights(NEUTRAL * 60 + LOADED + "Un mot.\n" + LOADED, slip) == [1.0, 0.0]


def test_a_strong_signal_counts_alone():
    assert weights(NEUTRAL * 20 + LOADED, rule()) == [1.0]


def test_framing_of_an_opinion_piece_is_shown_but_not_counted():
    assert weights("Tribune\n\n" + LOADED, rule()) == [0.0]
    assert weights("Tribune libre de stationnement\n\n" + LOADED, rule()) == [1.0]


def test_a_row_may_have_an_antipattern_of_its_own():
    rows = [{"phrase": "odieux", "unless": r"\bfilm"}, {"phrase": "infâme"}]
    both = rule()
    both.params.pop("phrases")
    both.params["rows"] = rows
    assert weights("Un film odieux et infâme.", both) == [1.0]
    assert weights("Un calcul odieux et infâme.", both) == [1.0, 1.0]
