"""« sources-cited »: persons, documents and pages that an article names as where it knows things from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.reading import Document, Span
from auditor.sources.signals import Signal, found, unseen

_LANGUAGES = {"fr", None}
_VERBS = frozenset(
    "affirmé affirme affirment ajouté ajoute annoncé annonce assuré assure assurent avance averti avertit concédé"
    " confié confie confirmé confirme constate critique déclaré déclare déclarent déclaré déplore déploré détaille"
    " dit dénonce dénoncé estimé estime estiment explique expliqué expliquent fustige glisse indiqué indique"
    " insiste insisté insurge juge jugé lance martelé note noté observe plaide poursuit précisé précise"
    " prévient prévenu promet raconte raconté rapporte rapporté rappelé rappelle reconnaît reconnu regrette"
    " regretté relève répond répondu répète résume résumé réagi réagit salué salue signale souffle soulignait"
    " souligné souligne soutient soutenu soupire sourit témoigne témoigné tempère tranche écrit évoqué".split()
)
_ORDERED_VERBS = tuple(sorted(_VERBS | {"appris", "savoir", "constaté"}))
_DOCUMENTS = (
    "arrêt arrêté audit avis baromètre bulletin communiqué dépêche enquête enquêtes étude études interview jugement"
    " ordonnance preprint rapport rapports recensement recommandation sondage sondages statistiques tribune"
).split()
_NAMED = re.compile(
    r"(?! de force)[\w' -]{0,40}?"
    r"(?:d'|de la |de l'|du |des |de |par |publiée? (?:par|dans|sur|le|mardi|lundi)[\w' ]{0,12}? |dans )"
    r"(?:la |l'|le |les )?[^\W\d_a-zà-öø-ÿ]"
)
_ACCORDING = re.compile(
    r"(?:selon|d'après|de source|auprès d[eu]s?|citée? par|interrogée? par|rapportée? par)"
    r" (?:(?:le|la|les|l'|un|une|des|du|de|son|sa|ses|ce|cette|plusieurs|certains) ?)?[\w'-]+"
)
_NO_SOURCE = re.compile(
    r"selon (?:que|lui-même|laquelle|lesquel\w+|lequel|(?:les|le|la) (?:cas|jours?|moments?|saisons?|âges?))"
)
_BEFORE = {"après": 2, "source": 3}
_LEAST_QUOTED = 4
_FEW_WORDS, _MANY_WORDS = 80, 200


def read(document: Document, *, opinion: bool = False) -> Signal:
    """Pass with a source named; fail for a French text of 200 words with none and no quotation; else not observed."""
    evidence = next(_evidence(document), None)
    if evidence:
        return found("sources-cited", document.text, *evidence)
    if opinion:
        return unseen("sources-cited", "not_applicable")  # a labelled opinion is its own source
    fails = document.words >= _MANY_WORDS and document.language == "fr" and not document.quotes
    return unseen("sources-cited", "fail" if fails else "not_observed")


def _evidence(document: Document) -> Iterator[tuple[int, int]]:
    if document.language not in _LANGUAGES or document.words < _FEW_WORDS:
        return
    yield from _speakers(document)
    yield from _reported(document)
    yield from _according(document)
    yield from _documents(document)
    yield from _links(document)


def _speakers(document: Document) -> Iterator[tuple[int, int]]:
    """Quotations with a verb of saying just before or just after them."""
    texts = document.tokens.texts
    for quote in document.quotes:
        first, last = document.token_range(Span(quote.start, quote.end))
        if last - first < _LEAST_QUOTED:
            continue  # a word in quotation marks is no statement
        near = (*texts[max(0, first - 8) : first], *texts[last : last + 7])
        if quote.style == "–" or not _VERBS.isdisjoint(near):
            yield quote.start, quote.end


def _reported(document: Document) -> Iterator[tuple[int, int]]:
    """Indirect speech: « affirme que », « , a indiqué le parquet », « a-t-on appris de source judiciaire »."""
    tokens = document.tokens
    for verb in _ORDERED_VERBS:
        for number in document.index.get(verb, ()):
            before, after = tokens.texts[max(0, number - 2) : number], tokens.texts[number + 1 : number + 3]
            start = tokens.starts[number - 1] if before and before[-1] in ("a", "ont", "avait", "fait") else None
            told = start is not None and document.plain[max(0, start - 2) : start] == ", "
            if after[:1] in (["que"], ["qu'"]) or told or (before and before[-1].endswith("-t-on")):
                yield tokens.starts[number], tokens.ends[min(number + 2, len(tokens) - 1)]


def _according(document: Document) -> Iterator[tuple[int, int]]:
    for anchor in ("selon", "source", "après", "auprès", "cité", "citée", "interrogé", "interrogée", "rapporté"):
        for number in document.index.get(anchor, ()):
            start = max(0, document.tokens.starts[number] - _BEFORE.get(anchor, 0))
            match = _ACCORDING.match(document.folded, start)
            if match and not _NO_SOURCE.match(document.folded, start):
                yield match.span()


def _documents(document: Document) -> Iterator[tuple[int, int]]:
    """Documents named with their maker: « un rapport de la Cour des comptes »."""
    for word in _DOCUMENTS:
        for number in document.index.get(word, ()):
            end = document.tokens.ends[number]
            match = _NAMED.match(document.plain, end, min(end + 80, len(document.plain)))
            if match:
                yield document.tokens.starts[number], match.end()


def _links(document: Document) -> Iterator[tuple[int, int]]:
    """Web addresses in the body; those of the header are the article's own."""
    for url in document.header.urls:
        if not any(meta.start <= url.start < meta.end for meta in document.header.meta):
            yield url.start, url.end
