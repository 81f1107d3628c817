"""Tables of words and their numbers."""

from __future__ import annotations

from auditor.reading.wordtable import WordTable


def test_many_words_have_the_numbers_that_each_has():
    table = WordTable.of([("pont", 7), ("été", 65_535), ("pont", 8)])
    words = ["été", "", "pont", "ponts", "\u5b57"]
    assert table.numbers(words).tolist() == list(map(table.number, words)) == [65_535, -1, 8, -1, -1]
    assert table.numbers([]).tolist() == []


def test_half_a_character_is_no_word():
    table = WordTable.of([("pont", 7)])
    assert table.numbers(["pont", "\ud800"]).tolist() == [7, -1]
    assert "\ud800" not in table
