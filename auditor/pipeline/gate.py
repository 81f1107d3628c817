"""Splits rows by a policy; nothing is lost: accepted + review + rejected + errors = rows in."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from auditor.errors import InputError
from auditor.formats import parquet
from auditor.formats.flat import unflat
from auditor.formats.jsonl import dumps
from auditor.formats.opening import ending
from auditor.formats.reader import found, parse, pieces
from auditor.formats.rows import Piece, ReadOptions, Row
from auditor.formats.writer import whole
from auditor.pipeline.policy import Policy
from auditor.scorecard import ScoreCard, Verdict

DECISIONS = ("accepted", "review", "rejected", "error")


class Judged(NamedTuple):
    """A verdict, and the row as it is written: unchanged but for an added `auditor` field."""

    verdict: Verdict
    line: str


@dataclass(slots=True)
class GateSummary:
    """Counts of a gate's run; `reasons` counts the rows that have a reason, by its part before the first colon."""

    rows: int = 0
    decisions: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)

    def count(self, verdict: Verdict) -> None:
        """Add a verdict."""
        self.rows += 1
        self.decisions[verdict.decision] += 1
        if verdict.decision == "error":  # each names its own file and row
            self.reasons["could not be read"] += 1
        else:
            self.reasons.update({reason.split(":")[0] for reason in verdict.reasons})

    def to_dict(self) -> dict[str, Any]:
        """The summary as JSON types; the decisions add up to the rows."""
        counts = {name: self.decisions[name] for name in DECISIONS}
        return {"rows": self.rows, **counts, "reasons": dict(sorted(self.reasons.items()))}


@dataclass(frozen=True, slots=True)
class Judge:
    """Decides on a row by its card; plain data, so that workers decide."""

    policy: Policy

    def __call__(self, row: Row, card: ScoreCard) -> Judged:
        """The verdict and the row's line."""
        verdict = self.policy.decide(card)
        judged = {"decision": verdict.decision, "reasons": list(verdict.reasons), "overall": card.overall}
        return Judged(verdict, _line(row, judged))


def run(judged: Iterable[Judged], outputs: Mapping[str, str | None]) -> GateSummary:
    """Write each row to the output of its verdict.

    `outputs` maps decisions to paths; a row whose decision has no path is counted and not written. Raises InputError if
    an output cannot be written; then none of them appears.
    """
    summary, written = GateSummary(), Counter[str]()
    with ExitStack() as stack:
        streams = {name: stack.enter_context(whole(path)) for name, path in outputs.items() if path}
        for verdict, line in judged:
            summary.count(verdict)
            if (stream := streams.get(verdict.decision)) is not None:
                stream.write(line + "\n")
                written[verdict.decision] += 1
        assert sum(summary.decisions.values()) == summary.rows
        assert all(written[name] == summary.decisions[name] for name in streams)
    return summary


def by_cards(cards: str, rows: Iterator[Piece] | None, reading: ReadOptions, judge: Judge) -> Iterator[Judged]:
    """Verdicts taken anew from stored cards: on the rows they were made of, or on the cards themselves.

    Raises InputError where the cards are not those of the rows, one for each and in order.
    """
    for number, card in enumerate(stored(cards), 1):
        if rows is None:
            yield judge(Row(cards, number, None, raw=card.to_dict()), card)
            continue
        piece = next(rows, None)
        row = parse(piece, reading) if piece is not None else None
        if row is None or row.name != card.id:
            there = f"the row {row.name!r}" if row is not None else "no row"
            raise InputError(f"{cards}:{number}: the card of {card.id!r} stands where there is {there}")
        yield judge(row, card)
    if rows is not None and (piece := next(rows, None)) is not None:
        raise InputError(f"{cards}: there is no card for the row {piece.where}")


def stored(path: str) -> Iterator[ScoreCard]:
    """The score cards of a file that `auditor score` wrote: JSON lines, plain or compressed, or Parquet."""
    options, number = ReadOptions(), 0
    form = "parquet" if ending(path) in parquet.ENDINGS else "jsonl"
    for piece in pieces(found([path], options), replace(options, form=form)):
        number = piece.number
        if piece.error is not None:
            raise InputError(piece.error)
        try:
            card = unflat(piece.payload) if form == "parquet" else json.loads(piece.payload)
            yield ScoreCard.from_dict(card)
        except (KeyError, TypeError, ValueError) as error:
            raise InputError(f"{path}:{number}: no score card: {error!r}") from None


def _line(row: Row, judged: Mapping[str, Any]) -> str:
    """The row with its verdict; a line of JSON keeps its very bytes, so that no number or spelling of it changes."""
    if not isinstance(row.raw, Mapping):
        return dumps({"raw": row.raw, "source": row.source, "row": row.number, "auditor": judged})
    if row.line is not None and row.raw and "auditor" not in row.raw:
        return f"{row.line.rstrip()[:-1].rstrip()},{dumps({'auditor': judged})[1:]}"
    return dumps({**row.raw, "auditor": judged})
