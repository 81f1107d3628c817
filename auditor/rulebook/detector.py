"""Runs rules over a document and makes findings of what they match."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from auditor.kinds.base import Kind, Match
from auditor.reading import Document
from auditor.rule import Rule
from auditor.rulebook import plugins
from auditor.scorecard import Finding

MAX_SHOWN = 80
"""Code points of a match that its message repeats."""
MAX_FINDINGS = 200
"""Findings of one rule that a card keeps; the text is broken long before."""
QUOTED = "; in a quotation: the speaker's word"
"""What the message says of a match that only informs because somebody else is speaking."""
SAID_ONCE = frozenset(("language", "framing"))
"""Categories in which the same words found again by a rule only inform, as MQM counts a repeated error once."""
LEAST = {"language": 2.0}
"""Places in 1,000 words from which findings of a category count: one slip in a long article informs its editor."""
MIN_WORDS = 400
"""Words below which a density means nothing."""


class Detector:
    """A set of rules made ready; one pass of each kind over a document finds them all."""

    def __init__(self, rules: Iterable[Rule], kinds: Mapping[str, type[Kind]] | None = None) -> None:
        self._rules = [rule for rule in rules if rule.lifecycle != "deprecated"]
        self._classes = plugins.kinds() if kinds is None else kinds
        self._prepared: dict[str | None, list[Kind]] = {}

    def find(self, document: Document) -> tuple[Finding, ...]:
        """Findings in order of place, without those that say the same as a stronger one around them."""
        (findings,) = self.find_all([document])
        return findings

    def find_all(self, documents: Sequence[Document]) -> list[tuple[Finding, ...]]:
        """Findings of each of several documents, as `find` gives them.

        Each kind looks at all documents before the next: what it knows stays in the processor's cache, which saves a
        quarter of the time.
        """
        matches: list[list[Match]] = [[] for _ in documents]
        for language in sorted({document.language or "" for document in documents}):
            own = [number for number, document in enumerate(documents) if (document.language or "") == language]
            chosen = [documents[number] for number in own]
            for kind in self._kinds_for(language or None):
                for number, some in zip(own, _found(kind, chosen), strict=True):
                    matches[number] += some
        return [_findings(found, document) for found, document in zip(matches, documents, strict=True)]

    def _kinds_for(self, language: str | None) -> Sequence[Kind]:
        if language not in self._prepared:
            rules = defaultdict(list)
            for rule in self._rules:
                if rule.speaks(language):
                    rules[rule.kind].append(rule)
            self._prepared[language] = [self._classes[name](rules[name]) for name in sorted(rules)]
        return self._prepared[language]


def _found(kind: Kind, documents: Sequence[Document]) -> Iterable[Iterable[Match]]:
    return kind.find_all(documents) if hasattr(kind, "find_all") else map(kind.find, documents)


def _findings(matches: Iterable[Match], document: Document) -> tuple[Finding, ...]:
    by_rule: dict[str, list[Match]] = defaultdict(list)
    for match in matches:
        if match.rule.quoted_informs or not _is_quoted(match, document):
            by_rule[match.rule.id].append(match)
    kept = [
        match
        for found in by_rule.values()
        if len(found) >= found[0].rule.at_least
        for match in sorted(found, key=lambda match: (match.start, match.end))[:MAX_FINDINGS]
    ]
    density, first = _density(kept, document), _first_said(kept, document)
    weights = [_weight(match, density, document) if new else 0.0 for match, new in zip(kept, first, strict=True)]
    return _strongest([finding_of(match, document, weight) for match, weight in zip(kept, weights, strict=True)])


def _density(matches: Sequence[Match], document: Document) -> dict[str, float]:
    """Places in 1,000 words at which something that can count was found, by category; a text has MIN_WORDS at least."""
    places: dict[str, set[int]] = defaultdict(set)
    for match in matches:
        if match.rule.weight and not _is_quoted(match, document):
            places[match.rule.category].add(match.start)
    return {category: 1000 * len(starts) / max(document.words, MIN_WORDS) for category, starts in places.items()}


def _first_said(matches: Sequence[Match], document: Document) -> list[bool]:
    """Of each match, whether its rule has not matched the same words before: a slip said again has the same cause.

    What a page left or a translator did is counted each time; a misspelt name or a loaded word costs once.
    """
    seen, first = set[tuple[str, str]](), []
    for match in matches:
        key = (match.rule.id, document.folded[match.start : match.end])
        first.append(key not in seen or match.rule.category not in SAID_ONCE)
        seen.add(key)
    return first


def _weight(match: Match, density: Mapping[str, float], document: Document) -> float:
    """What a match counts here: weak signals and slips by density, no framing of opinions, no words of a speaker."""
    rule = match.rule
    own_norm = rule.category == "framing" and document.is_opinion
    least = max(rule.counts_from, LEAST.get(rule.category, 0))
    if own_norm or _is_quoted(match, document) or density.get(rule.category, 0) < least:
        return 0.0
    return rule.weight


def _is_quoted(match: Match, document: Document) -> bool:
    """Whether a match stands in a quotation, where its rule does not apply to the article."""
    return not match.rule.inside_quotes and document.in_quote(match.start)


def finding_of(match: Match, document: Document, weight: float) -> Finding:
    """The finding of a match, its message filled in."""
    rule, text = match.rule, document.text[match.start : match.end]
    shown = text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1] + "…"
    if shown[0] == "«" and shown[-1] == "»":  # messages put the match in quotation marks of their own
        shown = shown[1:-1].strip()
    values = _Values({"match": shown.replace("\n", " "), **match.values})
    quoted = _is_quoted(match, document)
    fix = None if quoted else match.values.get("fix") or rule.fix  # a quotation is not to be reworded
    return Finding(
        rule=rule.id,
        category=rule.category,
        severity=rule.severity,
        confidence=round(rule.confidence * match.factor, 4),
        weight=weight,
        start=match.start,
        end=match.end,
        text=text,
        message=rule.message.format_map(values) + (QUOTED if quoted else ""),
        fix=(fix or "").format_map(values) or None,
    )


class _Values(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def _strongest(findings: list[Finding]) -> tuple[Finding, ...]:
    """One finding where several of a category overlap: the one with most points, then the longest."""
    ranked = sorted(findings, key=lambda f: (-f.points, f.start - f.end, f.start, f.rule))
    taken: dict[str, list[tuple[int, int]]] = defaultdict(list)
    kept = []
    for finding in ranked:
        spans = taken[finding.category]
        if not any(finding.start < end and start < finding.end for start, end in spans):
            spans.append((finding.start, finding.end))
            kept.append(finding)
    return tuple(sorted(kept, key=lambda f: (f.start, f.end, f.rule)))
