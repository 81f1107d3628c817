"""A translation beside its original: what is missing, added, moved, left untranslated or different, and how much of
the original it carries."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from auditor.article import Article
from auditor.audit import Auditor
from auditor.compare.alignment import Bead, align
from auditor.compare.differences import FOUND, Difference, differences
from auditor.compare.passages import Passages, read
from auditor.embedding import Embedder
from auditor.errors import InputError
from auditor.scorecard import ScoreCard

if TYPE_CHECKING:
    from auditor.embedding.protocol import Vectors

NOTHING, FULL = 0.15, 0.5
"""Shares of the way from the similarity of strangers to 1 up to which a bead counts nothing, and from which fully."""


@dataclass(frozen=True, slots=True)
class Adequacy:
    """How much of the original the translation carries, in the order of the original.

    `score` 0..100 is the geometric mean of `carried`, the share of the original's words that are aligned, and
    `supported`, the share of the translation's words that are (both count a bead by its similarity), times the mean of
    1 and `order`, the share of its sentences that stand in the order of their nearest sentences of the original.
    """

    score: float
    carried: float
    supported: float
    order: float
    similarity: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """A translation compared with its original; `card` is the translation's own score card."""

    original: Passages
    translation: Passages
    card: ScoreCard
    adequacy: Adequacy
    beads: tuple[Bead, ...]
    differences: tuple[Difference, ...]

    @property
    def translation_score(self) -> float | None:
        """Score 0..100 of the translation read by itself, its category `translation`."""
        category = self.card.categories.get("translation")
        return category.score if category else None

    def to_dict(self) -> dict[str, Any]:
        """The comparison as JSON types; spans are [start, end] in code points of their text, null where there is none.

        {"comparison": "translation", "original": {"id", "language", "words", "sentences"}, "translation": the same,
        "adequacy": {"score", "carried", "supported", "order", "similarity"}, "translation_score": 0..100 | null,
        "differences": [{"kind", "original": span, "translation": span, "original_text", "translation_text",
        "message"}], "alignment": [{"original": span, "translation": span, "similarity"}], "card": score card}
        """
        return {
            "comparison": "translation",
            "original": self.original.to_dict(),
            "translation": self.translation.to_dict(),
            "adequacy": asdict(self.adequacy),
            "translation_score": self.translation_score,
            "differences": [difference.to_dict() for difference in self.differences],
            "alignment": [self._bead(bead) for bead in self.beads],
            "card": self.card.to_dict(),
        }

    def _bead(self, bead: Bead) -> dict[str, Any]:
        left, right = self.original.span(bead.left), self.translation.span(bead.right)
        return {
            "original": list(left) if left else None,
            "translation": list(right) if right else None,
            "similarity": bead.similarity,
        }


def compare(original: Article, translation: Article, auditor: Auditor, embedder: Embedder) -> Comparison:
    """Compare a translation with its original; raises InputError where either holds no sentence or far too many."""
    left, right = read(original, auditor.config), read(translation, auditor.config)
    for side in (left, right):
        if not side.sentences:
            raise InputError(f"{side.name}: there is no sentence to compare")
    beads = align(left.texts, right.texts, embedder)
    found = tuple(differences(left, right, beads, embedder))
    left_as_was = {item.translation for item in found if item.kind == "untranslated"}
    carrying = [bead if right.span(bead.right) not in left_as_was else bead._replace(similarity=0.0) for bead in beads]
    return Comparison(
        original=left,
        translation=right,
        card=auditor.audit(translation),
        adequacy=adequacy(left, right, carrying, embedder),
        beads=tuple(beads),
        differences=found,
    )


def adequacy(left: Passages, right: Passages, beads: Sequence[Bead], embedder: Embedder) -> Adequacy:
    """The adequacy of an alignment."""
    vectors = embedder.encode(left.texts), embedder.encode(right.texts)
    strangers = float(vectors[0].mean(axis=0) @ vectors[1].mean(axis=0))
    limits = (strangers + share * (1 - strangers) for share in (NOTHING, FULL))
    worth = _worths(beads, *limits)
    carried = sum(w * left.words(bead.left) for w, bead in zip(worth, beads, strict=True)) / max(left.total, 1)
    supported = sum(w * right.words(bead.right) for w, bead in zip(worth, beads, strict=True)) / max(right.total, 1)
    in_order = order(vectors[0] @ vectors[1].T)
    aligned = [bead.similarity for bead in beads if bead.aligned]
    return Adequacy(
        score=round(100 * (1 + in_order) / 2 * (carried * supported) ** 0.5, 1),
        carried=round(carried, 4),
        supported=round(supported, 4),
        order=round(in_order, 4),
        similarity=round(sum(aligned) / len(aligned), 4) if aligned else 0.0,
    )


def _worths(beads: Sequence[Bead], nothing: float, full: float) -> list[float]:
    """What each bead counts, 0..1."""
    shares = ((bead.similarity - nothing) / max(full - nothing, 1e-6) if bead.aligned else 0.0 for bead in beads)
    return [min(max(share, 0.0), 1.0) for share in shares]


def order(likeness: Vectors) -> float:
    """Share, 0..1, of the right sentences with a sure partner on the left whose partners stand in order.

    `likeness` has shape (left, right). The order is told by the longest run of partners that never steps back.
    """
    partners = [int(column.argmax()) for column in likeness.T if column.max() >= FOUND]
    ends: list[int] = []  # ends[n]: the least last partner of a run of n + 1 (patience sorting)
    for partner in partners:
        place = bisect_right(ends, partner)
        ends[place : place + 1] = [partner]
    return len(ends) / len(partners) if partners else 1.0
