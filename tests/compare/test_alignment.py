"""Alignment: order, skips, one to many, and what it must always hold to."""

from __future__ import annotations

import pytest

from auditor.compare.alignment import align


def runs(beads):
    return [(bead.left, bead.right) for bead in beads if bead.aligned]


def test_translations_are_aligned_one_to_one(german, french, embedder):
    left, right = german.splitlines(), french.splitlines()
    assert runs(align(left, right, embedder)) == [((n, n + 1), (n, n + 1)) for n in range(7)]


def test_a_sentence_left_out_is_skipped(german, french, embedder):
    left, right = german.splitlines(), french.splitlines()
    beads = align(left, right[:3] + right[4:], embedder)
    assert [bead.left for bead in beads if not bead.aligned] == [(3, 4)]


def test_two_sentences_for_one(german, french, embedder):
    left, right = german.splitlines(), french.splitlines()
    cut = [*right[:3], "Les blessés graves transportés.", "Dans un hôpital de la capitale.", *right[4:]]
    assert ((3, 4), (3, 5)) in runs(align(left, cut, embedder))


@pytest.mark.parametrize("sizes", [(0, 0), (0, 3), (3, 0), (1, 1), (1, 7), (7, 1), (2, 3), (7, 7)])
def test_beads_cover_both_sides_in_order(sizes, german, other, embedder):
    left, right = german.splitlines()[: sizes[0]], (other.splitlines() * 2)[: sizes[1]]
    beads = align(left, right, embedder)
    assert [n for bead in beads for n in range(*bead.left)] == list(range(len(left)))
    assert [n for bead in beads for n in range(*bead.right)] == list(range(len(right)))


def test_sentences_without_a_known_word_do_not_break_it(embedder):
    assert len(align(["☃ ☃", "Incendie"], ["☂", "Brand"], embedder)) >= 2
