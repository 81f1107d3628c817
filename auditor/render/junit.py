"""JUnit XML, for build servers that show test results: an article is a case, a failed floor its failure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from auditor.formats.writer import whole
from auditor.pipeline.gate import Judged
from auditor.render.audited import Audited
from auditor.render.formats import Settings
from auditor.rulebook import RuleBook
from auditor.scorecard import ScoreCard, Verdict

_IN_MEMORY = 8 * 2**20
"""Bytes of test cases of a gate that wait in memory until their number is known; more wait in a temporary file."""
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_junit(audits: Sequence[Audited], book: RuleBook, stream: IO[str], settings: Settings) -> None:
    """One test suite; a case fails when it has findings that count, is in error when it could not be read."""
    cards = [audited.card for audited in audits]
    failed = sum(_fails(card) for card in cards)
    errors = sum(card.status == "error" for card in cards)
    skipped = sum(card.status == "not_scored" and not _fails(card) for card in cards)
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    counts = f'tests="{len(cards)}" failures="{failed}" errors="{errors}" skipped="{skipped}"'
    stream.write(f'<testsuites>\n<testsuite name="auditor" {counts}>\n')
    for audited in audits:
        stream.write(_case(audited))
    stream.write("</testsuite>\n</testsuites>\n")


def recorded(judged: Iterable[Judged], path: str) -> Iterator[Judged]:
    """A gate's verdicts as they pass; when all have, the file holds a test case for each.

    Rejected is a failure, review is skipped, a row that could not be read is an error; the reasons are the message.
    """
    counts: Counter[str] = Counter()
    with whole(path) as stream, SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8") as cases:
        for item in judged:
            counts[item.verdict.decision] += 1
            cases.write(_verdict(item.verdict))
            yield item
        stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n<testsuite name="auditor gate"')
        shown = {"failures": "rejected", "errors": "error", "skipped": "review"}
        stream.write(f' tests="{counts.total()}"')
        stream.write("".join(f' {name}="{counts[decision]}"' for name, decision in shown.items()) + ">\n")
        cases.seek(0)
        copyfileobj(cases, stream)
        stream.write("</testsuite>\n</testsuites>\n")


def _verdict(verdict: Verdict) -> str:
    head = f'<testcase classname="auditor.gate" name={_attribute(verdict.id)}'
    element = {"rejected": "failure", "error": "error", "review": "skipped"}.get(verdict.decision)
    if element is None:
        return f"{head}/>\n"
    return f"{head}><{element} message={_attribute('; '.join(verdict.reasons))}/></testcase>\n"


def _fails(card: ScoreCard) -> bool:
    return card.status != "error" and any(finding.weight > 0 for finding in card.findings)


def _case(audited: Audited) -> str:
    card = audited.card
    head = f'<testcase classname="auditor" name={_attribute(card.id)}'
    if card.status == "error":
        return f"{head}><error message={_attribute(card.reason or '')}/></testcase>\n"
    if _fails(card):
        lines = [_line(audited, number) for number, finding in enumerate(card.findings) if finding.weight > 0]
        summary = f"overall {card.overall:g}" if card.overall is not None else card.reason or ""
        return f"{head}><failure message={_attribute(summary)}>{_text(chr(10).join(lines))}</failure></testcase>\n"
    if card.status == "not_scored":
        return f"{head}><skipped message={_attribute(card.reason or '')}/></testcase>\n"
    return f"{head}/>\n"


def _line(audited: Audited, number: int) -> str:
    finding = audited.card.findings[number]
    line, column = audited.position(finding.start)
    return f"{line}:{column} {finding.rule} {finding.message}"


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", text))


def _attribute(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("\ufffd", text))
