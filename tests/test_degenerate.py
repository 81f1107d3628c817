"""Texts that no one has written: their cost must not grow faster than they do."""

from __future__ import annotations

import pytest

from auditor.article import Article
from auditor.pipeline.limits import time_limit

LENGTH = 60_000
"""Code points; what grows with the square of a length takes minutes for so many."""
UNITS = (
    *("a", "é", "A", "9", ".", "…", "?", "-", "'", "«", "(", "<", "@", "#", "/", "&", "|", "*", "%", "=", "_"),
    *(" ", "\n", "\t", "\0", "\u00a0", "\u00ad", "\u200b", "\u0301", "\ud800", "中", "ا", "😀"),
    *("a-", "a'", "a.", "a\n", "a ", "« a » ", "— a ", "1,", "12:30 ", "http://", "a@a.fr ", "Ã©", "le la les "),
    *("Il a dit que ", "Le Monde ", "Le conseil a voté le budget. ", "<p>a</p>", "[[", "l'a", "? ! ", ". . "),
)


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_a_text_of_one_thing_over_and_over_is_audited_in_time(auditor, unit):
    auditor.warm()
    with time_limit(5):
        card = auditor.audit(Article(unit * (LENGTH // len(unit)), language="fr"))
    assert card.status in ("scored", "not_scored")
