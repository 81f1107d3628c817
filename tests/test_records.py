"""Articles and score cards to dict and back."""

from __future__ import annotations

import pytest

from auditor.article import Article
from auditor.errors import InputError
from auditor.scorecard import CategoryScore, Finding, ScoreCard, Verdict

FINDING = Finding("a-rule", "language", "major", 0.8, 1.0, 3, 5, "xy", "message", "fix")


def test_an_article_keeps_all_fields_of_its_row():
    row = {"id": "7", "text": "Bonjour.", "url": "https://example.org", "rubric": ["a", 1]}
    article = Article.from_dict(row)
    assert article.metadata == {"rubric": ["a", 1]}
    assert article.to_dict() == row


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ([], "an article must be an object, not a list @ $"),
        ({"id": "1"}, "the field is missing @ $.text"),
        ({"text": 3}, "must be a string, not a number @ $.text"),
        ({"text": None}, "must be a string, not null @ $.text"),
        ({"text": "a", "url": {}}, "must be a string, not an object @ $.url"),
        ({"text": "a", "id": True}, "must be a string, not a boolean @ $.id"),
    ],
)
def test_a_wrong_row_is_refused_with_its_field(row, message):
    with pytest.raises(InputError) as error:
        Article.from_dict(row)
    assert str(error.value) == message


def test_a_numeric_id_becomes_text():
    assert Article.from_dict({"id": 12, "text": ""}).id == "12"


def test_points_follow_mqm():
    assert FINDING.points == pytest.approx(4.0)


def test_a_score_card_survives_the_way_to_dict_and_back(valid):
    card = ScoreCard(
        "1", "scored", None, "fr", 80, 71.5, ("error-page",),
        {"language": CategoryScore(60.0, 5.0, 0.4, 1)}, {"probability": 0.5, "evidence": []}, None, (FINDING,), None,
        {"auditor": "0"},
    )  # fmt: skip
    valid(card.to_dict())
    assert ScoreCard.from_dict(card.to_dict()) == card


def test_a_verdict_survives_too():
    verdict = Verdict("1", "rejected", ("overall: 3 below 70", "veto: error-page"))
    assert Verdict.from_dict(verdict.to_dict()) == verdict
