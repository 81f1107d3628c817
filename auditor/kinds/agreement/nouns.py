"""A noun and the adjective right behind it that does not agree with it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from auditor.kinds.agreement.clauses import joined
from auditor.kinds.agreement.columns import Columns, places
from auditor.kinds.agreement.finding import Clash
from auditor.kinds.agreement.pairs import BEHIND, NARROWED
from auditor.kinds.agreement.phrase import Text, number_of
from auditor.kinds.agreement.roles import NARROWS
from auditor.kinds.agreement.words import (
    CONTRACTIONS,
    DETERMINERS,
    PLURAL,
    SINGULAR,
    UNKNOWN,
    Words,
    is_like_participle,
)
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
_WHOLE = frozenset("tout tous toute toutes très plus moins peu bien si aussi trop non même l d".split())
MAX_BACK = 14
"""Words before a noun among which another noun may be what the adjective belongs to."""


def wrong_adjectives(text: Text, barred: Container[str]) -> Iterator[Clash]:
    """« une loi nouveau », « l'équipe nationale féminin », « la crise économique et social »."""
    texts = text.document.tokens.texts
    for before in _suspects(text.columns):
        number = before + 1
        said = text.qualifiers[texts[number]]
        noun, mask = _governor(text, number) if said else (0, 0)
        if not mask & ~said or texts[noun] in barred or not _is_small(text.document, noun, number):
            continue
        if _differs(text, noun, number, mask):
            yield Clash(noun, number, noun, number, ((noun, _NOUN), (number, _QUALIFIES)))


def _suspects(columns: Columns) -> list[int]:
    """Tokens that may be nouns, or follow one, and disagree with the next."""
    pairs = columns.pairs
    found = pairs & BEHIND > 0
    found[1:] |= (pairs[1:] & NARROWED > 0) & (columns.roles[:-2] & NARROWS > 0)
    return places(found)


def _governor(text: Text, number: int) -> tuple[int, int]:
    """The noun before a word, or before the adjective before it, with what these can be; (0, 0) for none."""
    texts, words = text.document.tokens.texts, text.words
    left = words[texts[number - 1]]
    if number > 3 and texts[number - 1] == "et":
        if words[texts[number]].participle:
            return 0, 0  # « a voté la motion préalable et prévenu »
        adjective, noun = words[texts[number - 2]].adjective, words[texts[number - 3]]
        both = noun.noun & adjective if noun.noun and not noun.other else 0
        return (number - 3, both) if adjective and not both & PLURAL else (0, 0)
    if left.adjective and number > 1 and texts[number - 2] not in DETERMINERS:
        noun = words[texts[number - 2]]
        if noun.noun and not noun.adjective and not noun.other:
            return number - 2, noun.noun & left.adjective
    return number - 1, left.noun


def _differs(text: Text, noun: int, number: int, mask: int) -> bool:
    """Whether a noun and a word behind it disagree for certain, as far as the lexicon tells."""
    word = text.words[text.document.tokens.texts[number]]
    mask = narrowed(text.document, text.words, noun, mask)
    if not mask or mask & (word.qualifies | word.noun):
        return False
    return _belongs(text.document, text.words, noun, number)


def _is_small(document: Document, first: int, last: int) -> bool:
    """Whether the words from one to another stand side by side in lower case."""
    plain, tokens = document.plain, document.tokens
    if not plain[tokens.starts[first] : tokens.ends[last]].islower():
        return False
    return all(joined(document, number) for number in range(first + 1, last + 1))


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


def _ends(document: Document, number: int) -> bool:
    """Whether a mark, or the end of the text, stands right behind the token."""
    end = document.tokens.ends[number]
    return document.plain[end : end + 1] in ("", *".,;!?")


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


def _belongs(document: Document, words: Words, noun: int, number: int) -> bool:
    """Whether the adjective can be no other noun's: none stands before with which it agrees, and no twin behind."""
    texts, starts, said = document.tokens.texts, document.tokens.starts, words[document.tokens.texts[number]].qualifies
    after = number + 1
    if said & SINGULAR and after < len(texts) and (texts[after] in _LINKS or _comma(document, after)):
        return False  # « les langues française et anglaise »
    if said & SINGULAR and after < len(texts) and document.plain[starts[after]].isupper():
        return False  # « les présidents russe Poutine »
    if is_like_participle(texts[number], words[texts[number]]) and not _ends(document, number):
        return False  # « des slogans insultant le maire »
    if said & PLURAL and _comma(document, _opening(texts, noun)):
        return False  # « des voitures, une banque incendiées »
    return not _follows_noun(document, words, noun) and not _has_other_noun(document, words, noun, number)


def _has_other_noun(document: Document, words: Words, noun: int, number: int) -> bool:
    """Whether a noun before, to which this one belongs, or the subject could be what the adjective speaks of."""
    texts, ends, starts = document.tokens.texts, document.tokens.ends, document.tokens.starts
    said, linked = words[texts[number]].qualifies, False
    for place in range(noun - 1, max(noun - MAX_BACK, -1), -1):
        text = texts[place]
        word = words[text]
        gap = document.plain[ends[place] : starts[place + 1]].strip(_QUOTES)
        if gap:  # « des valeurs, basses, de calcium relevées », « des élus (six) de villages isolés »
            return ")" in gap or (gap == "," and texts[place + 1] in ("de", "d'"))
        if text in BEFORE:
            linked = True
            if text in _LINKS and said & PLURAL:
                return True
        elif word.finite and not word.noun:
            return bool(words[texts[number]].participle and word.finite & number_of(said))
        elif linked and (word == UNKNOWN or (word.noun and narrowed(document, words, place, word.noun) & said)):
            return True
        elif word.other and not word.noun and text not in DETERMINERS and text not in _WHOLE:
            return False
    return False
