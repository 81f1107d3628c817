"""Numbers for the small charts that the templates draw as inline SVG."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import mean
from typing import NamedTuple

from auditor.render.audited import Audited

BINS = 20


class Bin(NamedTuple):
    """Articles whose overall score is from `low` to below `low` + 5, and the share of the fullest bin they make."""

    low: int
    articles: int
    share: float


def distribution(audits: Sequence[Audited]) -> list[Bin]:
    """Articles by overall score, in steps of five."""
    width = 100 // BINS
    scores = [audited.card.overall for audited in audits if audited.card.overall is not None]
    counts = Counter(min(int(score) // width, BINS - 1) for score in scores)
    most = max(counts.values(), default=1)
    return [Bin(number * width, counts[number], counts[number] / most) for number in range(BINS)]


class OutletPoint(NamedTuple):
    """An outlet in the scatter: mean overall score, mean reliability or None, and number of articles."""

    name: str
    overall: float
    reliability: float | None
    articles: int


def outlets(audits: Sequence[Audited]) -> list[OutletPoint]:
    """Outlets with scored articles, by name."""
    groups: dict[str, list[Audited]] = defaultdict(list)
    for audited in audits:
        name = _outlet(audited)
        if name and audited.card.overall is not None:
            groups[name].append(audited)
    return [_point(name, group) for name, group in sorted(groups.items())]


def _outlet(audited: Audited) -> str | None:
    outlet = (audited.card.source or {}).get("outlet") or {}
    return outlet.get("name") or outlet.get("domain") or audited.article.outlet


def _point(name: str, group: Sequence[Audited]) -> OutletPoint:
    reliabilities = [value for a in group if (value := (a.card.source or {}).get("reliability")) is not None]
    overall = mean(audited.card.overall or 0.0 for audited in group)
    return OutletPoint(name, overall, mean(reliabilities) if reliabilities else None, len(group))


def frequent_rules(audits: Sequence[Audited], most: int = 20) -> list[tuple[str, str, int, int]]:
    """Rule, category, findings and articles of the rules with most findings that count."""
    findings: Counter[tuple[str, str]] = Counter()
    articles: Counter[tuple[str, str]] = Counter()
    for audited in audits:
        own = [(finding.rule, finding.category) for finding in audited.card.findings if finding.weight > 0]
        findings.update(own)
        articles.update(set(own))
    ranked = sorted(findings, key=lambda key: (-findings[key], key))[:most]
    return [(rule, category, findings[rule, category], articles[rule, category]) for rule, category in ranked]
