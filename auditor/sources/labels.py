"""« opinion-labelled », « corrections-visible », « advertising-labelled »: what an article says it is."""

from __future__ import annotations

import re

from auditor.reading import Document, Span
from auditor.sources import hosts
from auditor.sources.edges import Edges, anchored
from auditor.sources.signals import Signal, found, tagged, unseen

_OPINION_WORD = (
    r"(?:tribune|éditorial|edito|édito|opinions?|point de vue|points de vue|chronique|billet(?: d'humeur)?|analyse"
    r"|carte blanche|libre opinion|humeur|parti pris|débat|contribution|le mot de la fin)"
)
_OPINION = re.compile(
    rf"^[\[(«]? ?{_OPINION_WORD}(?: ?[\])»]| ?[.:|–—-]| libre| de la rédaction|$)", re.IGNORECASE | re.M
)
_OPINION_PATH = re.compile(
    r"/(?:opinions?|tribunes?|editos?|editorial|editoriaux|idees(?:-et-debats|-debats)?|debats?|chroniques?|blogs?"
    r"|points?-de-vue|carte-blanche|vox|billets?|libre-opinion|analyses?)/",
    re.IGNORECASE,
)


def _by_word(phrases: str) -> tuple[tuple[str, str], ...]:
    """Each phrase with the word of it that a text must hold for it."""
    return tuple((max(phrase.replace("'", " ").split(), key=len), phrase) for phrase in phrases.split("|"))


_STANCES = _by_word(
    "à mon avis|à mon sens|à mes yeux|selon moi|je crois|je pense|j'estime|je refuse de|je suis convaincu"
    "|je suis persuadé|je considère|je propose|je veux croire|nous appelons|nous demandons|nous exigeons"
)
_LEAST_STANCES = 3
_CORRECTED = re.compile(
    r"(?:^|[(\[] ?)(?:rectificatifs?|erratum|errata|corrections?|mise au point|note de la rédaction|ndlr"
    r"|cet article a été (?:corrigé|modifié|rectifié)|article (?:corrigé|modifié|rectifié)|corrigé le"
    r"|une (?:première )?version (?:précédente|antérieure)|dans une (?:première|précédente) version)\b[^\n]{0,120}",
    re.IGNORECASE | re.MULTILINE,
)
_CORRECTED_ANCHORS = anchored(
    "rectific", "errat", "correction", "corrigé", "mise au point", "ndlr", "note de la", "version"
)
_ADVERTISEMENT = re.compile(
    r"^[\[(]?(?:publicité|contenu (?:sponsorisé|partenaire|proposé par|de marque)|article (?:sponsorisé|partenaire)"
    r"|publi-?(?:rédactionnel|reportage|communiqué)|communiqué de presse|sponsorisé|annonce|en partenariat avec"
    r"|ce contenu (?:a été|est) (?:proposé|sponsorisé|produit)[^\n]{0,60}"
    r"|liens? (?:d'affiliation|affiliés?|sponsorisés?))"
    r"(?:[\])]| ?[:|–—-]| par| avec| pour|$)[^\n]{0,60}",
    re.IGNORECASE | re.MULTILINE,
)
_SELLING = _by_word(
    "code promo|acheter maintenant|achetez maintenant|commandez dès|livraison gratuite|offre limitée"
    "|profitez de l'offre|au lieu de|satisfait ou remboursé|essai gratuit|cliquez ici|prix cassé|en promotion"
)
_LEAST_SELLING = 4


def read(edges: Edges) -> list[Signal]:
    """The three signals, from the text and the path of the article's address."""
    return [_opinion(edges), _corrections(edges), _advertising(edges)]


def _opinion(edges: Edges) -> Signal:
    """Pass when labelled; fail when the author's stance is stated three times, unquoted, without a label."""
    document = edges.document
    match = edges.opening(_OPINION, edges.head)
    if match and not _in_menu(edges, match):
        return found("opinion-labelled", document.text, *match.span())
    path = hosts.split(document.article.url or "")[1]
    section = _OPINION_PATH.search(f"/{path}")
    if section:
        return tagged("opinion-labelled", "url", section.group())
    if match is None and document.genre is not None:  # by the row's title, or a disclaimer at the foot
        return tagged("opinion-labelled", "genre", document.genre)
    stances = _outside_quotes(document, _STANCES)
    if len(stances) < _LEAST_STANCES:
        return unseen("opinion-labelled", "not_applicable")
    return found("opinion-labelled", document.text, *stances[0], "fail")


def _in_menu(edges: Edges, match: re.Match[str]) -> bool:
    """Whether a label alone on its line is one of several lines of a word or two: a menu of sections."""
    alone = match.end() >= edges.document.line_at(match.start()).end
    plain = edges.document.plain
    return alone and sum(len(plain[line.start : line.end].split()) <= 2 for line in edges.head) > 2


def _corrections(edges: Edges) -> Signal:
    match = edges.search(_CORRECTED, edges.both, _CORRECTED_ANCHORS)
    return found("corrections-visible", edges.document.text, *match.span()) if match else unseen("corrections-visible")


def _advertising(edges: Edges) -> Signal:
    """Pass when labelled; fail when four phrases of selling stand without a label; else there is nothing to label."""
    document = edges.document
    match = edges.opening(_ADVERTISEMENT, edges.both)
    if match:
        return found("advertising-labelled", document.text, *match.span())
    selling = _outside_quotes(document, _SELLING)
    if len(selling) < _LEAST_SELLING:
        return unseen("advertising-labelled", "not_applicable")
    return found("advertising-labelled", document.text, *selling[0], "fail")


def _outside_quotes(document: Document, phrases: tuple[tuple[str, str], ...]) -> list[Span]:
    """Where phrases stand that are not quoted; each phrase at its first two places."""
    spans: list[Span] = []
    for word, phrase in phrases:
        if word not in document.index:
            continue
        start = document.folded.find(phrase)
        for _ in range(2):
            if start < 0:
                break
            if not document.in_quote(start):
                spans.append(Span(start, start + len(phrase)))
            start = document.folded.find(phrase, start + 1)
    return sorted(spans)
