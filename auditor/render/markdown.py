"""Markdown, for pull requests, wikis and mail."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import IO

from auditor.render.audited import Audited, shorten
from auditor.render.excerpt import excerpt, printable
from auditor.render.formats import Settings
from auditor.rulebook import RuleBook
from auditor.scorecard import CATEGORIES, Finding, ScoreCard

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_CONTEXT, _WORDING = 160, 60


def write_markdown(audits: Sequence[Audited], book: RuleBook, stream: IO[str], settings: Settings) -> None:
    """A section per article, before them a table when there are several."""
    if len(audits) > 1:
        stream.write("\n".join(_table(audits)) + "\n\n")
    for audited in audits if settings.full else ():
        stream.write("\n".join(_section(audited, book)) + "\n\n")


def _table(audits: Sequence[Audited]) -> Iterator[str]:
    yield f"| article | overall | {' | '.join(CATEGORIES)} |"
    yield "|---|--:|" + "--:|" * len(CATEGORIES)
    for audited in audits:
        card = audited.card
        cells = [_score(card, name) for name in CATEGORIES]
        yield f"| {escaped(card.id)} | {_number(card.overall)} | {' | '.join(cells)} |"


def _section(audited: Audited, book: RuleBook) -> Iterator[str]:
    card = audited.card
    yield f"## {escaped(audited.headline)}"
    yield ""
    if card.status == "scored":
        scores = ", ".join(f"{name} {_score(card, name)}" for name in card.categories)
        yield f"{escaped(card.id)}: **{_number(card.overall)}** of 100 ({scores})"
    else:
        yield f"{escaped(card.id)}: {card.status.replace('_', ' ')}, {escaped(card.reason or '')}"
    for category, rules in audited.by_rule().items():
        yield f"\n### {category}"
        for rule, findings in rules.items():
            yield f"\n**{rule}**: {escaped(book[rule].why)}\n"
            yield from (_item(audited, finding) for finding in findings)
    for title, findings in zip(("own wording", "in quotations"), audited.wording, strict=True):
        if findings:
            words = ", ".join(escaped(shorten(finding.text, _WORDING)) for finding in findings)
            yield f"\n**framing, {title}**, for information: {words}"


def _item(audited: Audited, finding: Finding) -> str:
    line, column = audited.position(finding.start)
    piece = excerpt(audited.document, finding, _CONTEXT)
    marked = f"{escaped(piece.text[: piece.start])}**{escaped(piece.text[piece.start : piece.end])}**"
    fix = f" → {escaped(finding.fix)}" if finding.fix else ""
    sure = f"({finding.severity}, {finding.confidence:.0%})"
    return f"- {line}:{column} {marked}{escaped(piece.text[piece.end :])} {sure}{fix}"


def escaped(text: str) -> str:
    """The text on one line with everything that Markdown or HTML would act on escaped."""
    return _SPECIAL.sub(r"\\\1", printable(text))


def _score(card: ScoreCard, name: str) -> str:
    return _number(card.categories[name].score if name in card.categories else None)


def _number(score: float | None) -> str:
    return "–" if score is None else f"{score:.0f}"
