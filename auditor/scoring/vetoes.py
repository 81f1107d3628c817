"""What no score can buy back: there is no article, or not the one that was asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.reading import Document
from auditor.scorecard import Finding

MAX_WORDS = 160
"""Words up to which a text can be an error page or a consent wall; a longer one has something else in it."""
WALL_SHARE = 0.6
"""Share of the text in boilerplate findings from which there is no article left."""

_ERROR_PAGE = re.compile(
    r"\b(?:erreur (?:404|403|50[023])|error (?:404|403|50[023])|(?:404|403|502) (?:not found|forbidden|bad gateway)"
    r"|page (?:introuvable|non trouvée)|page not found|cette page n'existe (?:pas|plus)|access denied|accès refusé"
    r"|service unavailable|enable javascript|activez javascript|activer javascript|are you a robot|vérifions que vous"
    r"|unusual traffic|just a moment\.\.\.)"
)
_CONSENT = re.compile(
    r"\b(?:accepter (?:et continuer|les cookies)|tout accepter|continuer sans accepter|nos \d{0,4} ?partenaires"
    r"|paramétrer (?:les|mes) cookies|accept (?:all )?cookies|alle akzeptieren|aceptar (?:todas )?las cookies"
    r"|aceitar (?:todos )?os cookies)"
)


def vetoes(document: Document, findings: Sequence[Finding], expected: Sequence[str] = ()) -> tuple[str, ...]:
    """Names of the vetoes that hold: empty, error-page, consent-wall, boilerplate-only, wrong-language."""
    if document.words == 0:
        return ("empty",)
    found = []
    if document.words <= MAX_WORDS:
        found += [name for name, holds in _short_page(document, findings) if holds]
    if expected and document.language is not None and document.language not in expected:
        found.append("wrong-language")
    return tuple(found)


def _short_page(document: Document, findings: Sequence[Finding]) -> list[tuple[str, bool]]:
    start = document.folded[:2000]
    return [
        ("error-page", document.words <= MAX_WORDS // 2 and _ERROR_PAGE.search(start) is not None),
        ("consent-wall", len(_CONSENT.findall(start)) >= 2),
        ("boilerplate-only", _covered(document, findings) >= WALL_SHARE),
    ]


def _covered(document: Document, findings: Sequence[Finding]) -> float:
    covered = sum(f.end - f.start for f in findings if f.category == "boilerplate" and f.weight > 0)
    return covered / max(len(document.text.strip()), 1)
