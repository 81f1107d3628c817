from __future__ import annotations

import pytest

from auditor.kinds.gloss import is_glossed


@pytest.mark.parametrize(
    "after", [" (géants)", " (« les géants »)", ", ces géants de carton", ", c'est-à-dire les géants", " (la place)"]
)
def test_a_word_with_its_meaning_behind_it_is_glossed(after):
    assert is_glossed("gigantes" + after, 8)


@pytest.mark.parametrize("after", [" (29 ans)", " (ancien du club)", ", une heure après", " défilent", ""])
def test_other_words_behind_it_are_no_gloss(after):
    assert not is_glossed("gigantes" + after, 8)
