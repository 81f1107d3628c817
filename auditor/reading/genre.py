"""Opinion pieces and labelled analysis: recognised by the label they carry, never by what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal
from urllib.parse import urlsplit

from auditor.reading import typography
from auditor.reading.names import UPPER
from auditor.reading.spans import Span

Genre = Literal["opinion", "analysis"]

_END = r"(?=\s*(?:$|\n|[.:|/•!–—]|-\s))"
_BY = rf" (?:de |d'|du |des |par )?[{UPPER}][^.:!?\n]{{2,50}}(?:$|[.:])"
_OPINION = re.compile(
    r"[\[(]?\s*(?:"
    rf"(?i:tribune|libre opinion|opinions?|opinions? et débats|édito|éditorial|edito|editorial|chronique|billet|humeur"
    rf"|carte blanche|point de vue|libre propos|parti pris|contre-?point|lettre ouverte|pamphlet|tribune libre"
    rf"|tribune collective|billet d'humeur|coup de gueule|coup de sang|courrier des lecteurs)(?:(?=[\])])|{_END})"
    rf"|(?i:l'édito|l'éditorial|la chronique|le billet|le coup de gueule|le parti pris|l'humeur|le bloc-notes|éditorial"
    rf"|édito|chronique|billet){_BY}"
    rf"|(?i:une (?:opinion|tribune|chronique|carte blanche|lettre ouverte)) (?:de |d'|du |des |par )[{UPPER}]"
    r"|(?i:(?:la )?chronique d'une? [\w-]{3,20}(?: #\d+|$| ?[:–—]| -\s))"
    r")"
)
_ANALYSIS = re.compile(rf"[\[(]?\s*(?i:analyse|décryptage|l'analyse|le décryptage)(?:(?=[\])])|{_END}|{_BY})")
_DISCLAIMER = re.compile(
    r"(?:opinions?|avis|points? de vue|propos|idées|vues)(?: [\w'-]{1,20}){0,3} exprim[\w]{1,5}(?: [\w'-]{1,20}){0,8}"
    r" (?:n'engag\w{1,6} que|ne reflèt\w{1,5} pas|ne sont pas nécessairement|ne représent\w{1,6} pas)",
    re.IGNORECASE,
)
_PATH = {
    "opinion": re.compile(
        r"/(?:opinions?|tribunes?|editos?|editorial(?:s|es)?|editoriaux|chroniques?|idees|billets?|point-de-vue|points-de-vue"
        r"|cartes?-blanches?|debats|blogs?)/"
    ),
    "analysis": re.compile(r"/(?:analyses?|decryptages?)/"),
}
LABEL_FIELDS = ("section", "genre", "rubric", "rubrique")
"""Fields of a row, beside its title, that may hold a label."""
HEAD_LINES = 8
"""Non-blank lines from the top in which a label is looked for."""


def read(plain: str, lines: Sequence[Span], labels: Sequence[object] = (), url: str | None = None) -> Genre | None:
    """The genre a text is labelled with; None where it carries no label.

    `plain` and `lines` are those of the Document; a title, a section (`labels`) and an address given with the article
    count like its text.
    """
    heads = [plain[line.start : line.end].strip() for line in lines[:HEAD_LINES]]
    heads += [typography.plain(label).strip() for label in labels if isinstance(label, str)]
    path = _path(url)
    if any(_OPINION.match(head) for head in heads) or _PATH["opinion"].search(path) or _disclaims(plain, lines):
        return "opinion"
    if any(_ANALYSIS.match(head) for head in heads) or _PATH["analysis"].search(path):
        return "analysis"
    return None


def _path(url: str | None) -> str:
    """The path of an address, ending in a slash; empty for one that cannot be read."""
    try:
        return urlsplit(url or "").path.lower().rstrip("/") + "/"
    except ValueError:
        return ""


def _disclaims(plain: str, lines: Sequence[Span]) -> bool:
    """Whether a first or last line says that the views in the text are its author's alone."""
    if "exprim" not in plain:
        return False
    edges = [*lines[:3], *lines[-4:]]
    return any(_DISCLAIMER.search(plain, line.start, min(line.end, line.start + 600)) for line in edges)
