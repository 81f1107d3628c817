"""Where a text says who speaks: reporting verbs with their subject, and « selon »."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from auditor.framing.speakers import PRONOUN, Speaker, after, before
from auditor.framing.tables import Stance, Verb, verbs
from auditor.reading import Document
from auditor.reading.names import UPPER

_AUXILIARIES = frozenset("a ont avait avaient aura auront aurait auraient eut".split())
_BEING = frozenset("est sont était étaient".split())
_BETWEEN = frozenset(
    "pas aussi également ainsi déjà encore ensuite enfin notamment d'ailleurs toutefois plus en le l' lui "
    "leur y".split()
)
_DETERMINERS = frozenset(
    "le la les l' un une des du au aux ce cet cette ces son sa ses leur leurs de d' en à par sans".split()
)
_CLITIC_OBJECT = frozenset("le la l' les se s' lui leur".split())
_OPENS = re.compile(r"(?:[^.;!?«»“”\"\n]{0,110}?\b(?:que |qu'))|[^.;!?\n«“\"]{0,60}(?::|«|“|\")")
_SUBJECT_CLITIC = re.compile(r"-(?:t-)?(?:ils?|elles?|on)\b")
_NO_SPEAKER = re.compile(r"\s*(?:que|les? cas|lequel|laquelle|des modalités|toute|une? |ce que|qu')", re.I)
_AFTER_QUOTE = re.compile(rf"[»”\"],?\s*(?:il|elle|ils|elles|[{UPPER}][\w'-]+(?: [{UPPER}][\w'-]+)?)\s*$")
AHEAD = 160
"""Code points after a verb in which its object or its inverted subject is looked for."""


class Attribution(NamedTuple):
    """A reporting verb, or « selon », from code point start to end, and who speaks.

    `inverted`: what is said stands before it.
    """

    start: int
    end: int
    verb: str
    stance: Stance
    speaker: Speaker
    inverted: bool


def read(document: Document) -> list[Attribution]:
    """All attributions outside quotations, in order."""
    found = [*_by_verb(document), *_by_preposition(document)]
    return sorted(found, key=lambda item: item.start)


def _by_verb(document: Document) -> Iterator[Attribution]:
    known = verbs()
    numbers = sorted(number for form in known.keys() & document.index.keys() for number in document.index[form])
    for number in numbers:
        if document.in_quote(document.tokens.starts[number]):
            continue
        attribution = _attribution(document, number, known[document.tokens.texts[number]])
        if attribution is not None:
            yield attribution


def _attribution(document: Document, number: int, verb: Verb) -> Attribution | None:
    group = _group(document, number, verb)
    if group is None:
        return None
    start, end = document.tokens.starts[group], document.tokens.ends[number]
    rest = document.plain[end : end + AHEAD]
    clitic = _SUBJECT_CLITIC.search(document.plain, start, min(end + 8, len(document.plain)))
    ahead = document.plain[max(0, start - 3) : start].rstrip()[-1:]
    opens = _OPENS.match(rest)
    if clitic:
        return Attribution(start, max(end, clitic.end()), verb.lemma, verb.stance, PRONOUN, inverted=True)
    if ahead in ("»", "”", '"', ",", "–", "—") and not (opens and ahead == ","):
        speaker = after(rest)
        return None if speaker is None else Attribution(start, end, verb.lemma, verb.stance, speaker, inverted=True)
    sentence = document.sentence_at(start)
    clause = document.plain[sentence.start : start]
    after_quote = _AFTER_QUOTE.search(clause)
    if not after_quote and (verb.use == "tag" or not (opens or (verb.use == "alone" and rest[:1] == " "))):
        return None
    speaker = before(clause)
    return None if speaker is None else Attribution(start, end, verb.lemma, verb.stance, speaker, bool(after_quote))


def _group(document: Document, number: int, verb: Verb) -> int | None:
    """Number of the token at which the verb group starts; None where the form is no verb of speech here."""
    texts = document.tokens.texts
    previous = texts[number - 1] if number else ""
    if verb.part in ("participle", "both"):
        at = number - 1
        while max(number - 4, -1) < at and _may_stand_between(texts[at]):
            at -= 1
        if at > 0 and texts[at] in _BEING and texts[at - 1] in ("s'", "se"):
            return at - 1  # s'est félicité
        if at >= 0 and texts[at] in _AUXILIARIES:
            return at - 1 if at and texts[at - 1] in ("l'", "lui", "leur", "y") else at
        if verb.part == "participle":
            return number if previous == "et" else None
    if previous in _DETERMINERS and not (previous in _CLITIC_OBJECT and verb.use == "alone"):
        return None
    return number - 1 if previous in _CLITIC_OBJECT else number


def _may_stand_between(token: str) -> bool:
    """Whether a token may stand between an auxiliary and its participle."""
    return token in _BETWEEN or token.endswith("ment") or token[0] == "-"


def _by_preposition(document: Document) -> Iterator[Attribution]:
    for word, lead in (("selon", ""), ("après", "d'"), ("dixit", "")):
        for number in document.index.get(word, ()):
            start, end = document.tokens.starts[number], document.tokens.ends[number]
            if (lead and (not number or document.tokens.texts[number - 1] != lead)) or document.in_quote(start):
                continue
            rest = document.plain[end : end + AHEAD]
            speaker = None if _NO_SPEAKER.match(rest) else after(rest)
            if speaker is not None:
                inverted = document.plain[max(0, start - 3) : start].rstrip()[-1:] in ("»", "”", '"', ",")
                yield Attribution(start - len(lead), end, lead + word, "neutral", speaker, inverted)
