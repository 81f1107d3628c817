"""What comes out: findings, category scores, the score card and a gate's verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Category = Literal["translation", "language", "boilerplate", "framing"]
Severity = Literal["minor", "major", "critical"]
Status = Literal["scored", "not_scored", "error"]

CATEGORIES: tuple[Category, ...] = ("translation", "language", "boilerplate", "framing")
SEVERITY_POINTS: dict[str, int] = {"minor": 1, "major": 5, "critical": 25}
"""Points of a finding by severity, as in MQM (https://themqm.org, scoring model of 2021)."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: `text` is the article's text from code point `start` to before `end`.

    `confidence` is 0..1; `weight` is 1 when the finding costs points and 0 when it only informs.
    """

    rule: str
    category: Category
    severity: Severity
    confidence: float
    weight: float
    start: int
    end: int
    text: str
    message: str
    fix: str | None = None

    @property
    def points(self) -> float:
        """MQM points: severity times confidence times weight."""
        return SEVERITY_POINTS[self.severity] * self.confidence * self.weight

    def to_dict(self) -> dict[str, Any]:
        """The finding as JSON types."""
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Finding:
        """The finding that `to_dict` wrote."""
        return cls(**{name: data[name] for name in cls.__slots__ if name in data})


@dataclass(frozen=True, slots=True)
class CategoryScore:
    """Score 0..100 of one category, the points it was reached by, and how sure it is (0..1)."""

    score: float | None
    points_per_100_words: float
    confidence: float
    findings: int

    def to_dict(self) -> dict[str, Any]:
        """The category score as JSON types."""
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> CategoryScore:
        """The category score that `to_dict` wrote."""
        return cls(**{name: data[name] for name in cls.__slots__})


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """All that auditor says about one article; its JSON Schema is `reports/scorecard.schema.json`."""

    id: str
    status: Status
    reason: str | None = None
    language: str | None = None
    words: int = 0
    overall: float | None = None
    vetoes: tuple[str, ...] = ()
    categories: Mapping[str, CategoryScore] = field(default_factory=dict)
    machine_translated: Mapping[str, Any] | None = None
    source: Mapping[str, Any] | None = None
    findings: tuple[Finding, ...] = ()
    readability: Mapping[str, Any] | None = None
    versions: Mapping[str, str] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The score card as JSON types, keys in the order of the schema."""
        return {
            "id": self.id,
            "status": self.status,
            "reason": self.reason,
            "language": self.language,
            "words": self.words,
            "overall": self.overall,
            "vetoes": list(self.vetoes),
            "categories": {name: score.to_dict() for name, score in self.categories.items()},
            "machine_translated": self.machine_translated,
            "source": self.source,
            "findings": [finding.to_dict() for finding in self.findings],
            "readability": self.readability,
            "versions": dict(self.versions),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> ScoreCard:
        """The score card that `to_dict` wrote; raises KeyError where a required key is missing."""
        plain = {name: data[name] for name in cls.__slots__ if name in data}
        plain["vetoes"] = tuple(data["vetoes"])
        plain["categories"] = {name: CategoryScore.from_dict(score) for name, score in data["categories"].items()}
        plain["findings"] = tuple(Finding.from_dict(finding) for finding in data["findings"])
        return cls(**plain)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a gate decided for one article, with every reason in the order of the policy."""

    id: str
    decision: Literal["accepted", "review", "rejected", "error"]
    reasons: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The verdict as JSON types."""
        return {"id": self.id, "decision": self.decision, "reasons": list(self.reasons)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Verdict:
        """The verdict that `to_dict` wrote."""
        return cls(data["id"], data["decision"], tuple(data["reasons"]))
