"""A rule as its card tells it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from auditor.scorecard import Category, Severity

Lifecycle = Literal["preview", "stable", "deprecated"]


@dataclass(frozen=True, slots=True)
class Example:
    """A text that a rule must find something in (`wrong`, at exactly `spans`) or stay silent on (`right`)."""

    text: str
    wrong: bool
    spans: tuple[tuple[int, int], ...] = ()
    path: str = "$.examples"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it looks for (`kind` and `params`), why it matters, how sure it is, and its examples.

    `at_least` is the number of matches in an article below which the rule stays silent; `weight` is 0 for rules that
    only inform (house style, previews). A weak signal has `counts_from`: so many matches of its category in 1,000 words
    of an article make it count; below that it is shown with weight 0. A rule that does not apply inside quotations may
    have `quoted_informs`: there it shows the word as the speaker's own, with weight 0.
    """

    id: str
    category: Category
    languages: tuple[str, ...]
    kind: str
    severity: Severity
    confidence: float
    message: str
    why: str
    fix: str | None = None
    mqm: str | None = None
    lifecycle: Lifecycle = "stable"
    weight: float = 1.0
    inside_quotes: bool = True
    quoted_informs: bool = False
    at_least: int = 1
    counts_from: float = 0.0
    params: Mapping[str, Any] = field(default_factory=dict)
    examples: Sequence[Example] = ()
    sources: tuple[str, ...] = ()
    renamed_from: tuple[str, ...] = ()
    file: str = ""
    plan: Any = None
    """What the kind works out of `params` once, when the card is checked, so that a start need not; plain data."""

    def speaks(self, language: str | None) -> bool:
        """Whether the rule applies to a text of this language; rules for `common` apply to all."""
        return "common" in self.languages or language in self.languages
