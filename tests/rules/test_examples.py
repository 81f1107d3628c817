"""Every example of every rule card is a test."""

from __future__ import annotations

import pytest

from auditor.rulebook import RuleBook
from auditor.rulebook.examples import failures

BOOK = RuleBook.load()


@pytest.mark.parametrize("rule", BOOK, ids=lambda rule: rule.id)
def test_the_examples_of_the_card_hold(rule):
    assert [str(failure) for failure in failures(rule)] == []
