"""« author-named », « dated », « updates-dated »: who signs an article, and when."""

from __future__ import annotations

import re

from auditor.reading import Span
from auditor.sources.edges import Edges, anchored
from auditor.sources.signals import Signal, found, tagged, unseen

_UPPER = r"[^\W\d_a-zà-öø-ÿ]"
_PART = rf"(?:{_UPPER}\.(?:-?{_UPPER}\.)?|{_UPPER}[\w'-]+)"
_PERSON = rf"{_PART}(?: (?:d[eu]s?|la|le|van|von|el|al|ben|da|di))?(?: (?:d'|l')?{_PART}){{1,3}}"
_SIGNED = re.compile(
    rf"(?:^|[|•·—–] ?)(?:par|de notre (?:correspondante?|envoyée? spéciale?)[^,\n]{{0,40}},?|propos recueillis par"
    rf"|texte|article de|publié par|auteure?|journaliste)(?: :)? (?-i:(?P<who>{_PERSON}))",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNED_BELOW = re.compile(
    rf"^(?P<who>{_PERSON})(?:(?:,| et) {_PERSON})*"
    r"(?: ?\(avec (?:l')?(?:AFP|Reuters|AP|EFE|ats|Belga)\)|,? avec (?:l')?(?:AFP|Reuters|agences?))",
    re.MULTILINE,
)
_CONTRIBUTED = re.compile(
    rf"(?P<who>{_PERSON})(?: et {_PERSON})? (?:de [^\n.]{{2,40}} )?(?:a|ont) contribué à (?:ce|cet) "
)
_DESK = re.compile(
    r"^(?:par |publié par |auteur : )?(?:la )?(?:rédaction|redaction)(?: (?:de |du |d'|web|avec)[^\n]{0,40})?[.,]?$",
    re.IGNORECASE | re.MULTILINE,
)
_DESK_NAME = re.compile(
    r"(?:la )?(?:rédaction|redaction|équipe|admin|administrateur|editor|staff|webmaster|contributeur|auteur invité"
    r"|anonyme|newsroom|avec agences?)\b.{0,40}|afp|reuters",
    re.IGNORECASE,
)
_MONTH = r"(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre)"
_NUMBERS = r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d"
_DAY = rf"(?:(?:1er|\d{{1,2}}) {_MONTH},? (?:19|20)\d\d|{_NUMBERS})"
_DATE = re.compile(rf"(?<!\d){_DAY}(?!\d)", re.IGNORECASE)
_PUBLISHED = re.compile(
    rf"(?:publié|paru|mis en ligne|posté|écrit)e? (?:le |: ?)?(?:\w+ )?{_DAY}|{_DAY}(?=, [^\n.,]{{2,30}}$)",
    re.IGNORECASE | re.MULTILINE,
)
_UPDATED = re.compile(
    r"(?:^|publié[^\n]{0,60}|[|•·—–(] ?)"
    r"(?:mise? à jour|màj|maj|actualisée?|modifiée? le|dernière mise à jour|updated)\b(?P<when>[^\n]{0,40})",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNED_ANCHORS = anchored("par ", "correspondant", "envoy", "texte", "article de ", "auteur", "journaliste")
_BELOW_ANCHORS, _CONTRIBUTED_ANCHORS = anchored("avec "), anchored("contribué")
_DESK_ANCHORS = anchored("rédaction", "redaction")
_UPDATED_ANCHORS = anchored("à jour", "màj", "maj", "actualis", "modifi", "updated")
_DATE_ANCHORS = anchored("19", "20", *(f"{digit}{mark}" for digit in range(10) for mark in "./-"))
_DATE_LINE, _DATE_WORDS = 140, 8
"""A date in a longer line, or among more words, is a date the text speaks of."""


def read(edges: Edges) -> list[Signal]:
    """The three signals, from the row's fields and the text's head and tail."""
    return [_author(edges), _dated(edges), _updated(edges)]


def _author(edges: Edges) -> Signal:
    document = edges.document
    field = (document.article.author or "").strip()
    if field:
        return tagged("author-named", "author", field, "fail" if _DESK_NAME.fullmatch(field) else "pass")
    match = (
        edges.search(_SIGNED, edges.both, _SIGNED_ANCHORS)
        or (edges.opening(_SIGNED_BELOW, edges.both) if edges.mention(_BELOW_ANCHORS) else None)
        or edges.search(_CONTRIBUTED, edges.both, _CONTRIBUTED_ANCHORS)
    )
    if match:
        return found("author-named", document.text, *match.span("who"))
    desk = edges.opening(_DESK, edges.both) if edges.mention(_DESK_ANCHORS) else None
    return found("author-named", document.text, *desk.span(), "fail") if desk else unseen("author-named")


def _dated(edges: Edges) -> Signal:
    document = edges.document
    if document.article.date:
        return tagged("dated", "date", document.article.date)
    for line in edges.holding(edges.both, _DATE_ANCHORS):
        match = _PUBLISHED.search(document.plain, line.start, line.end) or _bare(document.plain, line)
        if match:
            return found("dated", document.text, *match.span())
    return unseen("dated")


def _bare(plain: str, line: Span) -> re.Match[str] | None:
    """A date that is the line's business and not told in a sentence: in a short line, or digits at its edge."""
    match = _DATE.search(plain, line.start, line.end) if line.end - line.start <= _DATE_LINE else None
    if not match:
        return None
    before, after = plain[line.start : match.start()].split(), plain[match.end() : line.end].split()
    if len(before) + len(after) <= _DATE_WORDS:
        return match if plain[line.end - 1] != "." else None
    at_edge = len(before) <= 2 or len(after) <= 2
    return match if at_edge and not any(c.isalpha() for c in match.group()) else None


def _updated(edges: Edges) -> Signal:
    match = edges.search(_UPDATED, edges.both, _UPDATED_ANCHORS)
    dated = match is not None and any(c.isdigit() for c in match["when"])
    # « Mise à jour » with words after it tells of an update; alone it marks one and owes its date.
    if match is None or not (dated or not match["when"].strip(" :.–—|)")):
        return unseen("updates-dated", "not_applicable")
    return found("updates-dated", edges.document.text, *match.span(), "pass" if dated else "fail")
