"""Splits rows by a policy; nothing is lost: accepted + review + rejected + errors = rows in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import IO, Any

from auditor.formats.jsonl import dumps
from auditor.formats.rows import Row
from auditor.formats.writer import whole
from auditor.pipeline.policy import Policy
from auditor.scorecard import ScoreCard, Verdict

DECISIONS = ("accepted", "review", "rejected", "error")


@dataclass(slots=True)
class GateSummary:
    """Counts of a gate's run; `reasons` counts each reason up to its first colon."""

    rows: int = 0
    decisions: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)

    def count(self, verdict: Verdict) -> None:
        """Add a verdict."""
        self.rows += 1
        self.decisions[verdict.decision] += 1
        self.reasons.update({reason.split(":")[0] for reason in verdict.reasons})

    def to_dict(self) -> dict[str, Any]:
        """The summary as JSON types; the decisions add up to the rows."""
        counts = {name: self.decisions[name] for name in DECISIONS}
        return {"rows": self.rows, **counts, "reasons": dict(sorted(self.reasons.items()))}


def run(scored: Iterable[tuple[Row, ScoreCard]], policy: Policy, outputs: Mapping[str, str | None]) -> GateSummary:
    """Write each row, unchanged but for an added `auditor` field, to the output of its verdict.

    `outputs` maps decisions to paths; a row whose decision has no path is counted and not written. Raises InputError if
    an output cannot be written; then none of them appears.
    """
    summary = GateSummary()
    with ExitStack() as stack:
        streams = {name: stack.enter_context(whole(path)) for name, path in outputs.items() if path}
        for row, card in scored:
            verdict = policy.decide(card)
            summary.count(verdict)
            stream = streams.get(verdict.decision)
            if stream is not None:
                _write(stream, row, card, verdict)
    assert sum(summary.decisions.values()) == summary.rows
    return summary


def _write(stream: IO[str], row: Row, card: ScoreCard, verdict: Verdict) -> None:
    judged = {"decision": verdict.decision, "reasons": list(verdict.reasons), "overall": card.overall}
    kept = dict(row.raw) if isinstance(row.raw, Mapping) else {"raw": row.raw, "source": row.source, "row": row.number}
    stream.write(dumps({**kept, "auditor": judged}) + "\n")
