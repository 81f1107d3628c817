"""What a gate asks of a score card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from auditor.errors import ConfigError
from auditor.scorecard import CATEGORIES, ScoreCard, Verdict

Unscored = Literal["accept", "review", "reject"]
_DECISIONS = {"accept": "accepted", "review": "review", "reject": "rejected"}


@dataclass(frozen=True, slots=True)
class Policy:
    """Floors and rules that a score card must meet; every reason of a verdict is given, in the order of the fields.

    `minimum` maps a category to the lowest score it may have; `forbid` names rules, by id or its beginning;
    `review_margin` sends scores that fail a floor by less to review.
    """

    min_score: float | None = None
    minimum: Mapping[str, float] = field(default_factory=dict)
    forbid: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    max_machine_translated: float | None = None
    on_unscored: Unscored = "review"
    review_margin: float = 0.0

    def __post_init__(self) -> None:
        for name in self.minimum:
            if name not in CATEGORIES:
                raise ConfigError(f"there is no category {name!r}; there are: {', '.join(CATEGORIES)}")
        for floor in (self.min_score, *self.minimum.values()):
            if floor is not None and not 0 <= floor <= 100:
                raise ConfigError(f"a floor is 0 to 100, not {floor:g}")

    def decide(self, card: ScoreCard) -> Verdict:
        """The verdict on a score card: rejected for any failure, review for near ones, else accepted."""
        if card.status == "error":
            return Verdict(card.id, "error", (card.reason or "could not be read",))
        failed = [*self._hard(card), *self._floors(card)]
        reasons = [reason for _, reason in failed]
        if any(not near for near, _ in failed):
            return Verdict(card.id, "rejected", tuple(reasons))
        if card.status == "not_scored":
            reasons.append(f"not scored: {card.reason}")
            if self.on_unscored != "accept":
                return Verdict(card.id, _DECISIONS[self.on_unscored], tuple(reasons))  # type: ignore[arg-type]
        return Verdict(card.id, "review" if failed else "accepted", tuple(reasons))

    def _hard(self, card: ScoreCard) -> Iterator[tuple[bool, str]]:
        for veto in card.vetoes:
            if not (veto == "empty" and card.status == "not_scored"):
                yield False, f"veto: {veto}"
        found = {finding.rule for finding in card.findings}
        for rule in self.forbid:
            for name in sorted(name for name in found if name.startswith(rule)):
                yield False, f"forbidden rule: {name}"
        if self.languages and card.language not in self.languages:
            yield False, f"language: {card.language or 'unknown'} is not {' or '.join(self.languages)}"
        ceiling, probability = self.max_machine_translated, (card.machine_translated or {}).get("probability")
        if ceiling is not None and probability is not None and probability > ceiling:
            yield False, f"machine translated: probability {probability:g} above {ceiling:g}"

    def _floors(self, card: ScoreCard) -> Iterator[tuple[bool, str]]:
        scores = {"overall": card.overall, **{name: score.score for name, score in card.categories.items()}}
        floors = {"overall": self.min_score, **self.minimum}
        for name, floor in floors.items():
            score = scores.get(name)
            if floor is not None and score is not None and score < floor:
                yield floor - score < self.review_margin, f"{name}: {score:g} below {floor:g}"
