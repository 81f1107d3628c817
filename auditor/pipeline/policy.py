"""What a gate asks of a score card."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from auditor.errors import ConfigError
from auditor.scorecard import CATEGORIES, ScoreCard, Verdict

Unscored = Literal["accept", "review", "reject"]
_DECISIONS = {"accept": "accepted", "review": "review", "reject": "rejected"}
_LANGUAGE = re.compile("[a-z]{2}")
RECORD = "outlet-record"
FLOORS = (*CATEGORIES, "reliability", RECORD)
"""What a floor can be set for, beside the overall score."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Floors and rules that a score card must meet; every reason of a verdict is given, in the order of the fields.

    `minimum` maps a category, `reliability` of the source, or `outlet-record`, the outlet's score in the ledger, to the
    lowest score it may have; `forbid` names rules, by id or its beginning; `deny_kinds` and `deny_statements` name what
    the outlet may not be and what may not be said of it. `review_margin` sends scores that fail a floor by less to
    review. What was not observed fails nothing; but where a floor is set for the record, an outlet without one is dealt
    with as `on_unscored` says. `ledger` is the ledger's file, by default the user's; it is read once in a process.
    """

    min_score: float | None = None
    minimum: Mapping[str, float] = field(default_factory=dict)
    forbid: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    max_machine_translated: float | None = None
    on_unscored: Unscored = "review"
    review_margin: float = 0.0
    deny_kinds: tuple[str, ...] = ()
    deny_statements: tuple[str, ...] = ()
    ledger: str | None = None

    def __post_init__(self) -> None:
        self._check_names()
        for name in self.minimum:
            if name not in FLOORS:
                raise ConfigError(f"there is no category {name!r}; there are: {', '.join(FLOORS)}")
        for floor in (self.min_score, *self.minimum.values()):
            if floor is not None and not 0 <= floor <= 100:
                raise ConfigError(f"a floor is 0 to 100, not {floor:g}")
        if self.on_unscored not in _DECISIONS:
            raise ConfigError(f"what is not scored can be given: {', '.join(_DECISIONS)}; not {self.on_unscored!r}")
        if self.max_machine_translated is not None and not 0 <= self.max_machine_translated <= 1:
            raise ConfigError(f"a probability is 0 to 1, not {self.max_machine_translated:g}")
        if not 0 <= self.review_margin <= 100:
            raise ConfigError(f"a margin is 0 to 100, not {self.review_margin:g}")

    def _check_names(self) -> None:
        if "" in self.forbid:
            raise ConfigError("what is forbidden holds an empty name, with which every rule begins")
        for language in self.languages:
            if not _LANGUAGE.fullmatch(language):
                raise ConfigError(f"a language is named by two letters (ISO 639-1), as fr, not {language!r}")

    @classmethod
    def load(cls, file: Path) -> Policy:
        """The policy of a TOML file with the names of the fields; raises ConfigError `file: message @ $.key`.

        The path of a ledger is read from where the file stands.
        """
        try:
            data = tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ConfigError(f"{file}: cannot be read: {error}") from None
        try:
            policy = cls.from_dict(data)
        except ConfigError as error:
            raise ConfigError(f"{file}: {error}") from None
        return replace(policy, ledger=str(file.parent / policy.ledger)) if policy.ledger else policy

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Policy:
        """The policy of a mapping with the names of the fields; raises ConfigError `message @ $.key`."""
        return cls(**dict(_setting(key, value) for key, value in data.items()))

    def records(self) -> Mapping[str, float]:
        """Scores by outlet, of the ledger if a floor asks for them; raises InputError where there is no ledger."""
        return _records(self.ledger) if RECORD in self.minimum else {}

    def decide(self, card: ScoreCard) -> Verdict:
        """The verdict on a score card: rejected for any failure, review for near ones, else accepted."""
        if card.status == "error":
            return Verdict(card.id, "error", (card.reason or "could not be read",))
        failed = [*self._hard(card), *self._floors(card)]
        reasons = [reason for _, reason in failed]
        if any(not near for near, _ in failed):
            return Verdict(card.id, "rejected", tuple(reasons))
        missing = list(self._missing(card))
        reasons += missing
        if missing and self.on_unscored != "accept":
            return Verdict(card.id, _DECISIONS[self.on_unscored], tuple(reasons))  # type: ignore[arg-type]
        return Verdict(card.id, "review" if failed else "accepted", tuple(reasons))

    def _missing(self, card: ScoreCard) -> Iterator[str]:
        """What a verdict would need and is not there."""
        if card.status == "not_scored":
            yield f"not scored: {card.reason}"
        if RECORD in self.minimum and self._record(card) is None:
            yield f"{RECORD}: no scored article of {_outlet(card).get('domain') or 'an outlet that is not named'}"

    def _record(self, card: ScoreCard) -> float | None:
        return self.records().get(_outlet(card).get("domain", ""))

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

        yield from ((False, reason) for reason in self._of_outlet(card))

    def _of_outlet(self, card: ScoreCard) -> Iterator[str]:
        outlet = _outlet(card)
        if outlet.get("kind") in self.deny_kinds:
            yield f"outlet: {outlet.get('domain')} is of kind {outlet['kind']}"
        said = {statement["statement"]: statement for statement in reversed(outlet.get("statements") or [])}
        for tag in self.deny_statements:
            if tag in said:
                source = f"{said[tag].get('says')}, {said[tag].get('date')}"
                yield f"outlet: {outlet.get('domain')} is called {tag} ({source})"

    def _floors(self, card: ScoreCard) -> Iterator[tuple[bool, str]]:
        scores = {"overall": card.overall, **{name: score.score for name, score in card.categories.items()}}
        scores |= {"reliability": (card.source or {}).get("reliability"), RECORD: self._record(card)}
        floors = {"overall": self.min_score, **self.minimum}
        for name, floor in floors.items():
            score = scores.get(name)
            if floor is not None and score is not None and score < floor:
                yield floor - score < self.review_margin, f"{name}: {score:g} below {floor:g}"


def _outlet(card: ScoreCard) -> Mapping[str, Any]:
    return (card.source or {}).get("outlet") or {}


@lru_cache(maxsize=8)
def _records(ledger: str | None) -> Mapping[str, float]:
    from auditor.sources.ledger import Ledger, existing

    with Ledger(existing(Path(ledger) if ledger else None)) as book:
        return book.scores()


def _setting(key: str, value: Any) -> tuple[str, Any]:
    """The field and its value, of the right type."""
    name = key.replace("-", "_")
    known = {field.name: field for field in fields(Policy)}
    if name not in known:
        raise ConfigError(f"unknown setting; there are: {', '.join(sorted(known))} @ $.{key}")
    if name == "minimum":
        return name, _numbers(value, key)
    if name == "on_unscored":
        return name, value
    if name == "ledger":
        if not isinstance(value, str):
            raise ConfigError(f"must be the path of a file @ $.{key}")
        return name, value
    if name in ("min_score", "max_machine_translated", "review_margin"):
        return name, _number(value, key)
    if not isinstance(value, (list, tuple)) or not all(isinstance(item, str) for item in value):
        raise ConfigError(f"must be a list of strings @ $.{key}")
    return name, tuple(value)


def _numbers(value: Any, key: str) -> dict[str, float]:
    if not isinstance(value, Mapping):
        raise ConfigError(f"must be a table of numbers @ $.{key}")
    return {name: _number(floor, f"{key}.{name}") for name, floor in value.items()}


def _number(value: Any, key: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ConfigError(f"must be a number @ $.{key}")
    return float(value)
