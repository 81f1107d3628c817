"""« origin-credited » and « translation-declared »: whose work an article passes on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from auditor.reading import Span
from auditor.sources.edges import Anchors, Edges, anchored
from auditor.sources.outlet import Outlet
from auditor.sources.registry import Registry
from auditor.sources.signals import Signal, found, unseen

_WORD = r"[^\W\d_a-zà-öø-ÿ](?:[\w.&+-]*[\w+])?"
_NAME = rf"(?-i:(?:l'|la |le |d')?{_WORD}(?:[ '-](?:{_WORD}|de|des|du|la|le|l'|et|d')){{0,5}})"
_ONE = rf"(?P<name>{_NAME})"
_TWO = rf"{_ONE}(?:(?:,| et|/) ?(?:de |d'|du )?(?P<second>{_NAME}))?"
_AGENCY = "(?P<name>(?-i:AFP|AP|ATS|EFE|APS|MAP|TAP|ANSA|Belga|Reuters|Xinhua|TASS))"


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE | re.MULTILINE) for pattern in patterns)


_Entry = tuple[Anchors, tuple[re.Pattern[str], ...], bool]
_PATTERNS: tuple[_Entry, ...] = (
    (anchored("contribué"), _compiled(rf"de {_ONE} (?:a|ont) contribué à (?:ce|cet) "), True),
    (anchored("contenu d"), _compiled(rf"(?:contient|inclut|avec) du contenu (?:de |d'|du ){_TWO}"), True),
    (
        anchored("publié", "paru", "diffusé"),
        _compiled(
            rf"(?:publié|paru|diffusé)e? (?:initialement |d'abord |à l'origine )(?:dans|sur|par) {_ONE}",
            rf"(?:initialement|d'abord) (?:publié|paru|diffusé)e? (?:dans|sur|par) {_ONE}",
        ),
        True,
    ),
    (anchored("en premier sur"), _compiled(rf"(?:est apparue?|a été publiée?) en premier sur {_ONE}"), True),
    (
        anchored("origin", "lire l'"),
        _compiled(
            rf"(?:article|texte|version|source) (?:original|originale|d'origine) ?: ?{_ONE}",
            rf"lire l'(?:article|original) (?:original |complet |intégral )?sur {_ONE}",
        ),
        True,
    ),
    (anchored("source", "via"), _compiled(rf"^(?:source|via) ?: ?{_TWO}[.)]?$"), True),
    (
        anchored(")"),
        _compiled(
            rf"\((?:avec |source : ?|d'après ){_TWO}\) ?[.—–-]?$",
            rf"\({_AGENCY}(?:(?:,| et|/) ?(?P<second>{_NAME}))?\) ?[.—–-]?$",
            rf"^[^\n]{{0,60}}\({_AGENCY}\) ?[—–-]",
        ),
        False,
    ),
    (anchored("avec "), _compiled(rf"(?:^|, |[.] )avec {_TWO}[.)]?$"), False),
    (anchored("sources", "crédit"), _compiled(rf"^(?:sources|crédits?) ?: ?{_TWO}[.)]?$"), False),
    (anchored("©", "(c)"), _compiled(rf"^(?:©|\(c\)) ?(?:\d{{4}} )?{_TWO}(?: \d{{4}})?[.)]?$"), False),
)
"""Anchor words, patterns with the name of the one credited, and whether they say that its work is passed on."""
_SHORTEST = 3
"""Two letters in a credit line are seldom an outlet: « DR » is « droits réservés »."""
_TRANSLATED = re.compile(
    r"(?:(?<!s'est )(?<!sont )(?<!être )(?<!se )traduite?s? "
    r"(?:de l'|du |et adaptée?|par (?-i:[A-ZÀ-Þ]|deepl|l'ia\b|un logiciel))[^\n]{0,60}"
    r"|^traduction ?(?:: ?|de |par |automatique)[^\n]{0,60}"
    r"|traduction (?:automatique|de l'(?:anglais|allemand|espagnol|italien|arabe)|du russe)[^\n]{0,60}"
    r"|translated (?:by|from|with)[^\n]{0,60}|traduit automatiquement[^\n]{0,60})",
    re.IGNORECASE | re.MULTILINE,
)
_TRANSLATED_ANCHORS = anchored("tradu", "translated")


class Credit(NamedTuple):
    """A known outlet that the text credits, and where; `passed_on` when the text says that it is the outlet's work."""

    outlet: Outlet
    start: int
    end: int
    passed_on: bool


def read(edges: Edges, registry: Registry) -> tuple[list[Signal], list[Credit]]:
    """Both signals, and the known outlets that are credited, each once, in the order of the text."""
    credits = _credits(edges, registry)
    translated = edges.search(_TRANSLATED, edges.head + edges.long_tail, _TRANSLATED_ANCHORS)
    declared = (
        found("translation-declared", edges.document.text, *translated.span())
        if translated
        else unseen("translation-declared")
    )
    return [_origin(edges, credits, translated), declared], credits


def _origin(edges: Edges, credits: list[Credit], translated: re.Match[str] | None) -> Signal:
    document = edges.document
    if credits:
        line = document.line_at(credits[0].start)
        last = max(credit.end for credit in credits if credit.start < line.end)
        return found("origin-credited", document.text, credits[0].start, last)
    if translated:
        return found("origin-credited", document.text, *translated.span())
    return unseen("origin-credited")


def _credits(edges: Edges, registry: Registry) -> list[Credit]:
    plain, named = edges.document.plain, dict[str, Credit]()
    for line, entries in _live(edges):
        for start, end, passed_on in _names(plain, line, entries):
            outlet = _known(registry, plain[start:end])
            if outlet and outlet.domain not in named:
                named[outlet.domain] = Credit(outlet, start, end, passed_on)
    return sorted(named.values(), key=lambda credit: credit.start)


def _live(edges: Edges) -> list[tuple[Span, list[_Entry]]]:
    """Lines in order, each with the patterns of which it holds an anchor."""
    live: dict[Span, list[_Entry]] = {}
    lines = edges.head + edges.long_tail
    for entry in _PATTERNS:
        for line in edges.holding(lines, entry[0]):
            live.setdefault(line, []).append(entry)
    return sorted(live.items(), key=lambda item: item[0])


def _names(plain: str, line: Span, entries: Sequence[_Entry]) -> Iterator[tuple[int, int, bool]]:
    for _, patterns, passed_on in entries:
        for pattern in patterns:
            for match in pattern.finditer(plain, line.start, line.end):
                yield (*match.span("name"), passed_on)
                if "second" in pattern.groupindex and match["second"]:
                    yield (*match.span("second"), passed_on)


def _known(registry: Registry, name: str) -> Outlet | None:
    """The outlet of a credited name; the article and what follows « et » are tried off."""
    for prefix in ("l'", "la ", "le ", "d'"):
        name = name.removeprefix(prefix)
    if len(name) < _SHORTEST and name != "AP":
        return None
    outlet = registry.by_name(name)
    return outlet or (registry.by_name(name.partition(" et ")[0]) if " et " in name else None)
