"""A noun and the adjective right behind it that does not agree with it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from auditor.kinds.agreement.finding import Clash
from auditor.kinds.agreement.phrase import Text, joined, number_of
from auditor.kinds.agreement.words import CONTRACTIONS, DETERMINERS, PLURAL, SINGULAR, UNKNOWN, Words
from auditor.reading import Document

_NOUN = frozenset(("NOUN",))
_QUALIFIES = frozenset(("ADJ", "VERB"))
_QUOTES = " \"«»“”'"
_LINKS = frozenset("et ou ni".split())
BEFORE = frozenset(
    "de d' du des au aux à en par pour sur avec sans sous contre entre dans chez vers et ou ni hors outre malgré selon "
    "depuis après avant pendant dès parmi lors comme sauf via près lès durant devant derrière autour "
    "que qu' dont".split()
)
_WHOLE = frozenset("tout tous toute toutes très plus moins peu bien si aussi trop non".split())
MAX_BACK = 14
"""Words before a noun among which another noun may be what the adjective belongs to."""


def wrong_adjectives(text: Text, barred: Container[str]) -> Iterator[Clash]:
    """« une loi nouveau », « le monde entière »."""
    document, words, qualifiers = text.document, text.words, text.qualifiers
    texts = document.tokens.texts
    for right, places in document.index.items():
        said = qualifiers[right]
        for number in places if said else ():
            left = texts[number - 1] if number else ""
            noun = words[left].noun if left and left not in barred else 0
            if noun and noun & said != noun and _differs(text, number - 1, noun, said):
                yield Clash(number - 1, number, number - 1, number, ((number - 1, _NOUN), (number, _QUALIFIES)))


def _differs(text: Text, number: int, noun: int, said: int) -> bool:
    """Whether a noun and the word behind it disagree for certain, as far as the lexicon tells."""
    mask = narrowed(text.document, text.words, number, noun)
    if not mask or mask & said or mask & text.words[text.document.tokens.texts[number + 1]].noun:
        return False
    return _is_small(text.document, number) and _belongs(text.document, text.words, number, said)


def _is_small(document: Document, number: int) -> bool:
    plain, tokens = document.plain, document.tokens
    return joined(document, number + 1) and plain[tokens.starts[number] : tokens.ends[number + 1]].islower()


def narrowed(document: Document, words: Words, number: int, noun: int) -> int:
    """Gender and number of a noun, narrowed by the determiner and the adjectives before it."""
    texts = document.tokens.texts
    for place in range(number - 1, max(number - 4, -1), -1):
        if not joined(document, place + 1):
            return noun
        said = DETERMINERS.get(texts[place]) or CONTRACTIONS.get(texts[place])
        if said:
            return noun & said
        adjective = words[texts[place]].adjective
        if not adjective:
            return noun
        noun &= adjective
    return noun


def _follows_noun(document: Document, words: Words, number: int) -> bool:
    """Whether another noun stands right before."""
    text = document.tokens.texts[number - 1] if number and joined(document, number) else ""
    return bool(text) and text not in DETERMINERS and bool(words[text].noun) and not words[text].adjective


def _opening(texts: Sequence[str], number: int) -> int:
    """Token number of the determiner before a noun, or of the noun."""
    return number - 1 if number and texts[number - 1] in DETERMINERS else number


def _comma(document: Document, number: int) -> bool:
    """Whether a comma stands before the token."""
    tokens = document.tokens
    return number < len(tokens) and "," in document.plain[tokens.ends[number - 1] : tokens.starts[number]]


def _belongs(document: Document, words: Words, number: int, said: int) -> bool:
    """Whether the adjective can be no other noun's: none stands before with which it agrees, and no twin behind."""
    texts, starts = document.tokens.texts, document.tokens.starts
    after = number + 2
    if said & SINGULAR and after < len(texts) and (texts[after] in _LINKS or _comma(document, after)):
        return False  # « les langues française et anglaise »
    if said & SINGULAR and after < len(texts) and document.plain[starts[after]].isupper():
        return False  # « les présidents russe Poutine »
    if said & PLURAL and _comma(document, _opening(texts, number)):
        return False  # « des voitures, une banque incendiées »
    return not _follows_noun(document, words, number) and not has_other_noun(document, words, number, said)


def has_other_noun(document: Document, words: Words, number: int, said: int) -> bool:
    """Whether a noun before, to which this one belongs, or the subject could be what the adjective speaks of."""
    texts, ends, starts = document.tokens.texts, document.tokens.ends, document.tokens.starts
    linked = False
    for place in range(number - 1, max(number - MAX_BACK, -1), -1):
        text = texts[place]
        word = words[text]
        if document.plain[ends[place] : starts[place + 1]].strip(_QUOTES):
            return False
        if text in BEFORE:
            linked = True
            if text in _LINKS and said & PLURAL:
                return True
        elif word.finite and not word.noun:
            return bool(words[texts[number + 1]].participle and word.finite & number_of(said))
        elif linked and (word.noun & said or word == UNKNOWN):
            return True
        elif word.other and not word.noun and text not in DETERMINERS and text not in _WHOLE:
            return False
    return False
