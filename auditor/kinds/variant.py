"""Two ways of writing one thing in one article: « Kiev » and « Kyiv », « d'étouffement» » among spaced quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from auditor.errors import CardError
from auditor.kinds.base import MAX_PLACES, Match, Param, compile_pattern
from auditor.reading import Document
from auditor.rule import Rule


@dataclass(frozen=True, slots=True)
class _Group:
    rule: Rule
    pattern: re.Pattern[str]
    literals: tuple[str, ...]


class VariantKind:
    """Cards give a table whose rows have `forms` (a|b|c, as written), or `styles`, two patterns or more.

    The forms that are in the minority are marked, from `usual` uses of the prevailing form (1) and up to `rare` uses of
    the other (any number); when they are as many, the later ones. A pattern marks its group `span` if it has one.
    """

    params: ClassVar[dict[str, Param]] = {
        "table": Param(str),
        "rows": Param(list),
        "styles": Param(list),
        "usual": Param(int),
        "rare": Param(int),
    }

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._groups = [group for rule in rules for group in _groups(rule)]

    def find(self, document: Document) -> Iterator[Match]:
        """Matches on the forms in the minority."""
        for group in self._groups:
            if group.literals and sum(literal in document.plain for literal in group.literals) < 2:
                continue
            yield from _minority(document, group)


def _groups(rule: Rule) -> Iterator[_Group]:
    if ("styles" in rule.params) == ("rows" in rule.params):
        raise CardError("variants need either styles or a table @ $.params")
    for row in rule.params.get("rows", ()):
        forms = tuple(row["forms"].split("|"))
        source = "|".join(rf"(?P<f{number}>{re.escape(form)})" for number, form in enumerate(forms))
        yield _Group(rule, re.compile(rf"(?<![\w-])(?:{source})(?![\w])"), forms)
    if "styles" in rule.params:
        for number, style in enumerate(rule.params["styles"]):
            compile_pattern(style, f"$.params.styles[{number}]", 0)
        source = "|".join(f"(?P<f{number}>{style})" for number, style in enumerate(rule.params["styles"]))
        yield _Group(rule, re.compile(source), ())


def _minority(document: Document, group: _Group) -> Iterator[Match]:
    places: dict[str, list[re.Match[str]]] = {}
    for count, match in enumerate(group.pattern.finditer(document.plain)):
        if count >= MAX_PLACES:
            return
        places.setdefault(match.lastgroup or "", []).append(match)
    if len(places) < 2:
        return
    ranked = sorted(places.values(), key=lambda matches: (-len(matches), matches[0].start()))
    usual, params = ranked[0], group.rule.params
    if len(usual) < params.get("usual", 1):
        return
    for matches in ranked[1:]:
        if len(matches) <= params.get("rare", MAX_PLACES):
            for match in matches:
                yield Match(group.rule, *match.span(), {"usual": usual[0].group()})
